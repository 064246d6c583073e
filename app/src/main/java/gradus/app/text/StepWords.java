package gradus.app.text;

import gradus.engine.formula.FormulaText;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.run.Evaluation;
import gradus.engine.run.ParameterUpdate;
import gradus.engine.run.TraceFrame;
import gradus.engine.run.TraceStep;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// What a step says, in words and signs: `x = a + b = 2 + 3 = 5`, `∂z/∂a = ∂z/∂x · ∂x/∂a = 4 · 1 = 4`.
public final class StepWords {
    private StepWords() {}

    /// One line.
    public static String of(TraceFrame frame, TraceStep step, Messages words) {
        Numbers numbers = words.numbers();
        return switch (step.phase()) {
            case ZERO_GRADIENTS -> words.text("trace.line.zero");
            case FORWARD, LOSS -> forward(frame, step, numbers);
            case BACKWARD -> backward(frame, step, numbers);
            case UPDATE ->
                frame.update(step.path()).map(update -> update(update, numbers)).orElse(step.path());
        };
    }

    private static String forward(TraceFrame frame, TraceStep step, Numbers numbers) {
        Tensor value = frame.tensor(step).orElseThrow();
        Optional<Node> node = frame.graph().find(step.path());
        if (node.isEmpty() || node.get().wired().isEmpty()) {
            return step.path() + " = " + numbers.few(value);
        }
        Evaluation evaluation = frame.evaluation();
        String equation = FormulaText.PLAIN.equation(frame.graph(), node.get().value());
        boolean areSingle = value.size() == 1
                && node.get().wired().stream()
                        .allMatch(input -> evaluation
                                .value(input)
                                .filter(each -> each.size() == 1)
                                .isPresent());
        String filled = areSingle
                ? " = "
                        + FormulaText.PLAIN.step(
                                frame.graph(),
                                node.get().value(),
                                input -> evaluation
                                        .value(input)
                                        .map(numbers::shortForm)
                                        .orElse("?"))
                : "";
        return equation + filled + " = " + numbers.few(value);
    }

    private static String backward(TraceFrame frame, TraceStep step, Numbers numbers) {
        Tensor gradient = frame.tensor(step).orElse(Tensor.scalar(Double.NaN));
        String target = frame.evaluation().target().map(Value::node).orElse("");
        String left = "∂" + name(frame.graph(), target) + "/∂" + name(frame.graph(), step.path());
        List<Wire> wires = frame.graph().wiresFrom(step.path()).stream()
                .filter(wire -> frame.evaluation().contribution(wire).isPresent())
                .toList();
        if (wires.isEmpty()) {
            return left + " = " + numbers.few(gradient);
        }
        String chain = String.join(
                " + ",
                wires.stream().map(wire -> factors(frame.graph(), target, wire)).toList());
        String terms = String.join(
                " + ",
                wires.stream()
                        .map(wire -> product(frame.evaluation(), wire, numbers))
                        .toList());
        return left + " = " + chain + " = " + terms
                + (wires.size() > 1 || terms.contains("·") ? " = " + numbers.few(gradient) : "");
    }

    private static String factors(Graph graph, String target, Wire wire) {
        String reader = name(graph, wire.toNode());
        return "∂" + name(graph, target) + "/∂" + reader + " · ∂" + reader + "/∂"
                + name(graph, wire.from().node());
    }

    private static String product(Evaluation evaluation, Wire wire, Numbers numbers) {
        Tensor part = evaluation.contribution(wire).orElseThrow();
        Optional<Tensor> arriving = evaluation.gradient(Value.of(wire.toNode())).filter(each -> each.size() == 1);
        if (part.size() != 1 || arriving.isEmpty() || arriving.get().at(0) == 0) {
            return numbers.few(part);
        }
        return bracketed(numbers.shortForm(arriving.get().at(0))) + " · "
                + bracketed(numbers.shortForm(part.at(0) / arriving.get().at(0)));
    }

    private static String update(ParameterUpdate update, Numbers numbers) {
        return update.path() + ": " + numbers.few(update.before()) + " → " + numbers.few(update.after());
    }

    private static String name(Graph graph, String path) {
        return graph.find(path).map(Node::name).orElse(path);
    }

    private static String bracketed(String number) {
        return number.startsWith("−") ? "(" + number + ")" : number;
    }
}
