package gradus.app.document;

import gradus.engine.block.Block;
import gradus.engine.block.Bypassed;
import gradus.engine.block.CategoricalCrossentropy;
import gradus.engine.block.Dense;
import gradus.engine.block.Expression;
import gradus.engine.block.MeanSquaredError;
import gradus.engine.graph.Attribute;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Node;
import gradus.engine.graph.Notation;
import gradus.engine.graph.Operation;
import gradus.engine.operation.ReduceSum;
import java.util.stream.Collectors;

/// What stands in a node whatever the language: its symbol, its formula, the attributes that matter.
public final class NodeText {

    private NodeText() {}

    /// What stands in a node's circle or pill.
    public static String symbol(Node node) {
        Operation operation = node.operation();
        if (operation instanceof ReduceSum) {
            return "Σ";
        } else if (operation instanceof Expression expression) {
            return expression.formula();
        }
        return switch (operation.notation()) {
            case Notation.Infix(String symbol, int _, boolean _) -> symbol;
            case Notation.Prefix(String symbol, int _) -> symbol;
            case Notation.Postfix(String symbol) -> symbol;
            case Notation.Function(String name) -> name.replace('_', ' ');
            case Notation.Name _, Notation.Literal _ -> node.name();
        };
    }

    /// The attributes that matter at a layer or loss: `20 · relu`.
    public static String attributes(Operation operation) {
        return switch (operation) {
            case Bypassed(Operation inner) -> attributes(inner);
            case Dense dense -> dense.units() + " · " + Attributes.text(dense.activation());
            case Block block -> block.title();
            case Expression expression -> expression.formula();
            case CategoricalCrossentropy _ -> "−Σ y ln ŷ";
            case MeanSquaredError _ -> "mean (y − ŷ)²";
            default ->
                Attributes.of(operation).stream()
                        .limit(2)
                        .map(Attribute::value)
                        .map(Attributes::text)
                        .collect(Collectors.joining(" · "));
        };
    }
}
