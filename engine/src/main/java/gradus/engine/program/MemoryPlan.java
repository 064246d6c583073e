package gradus.engine.program;

import gradus.engine.graph.Value;
import gradus.engine.instruction.Body;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.tensor.ElementType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where each tensor of a program lies, for given lengths: two stretches of memory, one of numbers in the program's
/// precision, one of wide ones (whole numbers, which single precision would not hold). Tensors that are never needed
/// at the same time share a place; what is computed element by element takes the place of an input that nobody reads
/// any more; a reshaped tensor lies where it lay; what [formulas alike][AlikeFormulas] read and write lies side by
/// side. A plan may be larger than any memory: see [MemoryLimit].
public final class MemoryPlan {

    /// A place.
    ///
    /// @param isWide in the stretch of wide numbers
    /// @param at the first element
    /// @param count how many elements
    public record Place(boolean isWide, int at, int count) {}

    /// A place of a plan that may be larger than arrays are.
    record Span(boolean isWide, long at, long count) {

        Place place() {
            return new Place(isWide, Math.toIntExact(at), Math.toIntExact(count));
        }
    }

    /// A result that must be copied to the feed it is carried to, since it could not be written there.
    public record Copy(Place from, Place to) {}

    /// A [Copy] in a plan that may be larger than arrays are.
    record Move(Span from, Span to) {}

    private static final int FOREVER = Integer.MAX_VALUE;

    private final ElementType real;
    private final Map<String, Integer> lengths;
    private final Stretch narrow = new Stretch();
    private final Stretch wide = new Stretch();
    private final Map<Operand, Operand> roots = new HashMap<>();
    private final Map<Operand, Span> places = new HashMap<>();
    private final Map<Operand, Integer> lastReads = new HashMap<>();
    private final Set<Operand> kept = new HashSet<>();
    /// The tensors that are to lie side by side, for each of them.
    private final Map<Operand, List<Operand>> rows = new HashMap<>();
    private final IdentityHashMap<Step, MemoryPlan> bodies = new IdentityHashMap<>();
    private final IdentityHashMap<Step, List<Span>> rooms = new IdentityHashMap<>();
    private final List<Move> moves = new ArrayList<>();
    private final List<Span> spares = new ArrayList<>();
    private long unshared;

    private MemoryPlan(ElementType real, Map<String, Integer> lengths) {
        this.real = real;
        this.lengths = Map.copyOf(lengths);
    }

    /// Plans a program's memory. Its constants come first: they lie at the same places for all lengths.
    ///
    /// @param carried the feeds that become a result after each run: the result is written there where nothing
    ///     reads the old value any more
    public static MemoryPlan of(Program program, Map<String, Integer> lengths, Map<Value, Value> carried) {
        MemoryPlan plan = new MemoryPlan(program.real(), lengths);
        program.constants().keySet().forEach(plan::keep);
        List<List<Operand>> columns = AlikeFormulas.of(program, lengths).stream()
                .flatMap(group -> group.columns().stream())
                .toList();
        columns.stream()
                .flatMap(List::stream)
                .filter(program.feeds()::containsValue)
                .distinct()
                .forEach(plan::keep);
        program.feeds().values().stream()
                .filter(feed -> !plan.kept.contains(feed))
                .forEach(plan::keep);
        Map<Operand, Operand> targets = new LinkedHashMap<>();
        carried.forEach((feed, result) -> {
            Operand from = program.results().get(result);
            Operand to = program.feeds().get(feed);
            if (from != null && to != null) {
                targets.put(to, from);
            }
        });
        plan.lay(program.steps(), program.results().values(), targets, columns);
        return plan;
    }

    /// The precision of the program.
    ElementType real() {
        return real;
    }

    /// The elements of the program's precision, all in all.
    public long narrowCount() {
        return narrow.high();
    }

    /// The wide elements, all in all.
    public long wideCount() {
        return wide.high();
    }

    /// The bytes that the plan takes.
    public long bytes() {
        return narrow.high() * (real == ElementType.FLOAT32 ? 4 : 8) + 8 * wide.high();
    }

    /// The bytes that all tensors of the program would take side by side.
    public long bytesUnshared() {
        return unshared;
    }

    /// The bytes that a step writes; of a scan what it hands out in the end.
    public long bytesWritten(Step step) {
        return step.instruction() instanceof Instruction.Reshape
                ? 0
                : step.outputs().stream().mapToLong(this::bytes).sum();
    }

