package gradus.engine.block;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.ReduceL2;
import gradus.engine.operation.ShapeChecks;
import gradus.engine.operation.Term;
import gradus.engine.operation.Transpose;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// For each example the sum of the products along one axis of each of two inputs `[N, …]`.
///
/// @param axes the axis of the first and that of the second, or one for both; negative ones count from the end
/// @param normalize whether both are brought to length 1 along their axis first, so that the result is a cosine
public record Dot(List<Integer> axes, boolean normalize) implements Merging {

    /// Vectors that are shorter count as if they were so long.
    private static final double SHORTEST = 1e-6;

    public Dot {
        Attributes.require(axes.size() == 1 || axes.size() == 2, "axes", axes, "rule.one-or-two");
        axes = List.of(axes.getFirst(), axes.getLast());
    }

    @Override
    public int numInputs() {
        return 2;
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        for (int i = 0; i < 2; i++) {
            ValueType x = inputs.get(i);
            Optional<Integer> axis = x.shape().axis(axes.get(i));
            if (axis.isEmpty() || axis.get() == 0) {
                return Optional.of(ShapeChecks.noSuchAxis(x, axes.get(i)));
            }
            Optional<ShapeCheck> notReal = ShapeChecks.real("x" + (i + 1), x);
            if (notReal.isPresent()) {
                return notReal;
            }
        }
        boolean fits = inputs.get(0)
                        .shape()
                        .get(axes.get(0))
                        .equals(inputs.get(1).shape().get(axes.get(1)))
                && inputs.get(0).shape().get(0).equals(inputs.get(1).shape().get(0));
        return fits
                ? Optional.empty()
                : Optional.of(ShapeCheck.mismatch("x2", inputs.get(0), inputs.get(1), "rule.dot"));
    }

    @Override
    public Term merged(Term first, List<Term> others) {
        Term a = rows(first, axes.get(0));
        Term b = rows(others.getFirst(), axes.get(1));
        Term products = a.matMul(b.transposed());
        List<Dimension> shape = new ArrayList<>(rest(first, axes.get(0)));
        List<Dimension> behind = rest(others.getFirst(), axes.get(1));
        shape.addAll(behind.subList(1, behind.size()));
        if (shape.size() == 1) {
            shape.add(Dimension.ONE);
        }
        return products.reshaped(new Shape(shape));
    }

    /// `[N, rest, axis]`.
    private Term rows(Term x, int axis) {
        int at = x.shape().axis(axis).orElseThrow();
        List<Integer> order = new ArrayList<>(IntStream.range(0, x.shape().rank())
                .filter(each -> each != at)
                .boxed()
                .toList());
        order.add(at);
        List<Dimension> rest = rest(x, axis);
        Dimension count = new Shape(rest.subList(1, rest.size())).count();
        Term rows = x.apply(new Transpose(order))
                .reshaped(Shape.of(x.shape().get(0), count, x.shape().get(at)));
        return normalize ? rows.over(rows.apply(new ReduceL2(List.of(-1), true)).max(rows.constant(SHORTEST))) : rows;
    }

    private static List<Dimension> rest(Term x, int axis) {
        List<Dimension> rest = new ArrayList<>(x.shape().dimensions());
        rest.remove((int) x.shape().axis(axis).orElseThrow());
        return rest;
    }

    @Override
    public Facts facts() {
        return Facts.block("y[i, j] = Σₖ x₁[i, k] · x₂[k, j]", new Facts.Example("dot([[1, 2]], [[3, 4]])", "[[11]]"));
    }
}
