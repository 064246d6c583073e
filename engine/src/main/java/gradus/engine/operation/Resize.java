package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Message;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// An image, or any tensor, at another size.
///
/// @param mode how new elements are made from old ones
/// @param scales how many times as long each axis becomes; when there are fewer than axes, the last ones are meant
/// @param sizes how long each axis becomes, in place of scales
/// @param coordinateTransformationMode where a new element lies between the old ones
/// @param nearestMode which neighbour is the nearest
/// @param cubicCoeffA the coefficient of cubic interpolation
public record Resize(
        Mode mode,
        Numbers scales,
        List<Integer> sizes,
        Coordinates coordinateTransformationMode,
        Nearest nearestMode,
        double cubicCoeffA)
        implements Compound {

    /// How new elements are made from old ones.
    public enum Mode {
        NEAREST,
        /// Between the two neighbours along each axis; for images, bilinear.
        LINEAR,
        /// Between four neighbours along each axis (Keys 1981); for images, bicubic.
        CUBIC
    }

    /// Where a new element lies between the old ones.
    public enum Coordinates {
        /// Elements are areas; the images' edges coincide.
        HALF_PIXEL,
        /// The same, but the only element of an axis lies at 0.
        PYTORCH_HALF_PIXEL,
        /// The first elements coincide.
        ASYMMETRIC,
        /// The first elements coincide, and so do the last.
        ALIGN_CORNERS
    }

    /// Which neighbour is the nearest.
    public enum Nearest {
        ROUND_PREFER_FLOOR,
        ROUND_PREFER_CEIL,
        FLOOR,
        CEIL
    }

    public Resize {
        sizes = List.copyOf(sizes);
        Attributes.require(
                scales.values().stream().allMatch(scale -> scale > 0 && scale < Double.POSITIVE_INFINITY),
                "scales",
                scales,
                "rule.positive");
        Attributes.require(sizes.stream().allMatch(size -> size > 0), "sizes", sizes, "rule.positive");
        Attributes.require(scales.isEmpty() || sizes.isEmpty(), "sizes", sizes, "rule.scales-or-sizes");
    }

    @Override
    public Family family() {
        return Family.SHAPE;
    }

    @Override
    public List<Port> inputs() {
        return Port.required("x");
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        boolean fits =
                Math.max(scales.values().size(), sizes.size()) <= x.shape().rank();
        for (int axis = 0; fits && axis < x.shape().rank(); axis++) {
            fits = isKept(x.shape(), axis)
                    || (x.shape().get(axis).isFixed() && x.shape().get(axis).size() > 0 && size(x.shape(), axis) > 0);
        }
        return fits
                ? ShapeChecks.real("x", x)
                : Optional.of(ShapeCheck.mismatch(
                        "x", x, Message.of("rule.resize", (sizes.isEmpty() ? scales : sizes).toString())));
    }

    @Override
    public Term result(List<Term> inputs) {
        Term result = inputs.getFirst();
        Shape shape = result.shape();
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (!isKept(shape, axis)) {
                result = resampling(shape, axis).apply(result, axis);
            }
        }
        return result;
    }

    private boolean isKept(Shape shape, int axis) {
        int first = shape.rank() - Math.max(scales.values().size(), sizes.size());
        if (axis < first) {
            return true;
        }
        return sizes.isEmpty()
                ? scales.values().get(axis - first) == 1
                : Dimension.of(sizes.get(axis - first)).equals(shape.get(axis));
    }

    private int size(Shape shape, int axis) {
        int first = shape.rank() - Math.max(scales.values().size(), sizes.size());
        return sizes.isEmpty()
                ? (int) Math.floor(shape.get(axis).size() * scales.values().get(axis - first))
                : sizes.get(axis - first);
    }

    private Resampling resampling(Shape shape, int axis) {
        int length = shape.get(axis).size();
        int size = size(shape, axis);
        int first = shape.rank() - Math.max(scales.values().size(), sizes.size());
        double step = sizes.isEmpty() ? 1 / scales.values().get(axis - first) : (double) length / size;
        double[] positions = IntStream.range(0, size)
                .mapToDouble(i -> position(i, step, length, size))
                .toArray();
        return switch (mode) {
            case NEAREST -> new Resampling(List.of(tap(positions, length, this::nearest, position -> 1)));
            case LINEAR ->
                new Resampling(List.of(
                        tap(positions, length, Math::floor, position -> 1 - fraction(position)),
                        tap(positions, length, position -> Math.floor(position) + 1, Resize::fraction)));
            case CUBIC ->
                new Resampling(IntStream.rangeClosed(-1, 2)
                        .mapToObj(offset -> tap(
                                positions,
                                length,
                                position -> Math.floor(position) + offset,
                                position -> cubic(Math.abs(fraction(position) - offset))))
                        .toList());
        };
    }

    private double position(int i, double step, int length, int size) {
        return switch (coordinateTransformationMode) {
            case HALF_PIXEL -> (i + 0.5) * step - 0.5;
            case PYTORCH_HALF_PIXEL -> size > 1 ? (i + 0.5) * step - 0.5 : 0;
            case ASYMMETRIC -> i * step;
            case ALIGN_CORNERS -> size > 1 ? i * (length - 1.0) / (size - 1) : 0;
        };
    }

    private double nearest(double position) {
        return switch (nearestMode) {
            case ROUND_PREFER_FLOOR -> Math.ceil(position - 0.5);
            case ROUND_PREFER_CEIL -> Math.floor(position + 0.5);
            case FLOOR -> Math.floor(position);
            case CEIL -> Math.ceil(position);
        };
    }

    /// Beyond the ends the outermost elements go on.
    private static Resampling.Tap tap(
            double[] positions, int length, DoubleUnaryOperator place, DoubleUnaryOperator weight) {
        return new Resampling.Tap(
                Arrays.stream(positions)
                        .mapToObj(position -> (int) Math.clamp(place.applyAsDouble(position), 0.0, length - 1.0))
                        .toList(),
                Arrays.stream(positions).map(weight).boxed().toList());
    }

    private static double fraction(double position) {
        return position - Math.floor(position);
    }

    /// Keys's kernel at a distance from 0 to 2.
    private double cubic(double distance) {
        double a = cubicCoeffA;
        return distance <= 1
                ? ((a + 2) * distance - (a + 3)) * distance * distance + 1
                : ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a;
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[p] = Σⱼ wⱼ(p) · x[j], w from the places around (p + ½)/scale − ½",
                "∂L/∂x[j] = Σₚ wⱼ(p) · ∂L/∂y[p]",
                new Facts.Example("resize([[[[1, 2]]]], scales=[1, 1, 1, 2])", "[[[[1, 1, 2, 2]]]]"),
                new Facts.Example("resize([[[[1, 3]]]], mode=linear, scales=[1, 1, 1, 2])", "[[[[1, 1.5, 2.5, 3]]]]"));
    }
}
