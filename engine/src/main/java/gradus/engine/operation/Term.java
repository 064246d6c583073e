package gradus.engine.operation;

import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;

/// A value in a graph under construction, with the operations as methods: gradients and blocks read like formulas.
public record Term(GraphBuilder builder, Value value) {

    /// A number.
    public static Term constant(GraphBuilder builder, double number) {
        return new Term(builder, builder.add(new Constant(Tensor.scalar(number))));
    }

    /// A number beside this value.
    public Term constant(double number) {
        return constant(builder, number);
    }

    /// Any operation on this value and others.
    public Term apply(Operation operation, Term... others) {
        Value[] inputs = new Value[others.length + 1];
        inputs[0] = value;
        for (int i = 0; i < others.length; i++) {
            inputs[i + 1] = others[i].value;
        }
        return new Term(builder, builder.add(operation, inputs));
    }

    public ValueType type() {
        return builder.type(value);
    }

    public Shape shape() {
        return type().shape();
    }

    public Term plus(Term other) {
        return apply(new Add(), other);
    }

    public Term plus(double number) {
        return plus(constant(number));
    }

    public Term minus(Term other) {
        return apply(new Sub(), other);
    }

    public Term times(Term other) {
        return apply(new Mul(), other);
    }

    public Term times(double number) {
        return number == 1 ? this : times(constant(number));
    }

    public Term over(Term other) {
        return apply(new Div(), other);
    }

    public Term over(double number) {
        return over(constant(number));
    }

    public Term power(Term exponent) {
        return apply(new Pow(), exponent);
    }

    public Term squared() {
        return times(this);
    }

    public Term negated() {
        return apply(new Neg());
    }

    /// One minus this.
    public Term complement() {
        return constant(1).minus(this);
    }

    public Term reciprocal() {
        return constant(1).over(this);
    }

    public Term exp() {
        return apply(new Exp());
    }

    public Term log() {
        return apply(new Log());
    }

    public Term sqrt() {
        return apply(new Sqrt());
    }

    public Term max(Term other) {
        return apply(new Max(), other);
    }

    public Term equalTo(Term other) {
        return apply(new Equal(), other);
    }

    public Term lessThan(Term other) {
        return apply(new Less(), other);
    }

    /// For a truth value: one value where it holds, another elsewhere.
    public Term where(Term whenTrue, Term whenFalse) {
        return apply(new Where(), whenTrue, whenFalse);
    }

    public Term matMul(Term other) {
        return apply(new MatMul(), other);
    }

    /// The matrix transpose: the last two axes change places.
    public Term transposed() {
        return apply(Transpose.ofMatrix(shape().rank()));
    }

    public Term reshaped(Shape shape) {
        return shape.equals(shape()) ? this : apply(Reshape.to(shape));
    }

    public Term expanded(Shape shape) {
        return shape.equals(shape()) ? this : apply(new Expand(shape));
    }

    /// The sum along some axes, which stay with length 1.
    public Term sum(List<Integer> axes) {
        return axes.isEmpty() ? this : apply(new ReduceSum(axes, true));
    }

    /// The sum of all elements.
    public Term sum() {
        return shape().rank() == 0 ? this : apply(new ReduceSum(List.of(), false));
    }

    /// The mean of all elements.
    public Term mean() {
        return shape().rank() == 0 ? this : apply(new ReduceMean(List.of(), false));
    }

    /// The number of elements, known when the graph runs.
    public Term count() {
        Dimension count = shape().count();
        return count.isFixed() ? constant(count.size()) : apply(new Size());
    }
}
