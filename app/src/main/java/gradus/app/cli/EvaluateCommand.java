package gradus.app.cli;

import gradus.app.text.ScoresText;
import gradus.engine.data.DataSet;
import gradus.engine.data.Part;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.train.Confusion;
import gradus.engine.train.Evaluator;
import gradus.engine.train.Scores;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;

/// `gradus evaluate`: loss, metrics and confusion matrix of trained weights.
final class EvaluateCommand implements Command {

    /// The name of the rows of a file that is not split.
    private static final String ALL = "all";

    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Command.word("PROJECT", true))
                .addOption(Command.requiredOption("--weights", "FILE"))
                .addOption(Command.option("--data", "FILE"))
                .addOption(Command.option("--split", "train|validation|test"))
                .addOption(DeviceOption.device())
                .addOption(DeviceOption.precision());
    }

    @Override
    public Exit run(Arguments arguments, Console console) {
        arguments
                .text("--split")
                .filter(split -> !List.of("train", "validation", "test").contains(split))
                .ifPresent(split -> {
                    throw UsageException.at("--split", "cli.evaluate.unknown-split", split);
                });
        TrainedModel trained = TrainedModel.open(arguments, console);
        Examples examples = examples(arguments, trained, console);
        Evaluator evaluator = trained.evaluator();
        Scores scores = evaluator.scores(trained.learned(), examples.rows());
        List<String> classes = trained.preprocessing().target().classes();
        Optional<List<List<Integer>>> confusion = classes.isEmpty()
                ? Optional.empty()
                : evaluator
                        .confusion(trained.learned(), examples.rows())
                        .filter(found -> found.classes() == classes.size())
                        .map(EvaluateCommand::counts);
        if (console.json()) {
            Json object = new Json()
                    .put("split", examples.split())
                    .put("rows", examples.rows().size())
                    .put("loss", scores.loss());
            scores.metrics().forEach(object::put);
            console.result(object.put(
                    "confusion_matrix",
                    confusion.map(counts -> new Json().put("classes", classes).put("counts", counts))));
        } else {
            tell(examples, scores, classes, confusion, console);
        }
        return Exit.FINE;
    }

    /// Rows to look at.
    private record Examples(String split, Part rows) {}

    private static Examples examples(Arguments arguments, TrainedModel trained, Console console) {
        OpenProject opened = trained.opened();
        Optional<Path> file = arguments.path("--data");
        if (file.isPresent() && !arguments.has("--split")) {
            return new Examples(ALL, trained.preprocessing().part(opened.table(file.get())));
        }
        var loaded = file.map(path -> opened.load(
                        opened.dataSetup().withFile(path.toAbsolutePath().toString()), trained.seed()))
                .orElseGet(() -> opened.load(trained.seed()));
        console.report(loaded.warnings());
        DataSet data = loaded.data();
        String split = arguments
                .text("--split")
                .orElseGet(() ->
                        !data.test().isEmpty() ? "test" : data.validation().isEmpty() ? "train" : "validation");
        Part part = switch (split) {
            case "train" -> data.train();
            case "validation" -> data.validation();
            default -> data.test();
        };
        if (part.isEmpty()) {
            throw new GradusException(Diagnostic.error("cli.evaluate.no-split", new Place.AtSetting("split"), split));
        }
        return new Examples(split, part);
    }

    /// The rows of a matrix of counts.
    private static List<List<Integer>> counts(Confusion confusion) {
        return IntStream.range(0, confusion.classes())
                .mapToObj(row -> IntStream.range(0, confusion.classes())
                        .mapToObj(column -> confusion.count(row, column))
                        .toList())
                .toList();
    }

    private static void tell(
            Examples examples,
            Scores scores,
            List<String> classes,
            Optional<List<List<Integer>>> confusion,
            Console console) {
        String split = console.texts().text("cli.evaluate.split." + examples.split());
        String rows = String.valueOf(examples.rows().size());
        console.result(
                console.texts().text("cli.evaluate.result", split, rows, ScoresText.of(scores, console.texts())));
        confusion.ifPresent(counts -> {
            console.result(console.texts().text("cli.evaluate.confusion"));
            for (int i = 0; i < classes.size(); i++) {
                List<String> cells = counts.get(i).stream()
                        .map(count ->
                                " ".repeat(Math.max(0, 6 - String.valueOf(count).length())) + count)
                        .toList();
                console.result(String.join("", cells) + "  " + classes.get(i));
            }
        });
    }
}
