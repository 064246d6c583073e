package gradus.engine.program;

import gradus.engine.graph.Value;
import gradus.engine.instruction.Body;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan.Move;
import gradus.engine.program.MemoryPlan.Span;
import gradus.engine.tensor.ElementType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Looks whether a plan of memory is right by running a program on it without numbers: it keeps book of which tensor
/// lies where, and tells when a step reads a tensor that something was written over.
final class MemoryLegality {

    /// Where a plan puts tensors.
    ///
    /// @param span of a tensor
    /// @param rooms of the steps of a scan: narrow, then wide
    /// @param body the plan of a scan's steps, from 0
    /// @param spares for a second copy of each state
    /// @param moves what is copied when a run is over, in order
    record Places(
            Function<Operand, Span> span,
            Function<Step, List<Span>> rooms,
            Function<Step, Places> body,
            List<Span> spares,
            List<Move> moves,
            ElementType real,
            Function<Operand, Long> count,
            long narrow,
            long wide) {

        static Places of(MemoryPlan plan) {
            return new Places(
                    plan::span,
                    plan::roomSpans,
                    scan -> of(plan.body(scan)),
                    plan.spareSpans(),
                    plan.moves(),
                    plan.real(),
                    operand -> (long) plan.count(operand),
                    plan.narrowCount(),
                    plan.wideCount());
        }

        /// The same, but for where tensors lie.
        Places with(Function<Operand, Span> other) {
            return new Places(other, rooms, body, spares, moves, real, count, narrow, wide);
        }

        /// The same, but for the room of scans.
        Places withRooms(Function<Step, List<Span>> other) {
            return new Places(span, other, body, spares, moves, real, count, narrow, wide);
        }

        /// The same, but for the plans of the steps of scans.
        Places withBodies(Function<Step, Places> other) {
            return new Places(span, rooms, other, spares, moves, real, count, narrow, wide);
        }

        /// The same, but for what is copied in the end.
        Places withMoves(List<Move> other) {
            return new Places(span, rooms, body, spares, other, real, count, narrow, wide);
        }
    }

    private record Held(Span span, Operand tensor) {}

    private final Places places;
    private final List<String> problems = new ArrayList<>();
    /// What is held, by where it begins; nothing overlaps.
    private final TreeMap<Long, Held> narrow = new TreeMap<>();
    private final TreeMap<Long, Held> wide = new TreeMap<>();
    private final Map<Operand, Operand> roots = new HashMap<>();

    private MemoryLegality(Places places) {
        this.places = places;
    }

    /// What is wrong with a program's plan; empty when nothing is.
    ///
    /// @param carried the feeds that become a result after each run
    static List<String> problems(Program program, Places places, Map<Value, Value> carried) {
        MemoryLegality legality = new MemoryLegality(places);
        program.feeds().values().forEach(feed -> legality.write(feed, "the feeds"));
        program.constants().keySet().forEach(constant -> legality.write(constant, "the constants"));
        legality.require(
                program.feeds().values().stream().allMatch(legality::isHeld), () -> "the feeds lie over one another");
        program.steps().forEach(legality::step);
        program.results().forEach((value, result) -> legality.reads(result, "the results"));
        program.constants().keySet().forEach(constant -> legality.reads(constant, "the next run"));
        Map<Operand, Operand> renewed = new HashMap<>();
        carried.forEach((feed, result) -> {
            Operand place = program.feeds().get(feed);
            Operand from = program.results().get(result);
            if (place != null && from != null) {
                renewed.put(place, legality.root(from));
            }
        });
        places.moves().forEach(legality::move);
        program.feeds().values().forEach(feed -> {
            Operand expected = renewed.getOrDefault(feed, feed);
            legality.require(
                    legality.isHeld(places.span().apply(feed), expected),
                    () -> "the next run doesn't find " + expected);
        });
        return legality.problems;
    }

    private void require(boolean isRight, Supplier<String> rule) {
        if (!isRight) {
            problems.add(rule.get());
        }
    }

    private Operand root(Operand operand) {
        Operand root = operand;
        while (roots.containsKey(root)) {
            root = roots.get(root);
        }
        return root;
    }

    private boolean isHeld(Operand operand) {
        return isHeld(places.span().apply(operand), root(operand));
    }

    private boolean isHeld(Span span, Operand tensor) {
        return span.count() == 0 || new Held(span, tensor).equals(memory(span).get(span.at()));
    }

    private void reads(Operand operand, String by) {
        require(isHeld(operand), () -> by + ": something was written over " + operand);
    }

    private static boolean overlap(Span one, Span other) {
        return one.isWide() == other.isWide()
                && one.at() < other.at() + other.count()
                && other.at() < one.at() + one.count();
    }

