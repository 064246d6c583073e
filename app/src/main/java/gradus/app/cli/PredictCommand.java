package gradus.app.cli;

import gradus.engine.block.CategoricalCrossentropy;
import gradus.engine.block.Metrics;
import gradus.engine.data.Target;
import gradus.engine.exchange.AtomicFile;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Evaluator;
import gradus.engine.train.Model;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;

/// `gradus predict`: what trained weights say of new rows, as a CSV.
final class PredictCommand implements Command {

    @Override
    public String name() {
        return "predict";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Command.word("PROJECT", true))
                .addOption(Command.requiredOption("--weights", "FILE"))
                .addOption(Command.requiredOption("--data", "FILE"))
                .addOption(Command.requiredOption("--out", "FILE"))
                .addOption(Command.option("--output", "NODE"))
                .addOption(DeviceOption.device())
                .addOption(DeviceOption.precision());
    }

    @Override
    public Exit run(Arguments arguments, Console console) {
        TrainedModel trained = TrainedModel.open(arguments, console);
        Optional<String> output = arguments.text("--output");
        Model model = output.map(node -> upTo(trained, node)).orElse(trained.model());
        Evaluator evaluator = new Evaluator(model, new Metrics(List.of()), trained.device(), trained.precision());
        Tensor features = trained.preprocessing().features(trained.opened().table(arguments.requiredPath("--data")));
        Tensor numbers = evaluator.predict(trained.learned(), features);
        int rows = features.shape().get(0).size();
        StringBuilder csv = new StringBuilder();
        if (output.isPresent()) {
            values(csv, output.get(), numbers, rows);
        } else {
            predictions(csv, trained, numbers, rows);
        }
        Path out = arguments.requiredPath("--out");
        AtomicFile.write(out, stream -> stream.write(csv.toString().getBytes(StandardCharsets.UTF_8)));
        if (console.json()) {
            console.result(new Json().put("rows", rows).put("file", out.toString()));
        } else {
            console.result(console.texts().text("cli.predict.written", String.valueOf(rows), out.toString()));
        }
        return Exit.FINE;
    }

    /// The model that ends at a node.
    private static Model upTo(TrainedModel trained, String id) {
        Model model = trained.model();
        Graph graph = trained.opened().graph();
        Value value = graph.find(id)
                .map(Node::value)
                .or(() -> Optional.of(Value.of(id))
                        .filter(inside -> model.expansion().values().containsKey(inside)))
                .orElseThrow(() -> UsageException.at(
                        "--output",
                        "cli.predict.no-node",
                        id,
                        String.join(", ", graph.nodes().stream().map(Node::id).toList())));
        Value flat = model.expansion().flat(value);
        Graph whole = model.expansion().flat();
        boolean needsTargets = whole.upstream(flat.node()).stream()
                .anyMatch(node -> whole.node(node).wired().contains(model.targets()));
        if (needsTargets) {
            throw UsageException.at("--output", "cli.predict.needs-targets", id);
        }
        return model.withPrediction(flat);
    }

    private static void predictions(StringBuilder csv, TrainedModel trained, Tensor numbers, int rows) {
        Target target = trained.preprocessing().target();
        if (target.classes().isEmpty()) {
            values(csv, target.name(), numbers, rows);
            return;
        }
        List<String> header = new ArrayList<>(List.of("prediction"));
        header.addAll(target.classes());
        line(csv, header);
        boolean fromLogits = trained.opened().graph().nodes().stream()
                .filter(node -> trained.model().loss().node().startsWith(node.id() + "/"))
                .anyMatch(node -> node.operation() instanceof CategoricalCrossentropy loss && loss.fromLogits());
        int width = numbers.size() / Math.max(1, rows);
        for (int row = 0; row < rows; row++) {
            int first = row * width;
            double[] shares = IntStream.range(0, width)
                    .mapToDouble(i -> numbers.at(first + i))
                    .toArray();
            List<String> cells = new ArrayList<>();
            cells.add(target.classes().get(Evaluator.classOf(numbers, row)));
            for (double share : fromLogits ? softmax(shares) : shares) {
                cells.add(text(share, numbers.type()));
            }
            line(csv, cells);
        }
    }

    private static void values(StringBuilder csv, String name, Tensor numbers, int rows) {
        int width = numbers.size() / Math.max(1, rows);
        line(
                csv,
                width == 1
                        ? List.of(name)
                        : IntStream.rangeClosed(1, width)
                                .mapToObj(i -> name + "_" + i)
                                .toList());
        for (int row = 0; row < rows; row++) {
            int first = row * width;
            line(
                    csv,
                    IntStream.range(0, width)
                            .mapToObj(i -> text(numbers.at(first + i), numbers.type()))
                            .toList());
        }
    }

    private static double[] softmax(double[] sums) {
        double largest =
                IntStream.range(0, sums.length).mapToDouble(i -> sums[i]).max().orElse(0);
        double[] powers = IntStream.range(0, sums.length)
                .mapToDouble(i -> Math.exp(sums[i] - largest))
                .toArray();
        double total =
                IntStream.range(0, sums.length).mapToDouble(i -> powers[i]).sum();
        return IntStream.range(0, sums.length)
                .mapToDouble(i -> powers[i] / total)
                .toArray();
    }

    private static String text(double number, ElementType type) {
        return type == ElementType.FLOAT32 ? Float.toString((float) number) : Double.toString(number);
    }

    private static void line(StringBuilder csv, List<String> cells) {
        csv.append(String.join(",", cells.stream().map(PredictCommand::quoted).toList()))
                .append('\n');
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[,\"\\r\\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
