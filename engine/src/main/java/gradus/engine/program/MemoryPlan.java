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
import java.util.TreeMap;

/// Where each tensor of a program lies, for given lengths: two stretches of memory, one of numbers in the program's
/// precision, one of wide ones (whole numbers, which single precision would not hold). Tensors that are never needed
/// at the same time share a place; what is computed element by element takes the place of an input that nobody reads
/// any more; a reshaped tensor lies where it lay.
public final class MemoryPlan {

    /// A place.
    ///
    /// @param isWide in the stretch of wide numbers
    /// @param at the first element
    /// @param count how many elements
    public record Place(boolean isWide, int at, int count) {}

    /// A result that must be copied to the feed it is carried to, since it could not be written there.
    public record Copy(Place from, Place to) {}

    private static final int FOREVER = Integer.MAX_VALUE;

    private final ElementType real;
    private final Map<String, Integer> lengths;
    private final Stretch narrow = new Stretch();
    private final Stretch wide = new Stretch();
    private final Map<Operand, Operand> roots = new HashMap<>();
    private final Map<Operand, Place> places = new HashMap<>();
    private final Map<Operand, Integer> lastReads = new HashMap<>();
    private final Set<Operand> kept = new HashSet<>();
    private final IdentityHashMap<Step, MemoryPlan> bodies = new IdentityHashMap<>();
    private final IdentityHashMap<Step, List<Place>> rooms = new IdentityHashMap<>();
    private final List<Copy> copies = new ArrayList<>();
    private final List<Place> spares = new ArrayList<>();
    private long unshared;

    private MemoryPlan(ElementType real, Map<String, Integer> lengths) {
        this.real = real;
        this.lengths = Map.copyOf(lengths);
    }

    /// Plans a program's memory.
    ///
    /// @param carried the feeds that become a result after each run: the result is written there where nothing
    ///     reads the old value any more
    /// @throws ArithmeticException when it is more than arrays can hold
    public static MemoryPlan of(Program program, Map<String, Integer> lengths, Map<Value, Value> carried) {
        MemoryPlan plan = new MemoryPlan(program.real(), lengths);
        program.feeds().values().forEach(plan::keep);
        program.constants().keySet().forEach(plan::keep);
        Map<Operand, Operand> targets = new LinkedHashMap<>();
        carried.forEach((feed, result) -> {
            Operand from = program.results().get(result);
            Operand to = program.feeds().get(feed);
            if (from != null && to != null) {
                targets.put(to, from);
            }
        });
        plan.lay(program.steps(), program.results().values(), targets);
        return plan;
    }

    /// The elements of the program's precision, all in all.
    public int narrowCount() {
        return narrow.high;
    }

    /// The wide elements, all in all.
    public int wideCount() {
        return wide.high;
    }

    /// The bytes that the plan takes.
    public long bytes() {
        return (long) narrow.high * (real == ElementType.FLOAT32 ? 4 : 8) + 8L * wide.high;
    }

    /// The bytes that all tensors of the program would take side by side.
    public long bytesUnshared() {
        return unshared;
    }

    /// Where a tensor lies.
    public Place place(Operand operand) {
        Place place = places.get(root(operand));
        if (place == null) {
            throw new IllegalArgumentException("Nothing is planned for " + operand);
        }
        return place;
    }

    /// How many elements a tensor has.
    public int count(Operand operand) {
        return operand.shape().count().size(lengths);
    }

    /// The plan of what a scan does at every step.
    public MemoryPlan body(Step scan) {
        MemoryPlan body = bodies.get(scan);
        if (body == null) {
            throw new IllegalArgumentException("No scan of this plan");
        }
        return body;
    }

    /// What must be copied when a run is over.
    public List<Copy> copies() {
        return List.copyOf(copies);
    }

    /// The place of the tensors of a scan's steps, which are planned from 0: narrow, then wide; of a convolution's
    /// [blocks][ConvolutionBlocks], part by part.
    public List<Place> room(Step scan) {
        return rooms.getOrDefault(scan, List.of());
    }

    /// In the plan of a scan's steps: room for a second copy of each state.
    public List<Place> spares() {
        return List.copyOf(spares);
    }

    private Operand root(Operand operand) {
        Operand root = operand;
        for (Operand before = roots.get(root); before != null; before = roots.get(root)) {
            root = before;
        }
        return root;
    }

    private boolean isWide(ElementType type) {
        return type == ElementType.INT32 || (type == ElementType.FLOAT64 && real == ElementType.FLOAT32);
    }

