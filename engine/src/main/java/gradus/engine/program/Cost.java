package gradus.engine.program;

import gradus.engine.graph.Composite;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Step;
import gradus.engine.operation.Input;
import gradus.engine.operation.Parameter;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an operation costs for one row: one example, one step of a sequence.
///
/// @param parameters how many numbers its weights are
/// @param multiplyAdds how many products it computes forward; the sum that a product goes into is counted with it, so
///     that a layer costs the same as the bricks it is made of
public record Cost(long parameters, long multiplyAdds) {

    /// Nothing.
    public static final Cost NONE = new Cost(0, 0);

    /// The cost of both together.
    public Cost plus(Cost other) {
        return new Cost(parameters + other.parameters, multiplyAdds + other.multiplyAdds);
    }

    /// The same work with weights that are counted elsewhere.
    public Cost withoutParameters() {
        return new Cost(0, multiplyAdds);
    }

    /// What an operation costs.
    ///
    /// @param inputs the types it reads, one a wired port
    /// @throws gradus.engine.graph.GradusException when they don't fit
    public static Cost of(Operation operation, List<ValueType> inputs) {
        Graph flat = flat(operation, inputs);
        long parameters = flat.nodes().stream()
                .mapToLong(node -> node.operation() instanceof Parameter parameter
                        ? parameter.shape().elements(Map.of())
                        : 0)
                .sum();
        List<Step> steps = Program.compile(flat, flat.outputs().values(), ElementType.FLOAT64)
                .steps();
        return new Cost(parameters, multiplyAdds(steps));
    }

    /// A graph with the operation alone, or with the inside of the block that it is.
    private static Graph flat(Operation operation, List<ValueType> inputs) {
        if (operation instanceof Composite block) {
            return Expansion.of(block.inside(inputs)).flat();
        }
        List<Node> nodes = new ArrayList<>();
        Map<String, Value> wired = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            Node source = new Node(
                    "in" + i,
                    "in" + i,
                    new Input(inputs.get(i).shape(), inputs.get(i).type()),
                    Map.of());
            nodes.add(source);
            wired.put(operation.inputs().get(i).name(), source.value());
        }
        Node node = new Node("node", "node", operation, wired);
        nodes.add(node);
        Map<String, Value> outputs = new LinkedHashMap<>();
        node.values().forEach(value -> outputs.put("y" + value.output(), value));
        return Graph.of(nodes, outputs);
    }

    private static long multiplyAdds(List<Step> steps) {
        return steps.stream().mapToLong(step -> multiplyAdds(step, Map.of())).sum();
    }

    /// How many products a step computes; of a scan, in all its steps together. Lengths that are known by name only and
    /// not given count once.
    public static long multiplyAdds(Step step, Map<String, Integer> lengths) {
        return switch (step.instruction()) {
            case Instruction.Contract contract -> products(contract, step, lengths);
            case Instruction.ContractChain(var contract, var chain) ->
                products(contract, step, lengths) + products(chain, step, lengths);
            case Instruction.Convolve _ ->
                convolution(step.output(), step.inputs().get(0), lengths);
            case Instruction.ConvolveForKernels _ -> convolution(step.inputs().get(0), step.output(), lengths);
            case Instruction.ConvolveForImages _ ->
                convolution(step.inputs().get(1), step.inputs().get(0), lengths);
            case Instruction.Pointwise(ScalarExpression expression) ->
                count(step.output().shape(), lengths) * products(expression);
            case Instruction.Chain chain -> products(chain, step, lengths);
            case Instruction.Scan(var body, boolean _) ->
                length(step, lengths)
                        * body.steps().stream()
                                .mapToLong(inner -> multiplyAdds(inner, lengths))
                                .sum();
            default -> 0;
        };
    }

    private static long products(Instruction.Contract contract, Step step, Map<String, Integer> lengths) {
        return count(step.output().shape(), lengths)
                * count(joined(step.inputs().getFirst(), contract.transposeLeft()), lengths);
    }

    private static long products(Instruction.Chain chain, Step step, Map<String, Integer> lengths) {
        return count(step.output().shape(), lengths)
                * chain.parts().stream()
                        .mapToLong(part -> products(part.expression()))
                        .sum();
    }

    /// The products that a convolution or one of its gradients computes.
    ///
    /// @param products what it gives forward
    private static long convolution(Operand products, Operand kernels, Map<String, Integer> lengths) {
        return count(products.shape(), lengths) * kernels.shape().get(-1).size();
    }

    /// The axis along which a matrix product multiplies and sums.
    private static Shape joined(Operand left, boolean isTransposed) {
        return Shape.of(left.shape().get(isTransposed ? -2 : -1));
    }

    /// How many elements there are; lengths that are known by name only and not given count once.
    static long count(Shape shape, Map<String, Integer> lengths) {
        Map<String, Integer> all = new HashMap<>();
        shape.dimensions().forEach(dimension -> dimension.names().forEach(name -> all.put(name, 1)));
        all.putAll(lengths);
        return shape.elements(all);
    }

    /// How many steps a sequence has.
    static long length(Step scan, Map<String, Integer> lengths) {
        Instruction.Scan instruction = (Instruction.Scan) scan.instruction();
        int states = instruction.body().states().size();
        return instruction.body().sequences().isEmpty()
                ? 1
                : count(Shape.of(scan.inputs().get(states).shape().get(0)), lengths);
    }

    private static long products(ScalarExpression expression) {
        return switch (expression) {
            case ScalarExpression.Argument _, ScalarExpression.Constant _, ScalarExpression.Extent _ -> 0;
            case ScalarExpression.Unary(var _, ScalarExpression operand) -> products(operand);
            case ScalarExpression.Binary(BinaryFunction function, ScalarExpression left, ScalarExpression right) ->
                (function == BinaryFunction.MULTIPLY ? 1 : 0) + products(left) + products(right);
            case ScalarExpression.Select(
                    ScalarExpression condition,
                    ScalarExpression whenTrue,
                    ScalarExpression whenFalse) -> products(condition) + products(whenTrue) + products(whenFalse);
        };
    }
}
