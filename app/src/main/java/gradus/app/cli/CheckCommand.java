package gradus.app.cli;

import gradus.engine.block.Loss;
import gradus.engine.data.DataLoader;
import gradus.engine.data.DataSet;
import gradus.engine.data.Progress;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.program.Program;
import gradus.engine.run.Session;
import gradus.engine.train.Doubts;
import gradus.engine.train.Model;
import gradus.engine.train.TargetCheck;
import gradus.engine.train.TrainingSetup;
import gradus.engine.train.TrainingStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                TrainingSetup setup = opened.project().training();
                Model model = Model.of(opened.graph(), setup.loss(), setup.classWeight());
                setup.stop().require(model.metrics(setup.metrics(), opened.learnsClasses()));
                TrainingStep.check(model, setup);
                DataSet data = opened.load(setup.seed()).data();
                TargetCheck.require(model, data, new ScalarDevice(), opened::row);
                found.addAll(Doubts.of(data, setup));
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

    /// What runs: a whole training step where the project can be trained, else what its result needs.
    private static void plan(OpenProject opened, Console console) {
        TrainingSetup training = opened.project().training();
        PlanPrinter printer = new PlanPrinter(console);
        if (isToBeTrained(opened)) {
            printer.phases(training.loop());
            Model model = Model.of(opened.graph(), training.loss(), training.classWeight());
            TrainingStep step = new TrainingStep(model, training, new ScalarDevice());
            printer.program(step.program(), training.batchSize(), step.carried());
            return;
        }
        Expansion expansion = Expansion.of(opened.graph());
        List<Value> wanted =
                Session.target(opened.graph()).map(expansion::flat).stream().toList();
        Program program = Program.compile(expansion.flat(), wanted, training.precision());
        printer.program(program, training.batchSize(), Map.of());
    }
}
