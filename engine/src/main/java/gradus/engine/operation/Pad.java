package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The input with more elements around it.
///
/// @param pads how many before each axis, then how many behind each
/// @param mode what stands in the added places
/// @param value the number that stands there in mode `constant`
public record Pad(List<Integer> pads, Mode mode, double value) implements Rearrangement {

    /// What stands in the added places.
    public enum Mode {
        /// One number.
        CONSTANT,
        /// The elements mirrored at the outermost one, which is not repeated.
        REFLECT,
        /// The outermost element.
        EDGE,
        /// The elements again, from the other end.
        WRAP
    }

    public Pad {
        pads = List.copyOf(pads);
        Attributes.require(pads.stream().allMatch(pad -> pad >= 0), "pads", pads, "rule.not-negative");
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return padded(x.shape())
                .map(shape -> ShapeCheck.known(x.withShape(shape)))
                .orElseGet(() -> ShapeCheck.mismatch("x", x, Message.of("rule.pads", pads.toString())));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        Shape shape = padded(x.shape()).orElseThrow();
        if (mode == Mode.CONSTANT) {
            List<Integer> ones = Collections.nCopies(shape.rank(), 1);
            return List.of(code.emit(new Instruction.Place(before(shape), ones, value), x.type(), shape, x));
        }
        Operand result = x;
        for (int axis : grown(x.shape())) {
            Operand places = code.constant(places(x.shape(), axis));
            Shape longer = result.shape().with(axis, shape.get(axis));
            result = code.emit(new Instruction.Gather(axis), x.type(), longer, result, places);
        }
        return List.of(result);
    }

    @Override
    public Term gradient(Term gradient, Term x) {
        if (mode == Mode.CONSTANT) {
            List<Integer> ones = Collections.nCopies(x.shape().rank(), 1);
            return gradient.apply(new Taking(before(x.shape()), ones, x.shape()));
        }
        Term result = gradient;
        for (int axis : grown(x.shape())) {
            Shape shorter = result.shape().with(axis, x.shape().get(axis));
            Constant places = new Constant(places(x.shape(), axis));
            result = result.apply(
                    new Scattering(axis, shorter),
                    new Term(x.builder(), x.builder().add(places)));
        }
        return result;
    }

    private List<Integer> before(Shape shape) {
        return pads.subList(0, shape.rank());
    }

    /// The axes that become longer.
    private List<Integer> grown(Shape shape) {
        return IntStream.range(0, shape.rank())
                .filter(axis -> pads.get(axis) + pads.get(axis + shape.rank()) > 0)
                .boxed()
                .toList();
    }

    /// Which element stands at each place of the longer axis.
    private Tensor places(Shape shape, int axis) {
        int length = shape.get(axis).size();
        int before = pads.get(axis);
        int longer = before + length + pads.get(axis + shape.rank());
        double[] places = IntStream.range(-before, longer - before)
                .mapToDouble(place -> switch (mode) {
                    case CONSTANT -> throw new IllegalStateException("a number stands there, no element");
                    case REFLECT -> reflected(place, length);
                    case EDGE -> Math.clamp(place, 0, length - 1);
                    case WRAP -> Math.floorMod(place, length);
                })
                .toArray();
        return Tensor.of(ElementType.INT32, Shape.of(longer), places);
    }

    /// Walks to and fro between the ends.
    private static int reflected(int place, int length) {
        int period = Math.max(1, 2 * (length - 1));
        int phase = Math.floorMod(place, period);
        return phase < length ? phase : period - phase;
    }

    /// Only axes of fixed length can grow, and other elements than a number need one to begin with.
    private Optional<Shape> padded(Shape shape) {
        if (pads.size() != 2 * shape.rank()) {
            return Optional.empty();
        }
        Shape result = shape;
        for (int axis : grown(shape)) {
            Dimension length = shape.get(axis);
            if (!length.isFixed() || (length.size() == 0 && mode != Mode.CONSTANT)) {
                return Optional.empty();
            }
            result = result.with(axis, Dimension.of(length.size() + pads.get(axis) + pads.get(axis + shape.rank())));
        }
        return Optional.of(result);
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[i] = [0 ≤ i − p < n] · x[i − p] + [¬(0 ≤ i − p < n)] · value",
                "∂L/∂x[j] = ∂L/∂y[j + p]",
                new Facts.Example("pad([1, 2], pads=[1, 2])", "[0, 1, 2, 0, 0]"));
    }
}
