package gradus.app.cli;

import gradus.engine.block.Loss;
import gradus.engine.data.DataLoader;
import gradus.engine.data.Progress;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Value;
import gradus.engine.instruction.Step;
import gradus.engine.operation.Dataset;
import gradus.engine.program.Program;
import gradus.engine.run.Session;
import gradus.engine.train.Model;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/// `gradus check`: everything that is wrong with a project, its wiring, shapes and data.
final class CheckCommand implements Command {

    @Override
    public String name() {
        return "check";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Command.word("PROJECT", true)).addOption(Command.flag("--plan"));
    }

    @Override
    public Exit run(Arguments arguments, Console console) {
        Path file = arguments.requiredPath(0);
        Optional<OpenProject> opened = Optional.empty();
        List<Diagnostic> found;
        try {
            opened = Optional.of(OpenProject.read(file));
            found = problems(opened.get());
        } catch (GradusException refused) {
            found = refused.diagnostics();
        }
        found.forEach(diagnostic -> console.result(console.line(diagnostic)));
        if (found.stream().anyMatch(Diagnostic::isError)) {
            return Exit.ERRORS;
        }
        if (found.isEmpty()) {
            console.say("cli.check.fine", file.toString());
        }
        if (arguments.has("--plan")) {
            opened.ifPresent(project -> plan(project, console));
        }
        return Exit.FINE;
    }

    private static List<Diagnostic> problems(OpenProject opened) {
        List<Diagnostic> found = new ArrayList<>(opened.diagnostics());
        opened.project()
                .data()
                .filter(setup -> setup.check().isEmpty())
                .ifPresent(setup -> found.addAll(DataLoader.check(opened.folder(), setup, Progress.unwatched())));
        if (found.stream().noneMatch(Diagnostic::isError) && isToBeTrained(opened)) {
            try {
                Model.of(opened.graph(), opened.project().training().loss());
            } catch (GradusException refused) {
                found.addAll(refused.diagnostics());
            }
        }
        return found;
    }

    /// A formula is no model, and nothing of a model is missing in it.
    private static boolean isToBeTrained(OpenProject opened) {
        return opened.graph().nodes().stream()
                .anyMatch(node -> node.operation() instanceof Dataset || node.operation() instanceof Loss);
    }

    private static void plan(OpenProject opened, Console console) {
        Expansion expansion = Expansion.of(opened.graph());
        List<Value> wanted =
                Session.target(opened.graph()).map(expansion::flat).stream().toList();
        Program program = Program.compile(
                expansion.flat(), wanted, opened.project().training().precision());
        for (Step step : program.steps()) {
            String inputs =
                    step.inputs().stream().map(operand -> "%" + operand.slot()).collect(Collectors.joining(", "));
            if (console.json()) {
                console.result(new Json()
                        .put("slot", step.output().slot())
                        .put("type", step.output().type().name().toLowerCase(java.util.Locale.ROOT))
                        .put("shape", step.output().shape().toString())
                        .put("instruction", step.instruction().toString())
                        .put(
                                "inputs",
                                step.inputs().stream()
                                        .map(operand -> operand.slot())
                                        .toList()));
            } else {
                console.result("%" + step.output().slot() + " " + step.output().shape() + " = " + step.instruction()
                        + " (" + inputs + ")");
            }
        }
    }
}
