package gradus.app.cli;

import gradus.engine.block.NetworkLine;
import gradus.engine.data.CsvReader;
import gradus.engine.data.CsvTable;
import gradus.engine.data.DataSetup;
import gradus.engine.data.Progress;
import gradus.engine.data.TargetKind;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Place;
import gradus.engine.operation.Dataset;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import gradus.engine.project.ProjectFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `gradus new`: a project from a network in one line and a data file.
final class NewCommand implements Command {

    @Override
    public String name() {
        return "new";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Command.word("NETWORK", true))
                .addOption(Command.option("--data", "FILE"))
                .addOption(Command.option("--target", "COLUMN"))
                .addOption(Command.requiredOption("--out", "PROJECT"));
    }

    @Override
    public Exit run(Arguments arguments, Console console) {
        NetworkLine line = UsageException.blame(() -> NetworkLine.parse(arguments.requiredWord(0)));
        Path out = arguments.requiredPath("--out").toAbsolutePath().normalize();
        if (Files.exists(out)) {
            throw new GradusException(
                    Diagnostic.error("cli.new.exists", new Place.InFile(out.toString(), 0, 0), out.toString()));
        }
        Optional<DataSetup> data = arguments.path("--data").map(file -> setup(arguments, file, out, console));
        if (data.isEmpty() && arguments.has("--target")) {
            throw UsageException.at("--target", "cli.new.target-alone");
        }
        Graph graph = UsageException.blame(() -> graph(line, data));
        Project project = Project.of(graph, Layout.empty(Direction.RIGHT))
                .withTitle(stem(out))
                .withData(data);
        ProjectFile.write(out, project);
        if (console.json()) {
            console.result(new Json()
                    .put("project", out.toString())
                    .put("nodes", graph.nodes().stream().map(node -> node.id()).toList()));
        } else {
            console.result(console.texts().text("cli.new.written", out.toString()));
        }
        return Exit.FINE;
    }

    private static Graph graph(NetworkLine line, Optional<DataSetup> data) {
        return data.map(setup -> line.graph(
                        id(setup.origin().name()),
                        new Dataset(setup.features(), setup.targets()),
                        setup.targetKind() == TargetKind.CATEGORY))
                .orElseGet(line::graph);
    }

    private static DataSetup setup(Arguments arguments, Path file, Path project, Console console) {
        String target = arguments
                .text("--target")
                .orElseThrow(() -> UsageException.at("--target", "cli.new.no-target", file.toString()));
        CsvTable table = new CsvReader(Progress.unwatched()).read(file, file.toString(), Optional.empty());
        console.report(table.warnings());
        DataSetup setup = DataSetup.propose(table, target).withFile(relative(file, project));
        List<Diagnostic> wrong = setup.check();
        if (!wrong.isEmpty()) {
            throw new GradusException(wrong);
        }
        return setup;
    }

    /// With slashes on every system, so that the project can be carried to another.
    private static String relative(Path file, Path project) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = project.resolveSibling("");
        boolean sameRoot = absolute.getRoot() != null && absolute.getRoot().equals(folder.getRoot());
        return (sameRoot ? folder.relativize(absolute) : absolute).toString().replace('\\', '/');
    }

    private static String id(String file) {
        String id = stem(Path.of(file)).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]+", "_");
        return id.matches("\\p{L}.*") && !id.matches("dense_\\d+") ? id : "data";
    }

    private static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    }
}