    private long bytes(Operand operand) {
        return size(operand) * width(operand);
    }

    private long room(Operand operand) {
        return Stretch.size(size(operand)) * width(operand);
    }

    private int width(Operand operand) {
        return real == ElementType.FLOAT32 && !isWide(operand.type()) ? 4 : 8;
    }

    /// Where a tensor lies.
    ///
    /// @throws ArithmeticException in a plan that is more than arrays can hold
    public Place place(Operand operand) {
        return span(operand).place();
    }

    /// Where a tensor lies in a plan of any size.
    Span span(Operand operand) {
        Span place = places.get(root(operand));
        if (place == null) {
            throw new IllegalArgumentException("Nothing is planned for " + operand);
        }
        return place;
    }

    /// How many elements a tensor has.
    public int count(Operand operand) {
        return Math.toIntExact(size(operand));
    }

    private long size(Operand operand) {
        return operand.shape().elements(lengths);
    }

    /// The plan of what a scan does at every step.
    public MemoryPlan body(Step scan) {
        MemoryPlan body = bodies.get(scan);
        if (body == null) {
            throw new IllegalArgumentException("No scan of this plan");
        }
        return body;
    }

    /// What must be copied when a run is over, one after the other.
    public List<Copy> copies() {
        return moves.stream()
                .map(move -> new Copy(move.from().place(), move.to().place()))
                .toList();
    }

    /// The place of the tensors of a scan's steps, which are planned from 0: narrow, then wide; of a convolution's
    /// [blocks][ConvolutionBlocks] and of [those][ProductBlocks] of a product, part by part.
    public List<Place> room(Step scan) {
        return roomSpans(scan).stream().map(Span::place).toList();
    }

    List<Span> roomSpans(Step scan) {
        return rooms.getOrDefault(scan, List.of());
    }

    /// In the plan of a scan's steps: room for a second copy of each state.
    public List<Place> spares() {
        return spareSpans().stream().map(Span::place).toList();
    }

    List<Span> spareSpans() {
        return List.copyOf(spares);
    }

    List<Move> moves() {
        return List.copyOf(moves);
    }

    private Operand root(Operand operand) {
        Operand root = operand;
        for (Operand before = roots.get(root); before != null; before = roots.get(root)) {
            root = before;
        }
        return root;
    }

    private boolean isWide(ElementType type) {
        return real == ElementType.FLOAT32 && (type == ElementType.INT32 || type == ElementType.FLOAT64);
    }

    private void keep(Operand operand) {
        kept.add(operand);
        places.put(operand, take(operand));
    }

    private Span take(Operand operand) {
        long count = size(operand);
        boolean isWide = isWide(operand.type());
        unshared += room(operand);
        return new Span(isWide, (isWide ? wide : narrow).take(count), count);
    }

    /// Takes the places of tensors that lie side by side, when the first of them is computed.
    private void takeRow(List<Operand> row) {
        if (places.containsKey(row.getFirst())) {
            return;
        }
        boolean isWide = isWide(row.getFirst().type());
        long at = (isWide ? wide : narrow)
                .take(row.stream().mapToLong(each -> Stretch.size(size(each))).sum());
        for (Operand operand : row) {
            places.put(operand, new Span(isWide, at, size(operand)));
            unshared += room(operand);
            at += Stretch.size(size(operand));
        }
    }

    private void give(Span place) {
        (place.isWide() ? wide : narrow).give(place.at(), place.count());
    }