    private NavigableMap<Long, Held> memory(Span span) {
        return span.isWide() ? wide : narrow;
    }

    private void clear(Span span) {
        Map.Entry<Long, Held> before = memory(span).lowerEntry(span.at());
        if (before != null && overlap(before.getValue().span(), span)) {
            memory(span).remove(before.getKey());
        }
        memory(span).subMap(span.at(), span.at() + span.count()).clear();
    }

    private void move(Move move) {
        Held held = memory(move.from()).get(move.from().at());
        if (held != null) {
            put(move.to(), held.tensor());
        }
    }

    private void put(Span span, Operand tensor) {
        clear(span);
        if (span.count() > 0) {
            memory(span).put(span.at(), new Held(span, tensor));
        }
    }

    private void write(Operand operand, String by) {
        Span span = places.span().apply(operand);
        boolean isWide = places.real() == ElementType.FLOAT32
                && (operand.type() == ElementType.INT32 || operand.type() == ElementType.FLOAT64);
        require(span.isWide() == isWide, () -> by + ": " + operand + " lies among numbers of another width");
        require(span.count() == places.count().apply(operand), () -> by + ": " + operand + " has another size");
        require(
                span.at() >= 0 && span.at() + span.count() <= (isWide ? places.wide() : places.narrow()),
                () -> by + ": " + operand + " lies outside");
        put(span, root(operand));
    }

    private void step(Step step) {
        String by = Legality.name(step);
        step.inputs().forEach(input -> reads(input, by));
        if (step.instruction() instanceof Instruction.Reshape) {
            Operand input = step.inputs().getFirst();
            roots.put(step.output(), root(input));
            require(
                    places.span().apply(step.output()).equals(places.span().apply(input)),
                    () -> by + ": a reshaped tensor lies elsewhere");
            return;
        }
        for (Operand output : step.outputs()) {
            Span span = places.span().apply(output);
            for (Operand input : step.inputs()) {
                require(
                        !overlap(span, places.span().apply(input)) || isElementwise(step, span, input),
                        () -> by + ": writes over its input " + input);
            }
        }
        if (!(step.instruction() instanceof Instruction.Scan)) {
            rooms(step, by);
        }
        step.outputs().forEach(output -> write(output, by));
        require(step.outputs().stream().allMatch(this::isHeld), () -> by + ": its outputs lie over one another");
        if (step.instruction() instanceof Instruction.Scan scan) {
            scan(step, scan.body(), by);
        }
    }

    /// Whether a step may write where it reads: the same element, formula by formula. The matrices of a product are
    /// read as a whole.
    private boolean isElementwise(Step step, Span span, Operand input) {
        boolean isFormula = switch (step.instruction()) {
            case Instruction.Pointwise _, Instruction.Chain _ -> true;
            case Instruction.ContractChain _ ->
                step.inputs().subList(0, 2).stream().map(this::root).noneMatch(root(input)::equals);
            default -> false;
        };
        return isFormula
                && span.equals(places.span().apply(input))
                && places.count().apply(input).equals(places.count().apply(step.output()));
    }

    /// The memory that a step has of its own lies over nothing that it reads or writes.
    private void rooms(Step step, String by) {
        for (Span room : places.rooms().apply(step)) {
            Stream.concat(step.inputs().stream(), step.outputs().stream())
                    .forEach(operand -> require(
                            !overlap(room, places.span().apply(operand)),
                            () -> by + ": the room lies over " + operand));
            clear(room);
        }
    }

    private void scan(Step step, Body body, String by) {
        Places inner = places.body().apply(step);
        List<Span> rooms = places.rooms().apply(step);
        require(
                rooms.get(0).count() >= inner.narrow() && rooms.get(1).count() >= inner.wide(),
                () -> by + ": the room is too small");
        rooms(step, by);
        MemoryLegality inside = new MemoryLegality(inner);
        List<Operand> given = Stream.of(body.states(), body.sequences(), body.captured())
                .flatMap(List::stream)
                .toList();
        given.forEach(place -> inside.write(place, by));
        inside.require(given.stream().allMatch(inside::isHeld), () -> "the places of the body lie over one another");
        body.steps().forEach(inside::step);
        body.next().forEach(place -> inside.reads(place, "the next states"));
        body.stacked().forEach(place -> inside.reads(place, "what is kept"));
        body.captured().forEach(place -> inside.reads(place, "the next step of the sequence"));
        for (Span spare : inner.spares()) {
            Stream.of(body.states(), body.next(), body.captured(), body.stacked())
                    .flatMap(List::stream)
                    .forEach(place -> inside.require(
                            !overlap(spare, inner.span().apply(place)), () -> "a spare place lies over " + place));
        }
        inside.problems.forEach(problem -> problems.add(by + ": in the body: " + problem));
    }
}
