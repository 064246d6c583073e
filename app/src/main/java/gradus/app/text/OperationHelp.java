package gradus.app.text;

import gradus.engine.block.Block;
import gradus.engine.block.Bypassed;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Operation;
import java.util.List;

/// What there is to say of an operation, in one language. Every part may be empty: what a person made has no text.
///
/// @param title what people call it
/// @param what what it does
/// @param when when one uses it
/// @param formula what it computes, a formula a line
/// @param derivative how its inputs change it, a formula a line
/// @param derivativeNote in words what no formula says: why there is none, or where it comes from
/// @param examples worked with numbers
public record OperationHelp(
        String title,
        String what,
        String when,
        List<String> formula,
        List<String> derivative,
        String derivativeNote,
        List<String> examples) {
    public OperationHelp {
        formula = List.copyOf(formula);
        derivative = List.copyOf(derivative);
        examples = List.copyOf(examples);
    }

    /// The help of an operation.
    public static OperationHelp of(Operation operation, Messages messages) {
        Facts facts = operation.facts();
        boolean hasFormula = !facts.formula().isEmpty();
        return new OperationHelp(
                title(operation, messages),
                text(messages, operation, ".help"),
                text(messages, operation, ".use"),
                lines(facts.formula()),
                facts.derivative() instanceof Facts.Derivative.Known(String text) ? lines(text) : List.of(),
                hasFormula ? note(facts.derivative(), messages) : "",
                facts.examples().stream().map(Facts.Example::toString).toList());
    }

    /// The same with other words on what it does.
    public OperationHelp saying(String other) {
        return new OperationHelp(title, other, when, formula, derivative, derivativeNote, examples);
    }

    /// What people call an operation: its own name where there is no other.
    public static String title(Operation operation, Messages messages) {
        if (Bypassed.inner(operation) instanceof Block block && !block.title().isBlank()) {
            return block.title();
        }
        String key = "operation." + operation.name();
        return messages.has(key) ? messages.text(key) : operation.name();
    }

    private static String note(Facts.Derivative derivative, Messages messages) {
        return switch (derivative) {
            case Facts.Derivative.Known known -> "";
            case Facts.Derivative.ByChainRule chain -> messages.text("derivative.chain");
            case Facts.Derivative.None none -> messages.of(none.reason());
        };
    }

    private static String text(Messages messages, Operation operation, String part) {
        String key = "operation." + operation.name() + part;
        return messages.has(key) ? messages.text(key) : "";
    }

    private static List<String> lines(String formulas) {
        return formulas.isEmpty() ? List.of() : List.of(formulas.split("; "));
    }
}
