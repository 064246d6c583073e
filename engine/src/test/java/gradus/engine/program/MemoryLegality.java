package gradus.engine.program;

import gradus.engine.graph.Value;
import gradus.engine.instruction.Body;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan.Move;
import gradus.engine.program.MemoryPlan.Span;
import gradus.engine.tensor.ElementType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
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
    private final Complaints complaints = new Complaints();
    private final Map<Operand, Operand> roots = new HashMap<>();
    /// What lies in each stretch, by its first number; never over one another.
    private final TreeMap<Long, Held> narrow = new TreeMap<>();
    private final TreeMap<Long, Held> wide = new TreeMap<>();

    private MemoryLegality(Places places) {
        this.places = places;
    }

    /// What is wrong with a program's plan; empty when nothing is.
    ///
    /// @param carried the feeds that become a result after each run
    static List<String> problems(Program program, Places places, Map<Value, Value> carried) {
        MemoryLegality legality = new MemoryLegality(places);
        legality.run(program, carried);
        return legality.complaints.all();
    }

    private void run(Program program, Map<Value, Value> carried) {
        complaints.at("before");
        List<Operand> given = Stream.concat(
                        program.feeds().values().stream(), program.constants().keySet().stream())
                .toList();
        given.forEach(this::write);
        given.forEach(this::reads);
        program.steps().forEach(this::step);
        complaints.at("results");
        program.results().values().forEach(this::reads);
        complaints.at("the next run");
        program.constants().keySet().forEach(this::reads);
        Map<Operand, Operand> expected = new HashMap<>();
        carried.forEach((feed, result) -> {
            Operand place = program.feeds().get(feed);
            Operand from = program.results().get(result);
            if (place != null && from != null) {
                expected.put(place, root(from));
            }
        });
        for (Move move : places.moves()) {
            Optional.ofNullable(stretch(move.from()).get(move.from().at()))
                    .ifPresent(held -> put(move.to(), held.tensor()));
        }
        for (Operand feed : program.feeds().values()) {
            Operand renewed = expected.getOrDefault(feed, feed);
            complaints.require(isHeld(span(feed), renewed), feed, "does not hold " + renewed);
        }
    }

    private Operand root(Operand operand) {
        Operand root = operand;
        for (Operand before = roots.get(root); before != null; before = roots.get(root)) {
            root = before;
        }
        return root;
    }

    private Span span(Operand operand) {
        return places.span().apply(operand);
    }

    private TreeMap<Long, Held> stretch(Span span) {
        return span.isWide() ? wide : narrow;
    }

    private boolean isHeld(Operand operand) {
        return isHeld(span(operand), root(operand));
    }

    private boolean isHeld(Span span, Operand tensor) {
        return span.count() == 0 || new Held(span, tensor).equals(stretch(span).get(span.at()));
    }

    private void reads(Operand operand) {
        complaints.require(isHeld(operand), operand, "was written over");
    }

    private static boolean overlap(Span one, Span other) {
        return one.isWide() == other.isWide()
                && one.at() < other.at() + other.count()
                && other.at() < one.at() + one.count();
    }

    private void clear(Span span) {
        NavigableMap<Long, Held> before = stretch(span).headMap(span.at() + span.count(), false);
        while (!before.isEmpty() && overlap(before.lastEntry().getValue().span(), span)) {
            before.pollLastEntry();
        }
    }

    private void put(Span span, Operand tensor) {
        if (span.count() > 0) {
            clear(span);
            stretch(span).put(span.at(), new Held(span, tensor));
        }
    }

    private void write(Operand operand) {
        Span span = span(operand);
        boolean isWide = places.real() == ElementType.FLOAT32
                && (operand.type() == ElementType.INT32 || operand.type() == ElementType.FLOAT64);
        complaints.require(span.isWide() == isWide, operand, "lies among numbers of another width");
        complaints.require(span.count() == places.count().apply(operand), operand, "has another size");
        complaints.require(
                span.at() >= 0 && span.at() + span.count() <= (span.isWide() ? places.wide() : places.narrow()),
                operand,
                "lies outside");
        put(span, root(operand));
    }

    private void step(Step step) {
        complaints.at(step);
        step.inputs().forEach(this::reads);
        if (step.instruction() instanceof Instruction.Reshape) {
            Operand input = step.inputs().getFirst();
            roots.put(step.output(), root(input));
            complaints.require(span(step.output()).equals(span(input)), step.output(), "lies elsewhere than its input");
            return;
        }
        for (Operand output : step.outputs()) {
            for (Operand input : step.inputs()) {
                complaints.require(
                        !overlap(span(output), span(input)) || isElementwise(step, span(output), input),
                        input,
                        "is written over while it is read");
            }
        }
        step.outputs().forEach(this::write);
        step.outputs().forEach(this::reads);
        if (step.instruction() instanceof Instruction.Scan scan) {
            scan(step, scan.body());
        }
    }

    /// Whether a step may write where it reads: the same element, formula by formula. An input that broadcasts to as
    /// many elements as it has is read so.
    private boolean isElementwise(Step step, Span span, Operand input) {
        boolean isFormula =
                step.instruction() instanceof Instruction.Pointwise || step.instruction() instanceof Instruction.Chain;
        return isFormula && span.equals(span(input));
    }

    private void scan(Step step, Body body) {
        Places inner = places.body().apply(step);
        List<Span> rooms = places.rooms().apply(step);
        complaints.require(
                rooms.get(0).count() >= inner.narrow() && rooms.get(1).count() >= inner.wide(),
                rooms,
                "is too little room");
        for (Span room : rooms) {
            Stream.concat(step.inputs().stream(), step.outputs().stream())
                    .forEach(operand ->
                            complaints.require(!overlap(room, span(operand)), operand, "lies in the room of the body"));
            clear(room);
        }
        MemoryLegality inside = new MemoryLegality(inner);
        inside.repeat(body);
        inside.complaints.all().forEach(complaints::add);
    }

    /// The steps of a body, after which the next round must find what it needs.
    private void repeat(Body body) {
        complaints.at("before the body");
        List<Operand> given = Stream.of(body.states(), body.sequences(), body.captured())
                .flatMap(List::stream)
                .toList();
        given.forEach(this::write);
        given.forEach(this::reads);
        body.steps().forEach(this::step);
        complaints.at("after the body");
        List<Operand> needed = Stream.of(body.next(), body.stacked(), body.captured())
                .flatMap(List::stream)
                .toList();
        needed.forEach(this::reads);
        for (Span spare : places.spares()) {
            Stream.concat(body.states().stream(), needed.stream())
                    .forEach(place ->
                            complaints.require(!overlap(spare, span(place)), place, "lies in the room of a state"));
        }
    }
}
