package gradus.engine.differentiate;

import gradus.engine.formula.FormulaText;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Term;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A function of single numbers with its derivatives towards each of them: the same graphs that training runs,
/// made readable.
///
/// @param graph with the outputs `y` and, for each variable, `∂y/∂x`
/// @param variables the ids of its inputs, in order
public record Derivative(Graph graph, List<String> variables) {
    public Derivative {
        variables = List.copyOf(variables);
    }

    /// Differentiates a function.
    ///
    /// @param function a graph without errors whose first output is a single number
    /// @param variables the ids of inputs of it that are single numbers
    public static Derivative of(Graph function, List<String> variables) {
        Expansion expansion = Expansion.of(function);
        Value y = expansion.flat(function.outputs().values().iterator().next());
        Gradients gradients = Gradients.of(expansion.flat(), y);
        GraphBuilder builder = new GraphBuilder(gradients.graph()).prefix("derivative/");
        Map<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("y", y);
        for (String variable : variables) {
            outputs.put(
                    name(variable),
                    gradients
                            .find(Value.of(variable))
                            .orElseGet(() -> Term.constant(builder, 0).value()));
        }
        return new Derivative(Tidying.of(builder.build().withOutputs(outputs)), variables);
    }

    /// The derivative towards a variable, as a formula.
    public String formula(String variable) {
        return FormulaText.PLAIN.full(graph, towards(variable));
    }

    /// The function's value.
    public Value value() {
        return graph.output("y");
    }

    /// The derivative towards a variable.
    public Value towards(String variable) {
        return graph.output(name(variable));
    }

    private static String name(String variable) {
        return "∂y/∂" + variable;
    }
}
