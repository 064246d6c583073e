package gradus.engine.block;

import gradus.engine.formula.Formula;
import gradus.engine.graph.Composite;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Port;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A typed formula as a block: each of its variables is an input, in the order in which they appear. It is
/// differentiated like everything else.
///
/// @param formula such as `x * sigmoid(x)` or `(a + b) * (c - d)`
public record Expression(String formula) implements Composite {

    private static final String ATTRIBUTE = "formula";

    /// @throws gradus.engine.graph.GradusException `attribute.invalid` when it is no formula, or one without
    ///     variables
    public Expression {
        formula = formula.strip();
        if (read(formula).variables().isEmpty()) {
            throw TypedFormula.refused(ATTRIBUTE, formula, Message.of("rule.expression"));
        }
    }

    @Override
    public Family family() {
        return Family.BLOCK;
    }

    @Override
    public List<Port> inputs() {
        return Port.required(read(formula).variables().toArray(String[]::new));
    }

    @Override
    public Graph inside(List<ValueType> inputs) {
        Formula read = read(formula);
        List<String> variables = read.variables();
        GraphBuilder builder = new GraphBuilder();
        Map<String, Value> arguments = new LinkedHashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            Input input = new Input(inputs.get(i).shape(), inputs.get(i).type());
            arguments.put(variables.get(i), builder.add(variables.get(i), input));
        }
        return builder.output("y", TypedFormula.add(read, builder, arguments)).build();
    }

    @Override
    public Facts facts() {
        return Facts.block("y = " + formula);
    }

    private static Formula read(String formula) {
        return TypedFormula.read(ATTRIBUTE, formula);
    }
}
