package gradus.engine.block;

import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.ArgMax;
import gradus.engine.operation.Concat;
import gradus.engine.operation.Input;
import gradus.engine.operation.OneHot;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.List;

/// The rows that a metric looks at, in a graph under construction. Axes between the first and the last are rows too.
///
/// @param target `[rows, columns]`, or class numbers `[rows]`
/// @param prediction `[rows, columns]`
/// @param weight `[rows, 1]`, 1 where none is given
public record Rows(Term target, Term prediction, Term weight) {

    /// Adds the inputs `y_true`, `y_pred` and perhaps `sample_weight`.
    static Rows of(GraphBuilder builder, ValueType target, ValueType prediction, boolean weighted) {
        Term yTrue = new Term(builder, builder.add("y_true", new Input(target.shape(), target.type())));
        Term yPred = new Term(builder, builder.add("y_pred", new Input(prediction.shape())));
        Shape flat = flat(prediction.shape());
        Shape examples = Shape.of(prediction.shape().get(0), Dimension.ONE);
        Term weight = weighted
                ? new Term(builder, builder.add("sample_weight", new Input(Shape.of(examples.get(0)))))
                        .reshaped(examples)
                : Term.constant(builder, 1).expanded(examples);
        Shape column = Shape.of(flat.get(0), Dimension.ONE);
        if (!column.equals(examples)) {
            Dimension each = flat.get(0).dividedBy(examples.get(0)).orElseThrow();
            weight = weight.expanded(Shape.of(examples.get(0), each)).reshaped(column);
        }
        Term truth = target.type().isFloat()
                ? yTrue.reshaped(flat(target.shape()))
                : yTrue.reshaped(Shape.of(target.shape().count()));
        return new Rows(truth, yPred.reshaped(flat), weight);
    }

    /// How many numbers a row of predictions is.
    int columns() {
        return prediction.shape().get(-1).size();
    }

    /// The targets, `[rows, columns]`: class numbers become rows with a one at the class.
    Term answers() {
        return target.type().type().isFloat() ? target : target.apply(new OneHot(columns(), -1));
    }

    /// The classes that came, `[rows, classes]`, 1 at the class and 0 elsewhere. One column is read as yes or no,
    /// which are two classes, several as a class each.
    Term came() {
        return target.type().type().isFloat() ? classes(target) : answers();
    }

    /// The classes that are predicted, in the same form: the largest of several columns; of a single one, whether it
    /// is above a half.
    Term chosen() {
        return classes(prediction);
    }

    /// 1 where a number is above a threshold, 0 elsewhere.
    static Term above(double threshold, Term numbers) {
        return yes(numbers.constant(threshold).lessThan(numbers));
    }

    /// 1 for true, 0 for false.
    static Term yes(Term truth) {
        return truth.where(truth.constant(1), truth.constant(0));
    }

    /// The weighted sum over the rows of what each column adds, `[columns]`.
    Term total(Term each) {
        Term sum = weight.times(each).sum(List.of(0));
        return sum.reshaped(Shape.of(sum.shape().get(1)));
    }

    /// The sum of the weights, a single number.
    Term count() {
        return weight.sum();
    }

    /// `a / b`, and 0 where b is 0 or less.
    static Term share(Term a, Term b) {
        Term zero = b.constant(0);
        Term some = zero.lessThan(b);
        return some.where(a.over(some.where(b, b.constant(1))), zero);
    }

    private static Term classes(Term numbers) {
        int columns = numbers.shape().get(-1).size();
        if (columns == 1) {
            Term yes = above(0.5, numbers);
            return yes.complement().apply(new Concat(1, 2), yes);
        }
        return numbers.apply(new ArgMax(1, false)).apply(new OneHot(columns, -1));
    }

    private static Shape flat(Shape shape) {
        return shape.rank() == 1
                ? Shape.of(shape.get(0), Dimension.ONE)
                : Shape.of(new Shape(shape.dimensions().subList(0, shape.rank() - 1)).count(), shape.get(-1));
    }
}