    private void keep(Operand operand) {
        kept.add(operand);
        places.put(operand, take(operand));
    }

    private Place take(Operand operand) {
        int count = count(operand);
        boolean isWide = isWide(operand.type()) && real == ElementType.FLOAT32;
        unshared += (long) count * (real == ElementType.FLOAT32 && !isWide ? 4 : 8);
        return new Place(isWide, (isWide ? wide : narrow).take(count), count);
    }

    private void give(Place place) {
        (place.isWide() ? wide : narrow).give(place.at(), place.count());
    }

    private void lay(List<Step> steps, Collection<Operand> results, Map<Operand, Operand> targets) {
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
        Map<Operand, Operand> inPlace = inPlace(steps, results, targets);
        for (int i = 0; i < steps.size(); i++) {
            lay(steps.get(i), i, inPlace);
        }
        targets.forEach((feed, result) -> {
            if (!place(result).equals(place(feed))) {
                copies.add(new Copy(place(result), place(feed)));
            }
        });
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
                    && count(root) == count(feed);
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
                places.put(output, place(feed));
                kept.add(output);
                continue;
            }
            Operand heir = step.inputs().stream()
                    .filter(input -> dying.contains(root(input))
                            && isElementwise(step, input)
                            && place(input).isWide() == (isWide(output.type()) && real == ElementType.FLOAT32)
                            && count(input) == count(output))
                    .findFirst()
                    .map(this::root)
                    .orElse(output);
            if (heir.equals(output)) {
                places.put(output, take(output));
            } else {
                dying.remove(heir);
                places.put(output, place(heir));
                unshared += (long) count(output) * (real == ElementType.FLOAT32 ? 4 : 8);
            }
        }
        if (step.instruction() instanceof Instruction.Scan scan) {
            layBody(step, scan.body());
        }
        int scratch = ConvolutionBlocks.room(step, lengths);
        if (scratch > 0) {
            Place room = new Place(false, narrow.take(scratch), scratch);
            rooms.put(step, List.of(room));
            give(room);
        }
        dying.forEach(operand -> give(place(operand)));
        for (Operand output : step.outputs()) {
            if (!lastReads.containsKey(output) && !kept.contains(output)) {
                give(place(output));
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
        inside.lay(body.steps(), results, Map.of());
        body.states().forEach(state -> inside.spares.add(inside.take(state)));
        bodies.put(step, inside);
        Place room = new Place(false, narrow.take(inside.narrow.high), inside.narrow.high);
        Place wideRoom = new Place(true, wide.take(inside.wide.high), inside.wide.high);
        rooms.put(step, List.of(room, wideRoom));
        unshared += inside.unshared;
        give(room);
        give(wideRoom);
    }

    /// Whether a step reads this input's element where it writes its own, and nowhere else.
    private boolean isElementwise(Step step, Operand input) {
        boolean isFormula =
                step.instruction() instanceof Instruction.Pointwise || step.instruction() instanceof Instruction.Chain;
        Operand root = root(input);
        return isFormula
                && step.inputs().stream()
                        .filter(other -> root(other).equals(root))
                        .allMatch(other -> count(other) == count(step.output()));
    }

    /// Numbers side by side, of which stretches are taken and given back.
    private static final class Stretch {
        /// Places begin at multiples of this: a line of the cache holds so many.
        private static final int ALIGNMENT = 16;

        private final TreeMap<Integer, Integer> free = new TreeMap<>();
        private int high;

        /// The smallest gap that is large enough, or the end.
        int take(int count) {
            int size = size(count);
            int best = -1;
            int room = Integer.MAX_VALUE;
            for (Map.Entry<Integer, Integer> gap : free.entrySet()) {
                if (gap.getValue() >= size && gap.getValue() < room) {
                    best = gap.getKey();
                    room = gap.getValue();
                }
            }
            if (best < 0) {
                int at = high;
                high = Math.addExact(high, size);
                return at;
            }
            free.remove(best);
            if (room > size) {
                free.put(best + size, room - size);
            }
            return best;
        }

        void give(int at, int count) {
            int start = at;
            int size = size(count);
            Map.Entry<Integer, Integer> before = free.lowerEntry(at);
            if (before != null && before.getKey() + before.getValue() == at) {
                start = before.getKey();
                size += before.getValue();
                free.remove(start);
            }
            Integer behind = free.remove(at + size(count));
            free.put(start, behind == null ? size : size + behind);
        }

        private static int size(int count) {
            return Math.multiplyExact(Math.max(1, Math.ceilDiv(count, ALIGNMENT)), ALIGNMENT);
        }
    }
}
