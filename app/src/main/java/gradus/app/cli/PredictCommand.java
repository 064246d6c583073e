package gradus.app.cli;

import gradus.engine.block.Metrics;
import gradus.engine.exchange.AtomicFile;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Evaluator;
import gradus.engine.train.Model;
import gradus.engine.train.PredictionTable;
import gradus.engine.train.Predictor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        PredictionTable table = output.isPresent()
                ? PredictionTable.values(output.get(), numbers)
                : PredictionTable.of(trained.preprocessing().target(), Optional.of(model.criterion()), numbers);
        Path out = arguments.requiredPath("--out");
        AtomicFile.write(out, stream -> stream.write(table.csv().getBytes(StandardCharsets.UTF_8)));
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
        Value flat = Predictor.find(model.expansion(), graph, id)
                .orElseThrow(() -> UsageException.at(
                        "--output",
                        "cli.predict.no-node",
                        id,
                        String.join(", ", graph.nodes().stream().map(Node::id).toList())));
        if (Predictor.needsTargets(model.expansion().flat(), flat)) {
            throw UsageException.at("--output", "cli.predict.needs-targets", id);
        }
        return model.withPrediction(flat);
    }
}
