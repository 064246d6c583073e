package gradus.engine.run;

import gradus.engine.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/// Passes through a graph and how much of them has been told. One can step both ways; a trace is a value, so a step
/// gives another trace. Memory is bounded: the oldest passes are dropped.
///
/// @param frames the passes that are kept, at least one
/// @param position how many steps have been told, counted over the frames that are kept
/// @param dropped how many steps of older passes are not kept any more
public record Trace(List<TraceFrame> frames, int position, long dropped) {

    /// More steps than these are not kept, unless one pass has more.
    public static final int MOST_STEPS = 10_000;

    /// How far a step goes.
    public enum Stride {
        /// One operation of the flat graph.
        OPERATION,
        /// One node of what is looked at: a layer, a block.
        LAYER,
        /// One line of the training loop.
        PHASE,
        /// One pass: an example, a batch.
        PASS
    }

    public Trace {
        frames = List.copyOf(frames);
        if (frames.isEmpty() || position < 0 || position > length(frames)) {
            throw new IllegalArgumentException("No position " + position + " in " + length(frames) + " steps");
        }
    }

    /// Before the first step of a pass.
    public static Trace of(TraceFrame frame) {
        return new Trace(List.of(frame), 0, 0);
    }

    /// The same with one more pass at the end.
    public Trace with(TraceFrame next) {
        List<TraceFrame> kept = new ArrayList<>(frames);
        kept.add(next);
        long gone = 0;
        while (kept.size() > 1 && length(kept) > MOST_STEPS) {
            gone += kept.removeFirst().steps().size();
        }
        return new Trace(kept, (int) Math.max(0, position - gone), dropped + gone);
    }

    /// How many steps are kept.
    public int length() {
        return length(frames);
    }

    private static int length(List<TraceFrame> frames) {
        return frames.stream().mapToInt(frame -> frame.steps().size()).sum();
    }

    /// Whether all has been told.
    public boolean isAtEnd() {
        return position == length();
    }

    /// The same with so many steps told; the start and the end are not passed.
    public Trace at(int other) {
        return new Trace(frames, Math.clamp(other, 0, length()), dropped);
    }

    /// The step told last.
    public Optional<TraceStep> current() {
        return position == 0 ? Optional.empty() : Optional.of(step(position - 1));
    }

    /// The pass that the step told last belongs to.
    public TraceFrame frame() {
        return length() == 0
                ? frames.getFirst()
                : frames.get(place(Math.max(0, position - 1)).frame());
    }

    /// How many steps of [#frame] have been told.
    public int told() {
        return position == 0 ? 0 : place(position - 1).step() + 1;
    }

    /// A step by its number among those that are kept, from 0.
    public TraceStep step(int number) {
        Place place = place(number);
        return frames.get(place.frame()).steps().get(place.step());
    }

    /// Some way on, or the same at the end.
    ///
    /// @param depth how many blocks were entered, for [Stride#LAYER]
    public Trace next(Stride stride, int depth) {
        return at(moved(stride, depth, position, length(), at -> at + 1, at -> at));
    }

    /// Some way back, or the same at the start.
    ///
    /// @param depth how many blocks were entered, for [Stride#LAYER]
    public Trace previous(Stride stride, int depth) {
        return at(moved(stride, depth, position, 0, at -> at - 1, at -> at - 1));
    }

    /// Goes on as long as the steps belong together.
    ///
    /// @param told which step lies between a position and the next
    private int moved(Stride stride, int depth, int from, int end, IntUnaryOperator move, IntUnaryOperator told) {
        if (from == end) {
            return from;
        }
        int first = told.applyAsInt(from);
        int at = move.applyAsInt(from);
        while (at != end && isTogether(stride, depth, first, told.applyAsInt(at))) {
            at = move.applyAsInt(at);
        }
        return at;
    }

    private boolean isTogether(Stride stride, int depth, int one, int other) {
        TraceStep a = step(one);
        TraceStep b = step(other);
        boolean isSameFrame = place(one).frame() == place(other).frame();
        return switch (stride) {
            case OPERATION -> false;
            case LAYER -> isSameFrame && a.phase() == b.phase() && a.node(depth).equals(b.node(depth));
            case PHASE -> isSameFrame && a.phase() == b.phase();
            case PASS -> isSameFrame;
        };
    }

    /// The same where a node of the graph, or by path of a block's inside, is told next, from here on and then from
    /// the start.
    public Optional<Trace> to(String path) {
        return first(position, step -> step.path().equals(path) || step.path().startsWith(path + "/"));
    }

    /// The same where the gradient of a node is told, of the graph or by path of a block's inside.
    public Optional<Trace> toGradient(String path) {
        int place = frame().gradientPlace(Value.of(path));
        int start = position - told();
        return place > frame().steps().size() ? Optional.empty() : Optional.of(at(start + place));
    }

    /// The same where a number first is of a kind, from the start.
    public Optional<Trace> to(Alarm alarm) {
        return found(alarm, 0);
    }

    /// The same where a number of a kind is told next.
    ///
    /// @param from how many steps are passed over
    public Optional<Trace> found(Alarm alarm, int from) {
        int start = 0;
        for (TraceFrame frame : frames) {
            Optional<Integer> step = frame.first(alarm, from - start);
            if (step.isPresent()) {
                return Optional.of(at(start + step.get() + 1));
            }
            start += frame.steps().size();
        }
        return Optional.empty();
    }

    private Optional<Trace> first(int from, Predicate<TraceStep> wanted) {
        int length = length();
        for (int i = 0; i < length; i++) {
            int at = (from + i) % length;
            if (wanted.test(step(at))) {
                return Optional.of(at(at + 1));
            }
        }
        return Optional.empty();
    }

    /// Whether a value of the pass has been told, of the graph or by path of a block's inside.
    public boolean tellsValue(Value value) {
        return frame().valuePlace(value) <= told();
    }

    /// Whether a gradient of the pass has been told, of the graph or by path of a block's inside.
    public boolean tellsGradient(Value value) {
        return frame().gradientPlace(value) <= told();
    }

    /// Whether a parameter's new value has been told.
    public boolean tellsUpdate(String path) {
        return frame().updatePlace(path) <= told();
    }

    private record Place(int frame, int step) {}

    private Place place(int number) {
        int left = number;
        for (int i = 0; i < frames.size(); i++) {
            int size = frames.get(i).steps().size();
            if (left < size) {
                return new Place(i, left);
            }
            left -= size;
        }
        throw new IndexOutOfBoundsException(number);
    }
}
