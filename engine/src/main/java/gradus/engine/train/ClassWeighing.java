package gradus.engine.train;

import gradus.engine.graph.Composite;
import gradus.engine.graph.Family;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Port;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.ArgMax;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Gather;
import gradus.engine.operation.Input;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// The weight of each example's class, times the weight the example has already. The class is the target's number,
/// of several columns the largest, of a single one whether it is above a half.
///
/// @param weights in the order of the classes
record ClassWeighing(List<Double> weights) implements Composite {
    ClassWeighing {
        weights = List.copyOf(weights);
    }

    @Override
    public Family family() {
        return Family.BLOCK;
    }

    @Override
    public List<Port> inputs() {
        return List.of(new Port("y_true", false), new Port("sample_weight", true));
    }

    @Override
    public List<Port> outputs() {
        return Port.required("weight");
    }

    @Override
    public Graph inside(List<ValueType> inputs) {
        GraphBuilder builder = new GraphBuilder();
        ValueType target = inputs.getFirst();
        Term truth = new Term(builder, builder.add("y_true", new Input(target.shape(), target.type())));
        Term weight =
                target.type().isFloat() ? ofColumns(truth) : table(builder).apply(new Gather(0), truth);
        if (inputs.size() > 1) {
            Shape given = inputs.get(1).shape();
            Term already = new Term(builder, builder.add("sample_weight", new Input(given)));
            weight = weight.times(already.reshaped(behind(given, weight.shape().rank())));
        }
        return builder.output("weight", weight.value()).build();
    }

    private Term ofColumns(Term truth) {
        Shape shape = truth.shape();
        if (shape.rank() > 1 && shape.get(-1).size() > 1) {
            return table(truth.builder()).apply(new Gather(0), truth.apply(new ArgMax(-1, false)));
        }
        Term yes = truth.constant(0.5).lessThan(truth);
        Term weight = yes.where(truth.constant(weights.get(1)), truth.constant(weights.get(0)));
        return shape.rank() > 1 ? weight.reshaped(new Shape(shape.dimensions().subList(0, shape.rank() - 1))) : weight;
    }

    private Term table(GraphBuilder builder) {
        double[] numbers = weights.stream().mapToDouble(Double::doubleValue).toArray();
        Tensor table = Tensor.of(ElementType.FLOAT64, Shape.of(numbers.length), numbers);
        return new Term(builder, builder.add(new Constant(table)));
    }

    private static Shape behind(Shape weights, int rank) {
        List<Dimension> lengths = new ArrayList<>(weights.dimensions());
        while (lengths.size() < rank) {
            lengths.add(Dimension.ONE);
        }
        return new Shape(lengths);
    }
}
