package gradus.app.cli;

import gradus.app.text.Numbers;
import gradus.app.text.StepWords;
import gradus.engine.block.Blocks;
import gradus.engine.device.Device;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.formula.Formula;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.run.Evaluation;
import gradus.engine.run.LocalDerivatives;
import gradus.engine.run.Session;
import gradus.engine.run.TraceFrame;
import gradus.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/// `gradus eval`: the value of a formula, its gradients, and every vertex on the way.
final class EvalCommand implements Command {

    /// Java would also take `1d` and `0x1p3` for numbers.
    private static final Pattern NUMBERS = Pattern.compile("(?:[\\[\\]\\d+\\-.,eE\\s]|NaN|Infinity)*");

    private final Device device = new ScalarDevice();

    @Override
    public String name() {
        return "eval";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Command.word("FORMULA", true))
                .addOption(Command.repeatedOption("--set", "NAME=VALUE"))
                .addOption(Command.flag("--grad"))
                .addOption(Command.flag("--steps"))
                .addOption(Command.option("--seed-gradient", "VALUE"));
    }

    @Override
    public Exit run(Arguments arguments, Console console) {
        Formula formula = UsageException.blame(() -> Formula.parse(arguments.requiredWord(0), Blocks.catalogue()));
        Map<String, Tensor> values = values(arguments.texts("--set"));
        requireAll(formula.variables(), values);
        Optional<Tensor> arriving = arguments.text("--seed-gradient").map(text -> tensor("--seed-gradient", text));
        boolean gradients = arguments.has("--grad") || arriving.isPresent();
        boolean steps = arguments.has("--steps");
        Graph graph = UsageException.blame(() -> formula.graph(values));
        Evaluation evaluation = UsageException.blame(() -> evaluate(graph, gradients || steps, arriving));
        if (steps) {
            steps(graph, evaluation, console);
        }
        result(formula, graph, evaluation, gradients, console);
        return Exit.FINE;
    }

    private Evaluation evaluate(Graph graph, boolean backward, Optional<Tensor> arriving) {
        Session session = new Session(device);
        Value target = target(graph);
        if (!backward) {
            return session.forward(graph, Map.of());
        }
        return arriving.map(gradient -> session.forwardAndBackward(graph, target, Map.of(), gradient))
                .orElseGet(() -> session.forwardAndBackward(graph, target, Map.of()));
    }

    private static void result(
            Formula formula, Graph graph, Evaluation evaluation, boolean gradients, Console console) {
        Tensor value = evaluation.value(target(graph)).orElseThrow();
        Map<String, Tensor> byName = new LinkedHashMap<>();
        for (String name : formula.variables()) {
            Tensor own = evaluation.value(Value.of(name)).orElseThrow();
            byName.put(
                    name, evaluation.gradient(Value.of(name)).orElseGet(() -> Tensor.zeros(own.type(), own.shape())));
        }
        if (console.json()) {
            console.result(new Json()
                    .put("value", value)
                    .put("gradients", gradients ? Optional.of(byName) : Optional.empty()));
            return;
        }
        Numbers numbers = console.texts().numbers();
        String result = graph.outputs().keySet().iterator().next();
        console.result(result + " = " + numbers.full(value));
        if (gradients) {
            byName.forEach(
                    (name, gradient) -> console.result("∂" + result + "/∂" + name + " = " + numbers.full(gradient)));
        }
    }

    /// In words forward and then backward; for programs an object a vertex.
    private void steps(Graph graph, Evaluation evaluation, Console console) {
        if (!console.json()) {
            TraceFrame frame = TraceFrame.of(graph, evaluation);
            frame.steps().forEach(step -> console.result(StepWords.of(frame, step, console.texts())));
            return;
        }
        Map<Graph.Wire, Tensor> derivatives = LocalDerivatives.of(graph, "", evaluation, device);
        for (Node node : graph.order().nodes()) {
            Map<String, Tensor> local = new LinkedHashMap<>();
            derivatives.forEach((wire, derivative) -> {
                if (wire.toNode().equals(node.id()) && derivative.size() == 1) {
                    local.merge(wire.from().node(), derivative, (a, b) -> Tensor.scalar(a.scalar() + b.scalar()));
                }
            });
            console.result(object(node, evaluation, local));
        }
    }

    private static Json object(Node node, Evaluation evaluation, Map<String, Tensor> local) {
        return new Json()
                .put("node", node.id())
                .put("operation", node.operation().name())
                .put("inputs", node.wired().stream().map(Value::node).toList())
                .put("value", evaluation.value(node.value()).orElseThrow())
                .put("local_derivatives", local)
                .put("gradient", evaluation.gradient(node.value()));
    }

    private static Value target(Graph graph) {
        return graph.outputs().values().iterator().next();
    }

    private static Map<String, Tensor> values(List<String> settings) {
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw UsageException.at("--set", "cli.eval.set-form", setting);
            }
            String name = setting.substring(0, equals).strip();
            if (values.put(name, tensor(name, setting.substring(equals + 1))) != null) {
                throw UsageException.at("--set", "cli.eval.set-twice", name);
            }
        }
        return values;
    }

    private static Tensor tensor(String name, String text) {
        try {
            if (NUMBERS.matcher(text).matches()) {
                Tensor tensor = Tensor.parse(text);
                if (tensor.size() > 0) {
                    return tensor;
                }
            }
        } catch (IllegalArgumentException malformed) {
            // Told below, in words that say how to write it.
        }
        throw UsageException.at("--set", "cli.eval.bad-value", name, text.strip());
    }

    private static void requireAll(List<String> variables, Map<String, Tensor> values) {
        for (String name : values.keySet()) {
            if (!variables.contains(name)) {
                throw variables.isEmpty()
                        ? UsageException.at("--set", "cli.eval.no-variables", name)
                        : UsageException.at("--set", "cli.eval.unknown-variable", name, String.join(", ", variables));
            }
        }
        List<String> missing =
                variables.stream().filter(name -> !values.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw UsageException.at(
                    "--set",
                    "cli.eval.missing-value",
                    String.join(", ", missing),
                    String.join(
                            " ",
                            missing.stream().map(name -> "--set " + name + "=1").toList()));
        }
    }
}