    /// @param columns of tensors that are to lie side by side
    private void lay(
            List<Step> steps, Collection<Operand> results, Map<Operand, Operand> targets, List<List<Operand>> columns) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.instruction() instanceof Instruction.Reshape) {
                roots.put(step.output(), step.inputs().getFirst());
            }
            for (Operand input : step.inputs()) {
                lastReads.put(root(input), i);
            }
        }
        for (Operand result : results) {
            lastReads.put(root(result), FOREVER);
        }
        for (List<Operand> column : columns) {
            List<Operand> row = column.stream().map(this::root).toList();
            // One that is in another row already lies there.
            if (row.stream().noneMatch(each -> kept.contains(each) || rows.containsKey(each))) {
                row.forEach(operand -> rows.put(operand, row));
            }
        }
        Map<Operand, Operand> inPlace = inPlace(steps, results, targets);
        for (int i = 0; i < steps.size(); i++) {
            lay(steps.get(i), i, inPlace);
        }
        targets.forEach((feed, result) -> {
            if (!span(result).equals(span(feed))) {
                moves.add(new Move(aside(result, targets), span(feed)));
            }
        });
    }

    /// Where a result can be copied from. One that is another feed which is renewed as well is moved out of its way
    /// first: else two that change places would become one.
    private Span aside(Operand result, Map<Operand, Operand> targets) {
        if (!targets.containsKey(root(result))) {
            return span(result);
        }
        Span aside = take(result);
        moves.addFirst(new Move(span(result), aside));
        return aside;
    }

    /// The results that may be written where the feed lies that they are carried to.
    private Map<Operand, Operand> inPlace(
            List<Step> steps, Collection<Operand> results, Map<Operand, Operand> targets) {
        Map<Operand, Integer> made = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            for (Operand output : steps.get(i).outputs()) {
                made.put(output, i);
            }
        }
        Map<Operand, Operand> inPlace = new HashMap<>();
        Set<Operand> wanted = new HashSet<>(results);
        targets.forEach((feed, result) -> {
            Operand root = root(result);
            int at = made.getOrDefault(root, -1);
            boolean isFree = at >= 0
                    && !wanted.contains(feed)
                    && !inPlace.containsKey(root)
                    && root.type() == feed.type()
                    && size(root) == size(feed);
            if (isFree) {
                int last = lastReads.getOrDefault(feed, -1);
                if (last < at || (last == at && isElementwise(steps.get(at), feed))) {
                    inPlace.put(root, feed);
                }
            }
        });
        return inPlace;
    }

    private void lay(Step step, int index, Map<Operand, Operand> inPlace) {
        if (step.instruction() instanceof Instruction.Reshape) {
            return;
        }
        Set<Operand> dying = new HashSet<>();
        for (Operand input : step.inputs()) {
            Operand root = root(input);
            if (lastReads.getOrDefault(root, -1) == index && !kept.contains(root)) {
                dying.add(root);
            }
        }
        for (Operand output : step.outputs()) {
            Operand feed = inPlace.get(output);
            if (feed != null) {
                places.put(output, span(feed));
                kept.add(output);
                continue;
            }
            if (rows.containsKey(output)) {
                takeRow(rows.get(output));
                continue;
            }
            Operand heir = step.inputs().stream()
                    .filter(input -> dying.contains(root(input))
                            && isElementwise(step, input)
                            && span(input).isWide() == isWide(output.type())
                            && size(input) == size(output))
                    .findFirst()
                    .map(this::root)
                    .orElse(output);
            if (heir.equals(output)) {
                places.put(output, take(output));
            } else {
                dying.remove(heir);
                places.put(output, span(heir));
                unshared += room(output);
            }
        }
        if (step.instruction() instanceof Instruction.Scan scan) {
            layBody(step, scan.body());
        }
        long scratch = ConvolutionBlocks.room(step, lengths) + ProductBlocks.room(step, lengths);
        if (scratch > 0) {
            Span room = new Span(false, narrow.take(scratch), scratch);
            rooms.put(step, List.of(room));
            give(room);
        }
        dying.forEach(operand -> give(span(operand)));
        for (Operand output : step.outputs()) {
            if (!lastReads.containsKey(output) && !kept.contains(output)) {
                give(span(output));
            }
        }
    }

    private void layBody(Step step, Body body) {
        MemoryPlan inside = new MemoryPlan(real, lengths);
        body.states().forEach(inside::keep);
        body.sequences().forEach(inside::keep);
        body.captured().forEach(inside::keep);
        List<Operand> results = new ArrayList<>(body.next());
        results.addAll(body.stacked());
        inside.lay(body.steps(), results, Map.of(), List.of());
        body.states().forEach(state -> inside.spares.add(inside.take(state)));
        bodies.put(step, inside);
        Span room = new Span(false, narrow.take(inside.narrow.high()), inside.narrow.high());
        Span wideRoom = new Span(true, wide.take(inside.wide.high()), inside.wide.high());
        rooms.put(step, List.of(room, wideRoom));
        unshared += inside.unshared;
        give(room);
        give(wideRoom);
    }

    private boolean isElementwise(Step step, Operand input) {
        return Elementwise.isRead(step, input, this::root, this::size);
    }
}
