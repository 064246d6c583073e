package gradus.engine.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The lengths of a tensor's axes, outermost first; row-major. A scalar has none.
public record Shape(List<Dimension> dimensions) {

    /// The shape of a single number.
    public static final Shape SCALAR = new Shape(List.of());

    /// More elements are not counted: no memory holds as many, and sums of such counts still fit a `long`.
    public static final long MOST_ELEMENTS = 1L << 44;

    public Shape {
        dimensions = List.copyOf(dimensions);
    }

    /// A shape of fixed lengths.
    public static Shape of(int... lengths) {
        return new Shape(Arrays.stream(lengths).mapToObj(Dimension::of).toList());
    }

    /// A shape of given dimensions.
    public static Shape of(Dimension... dimensions) {
        return new Shape(List.of(dimensions));
    }

    /// A batch of rows: `[N, lengths…]`.
    public static Shape batchOf(int... lengths) {
        return of(lengths).prepend(Dimension.BATCH);
    }

    /// Reads what [#toString()] writes: `[N, 4]`, or the same without brackets.
    ///
    /// @throws IllegalArgumentException when the text is not a shape
    public static Shape parse(String text) {
        String inner = text.strip();
        if (inner.startsWith("[") && inner.endsWith("]")) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        if (inner.isEmpty()) {
            return SCALAR;
        }
        return new Shape(
                Arrays.stream(inner.split(",", -1)).map(Dimension::parse).toList());
    }

    /// The number of axes.
    public int rank() {
        return dimensions.size();
    }

    /// One axis; a negative index counts from the end.
    public Dimension get(int axis) {
        return dimensions.get(axis < 0 ? axis + rank() : axis);
    }

    /// Whether every length is a plain number.
    public boolean isFixed() {
        return dimensions.stream().allMatch(Dimension::isFixed);
    }

    /// The number of elements, possibly by name.
    public Dimension count() {
        return dimensions.stream().reduce(Dimension.ONE, Dimension::times);
    }

    /// The number of elements of a fixed shape.
    public int size() {
        return count().size();
    }

    /// How many elements there are for given lengths, even where no tensor can have so many; [#MOST_ELEMENTS] stands
    /// for that many and more.
    ///
    /// @throws IllegalStateException when a name is missing
    public long elements(Map<String, Integer> lengths) {
        long product = 1;
        for (Dimension dimension : dimensions) {
            product = product(product, dimension.factor());
            for (String name : dimension.names()) {
                product = product(product, Dimension.named(name).size(lengths));
            }
        }
        return product;
    }

    /// Doubles are exact up to the most that is counted.
    private static long product(long count, int length) {
        return (long) Math.min(MOST_ELEMENTS, (double) count * length);
    }

    /// The same shape with every name looked up.
    public Shape resolve(Map<String, Integer> lengths) {
        return isFixed()
                ? this
                : new Shape(dimensions.stream()
                        .map(d -> Dimension.of(d.size(lengths)))
                        .toList());
    }

    /// The plain lengths of a fixed shape.
    public int[] lengths() {
        return dimensions.stream().mapToInt(Dimension::size).toArray();
    }

    /// The distance between neighbours along each axis of a fixed shape stored row-major.
    public int[] strides() {
        int[] strides = new int[rank()];
        int stride = 1;
        for (int axis = rank() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= dimensions.get(axis).size();
        }
        return strides;
    }

    /// The axis as an index from 0, or nothing when there is no such axis.
    public Optional<Integer> axis(int axis) {
        int index = axis < 0 ? axis + rank() : axis;
        return index >= 0 && index < rank() ? Optional.of(index) : Optional.empty();
    }

    /// The same shape with one axis replaced.
    public Shape with(int axis, Dimension length) {
        List<Dimension> changed = new ArrayList<>(dimensions);
        changed.set(axis, length);
        return new Shape(changed);
    }

    /// The same shape behind one more, outermost axis.
    public Shape prepend(Dimension outermost) {
        List<Dimension> longer = new ArrayList<>();
        longer.add(outermost);
        longer.addAll(dimensions);
        return new Shape(longer);
    }

    /// The same shape with axes of length one in front until it has the given rank.
    public Shape padded(int rank) {
        List<Dimension> longer = new ArrayList<>(Collections.nCopies(Math.max(0, rank - rank()), Dimension.ONE));
        longer.addAll(dimensions);
        return new Shape(longer);
    }

    /// What two shapes broadcast to (as in ONNX: aligned at the last axis, 1 stretches), or nothing when they don't
    /// fit.
    public Optional<Shape> broadcast(Shape other) {
        int rank = Math.max(rank(), other.rank());
        List<Dimension> result = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            Dimension a = padded(rank).get(axis);
            Dimension b = other.padded(rank).get(axis);
            if (!a.equals(b) && !a.isOne() && !b.isOne()) {
                return Optional.empty();
            }
            result.add(a.isOne() ? b : a);
        }
        return Optional.of(new Shape(result));
    }

    @Override
    public String toString() {
        return dimensions.stream().map(Dimension::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
