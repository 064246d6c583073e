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
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.instruction.StepText;
import gradus.engine.operation.Dataset;
import gradus.engine.program.Program;
import gradus.engine.run.Session;
import gradus.engine.train.Doubts;
import gradus.engine.train.Model;
import gradus.engine.train.Phase;
import gradus.engine.train.TargetCheck;
import gradus.engine.train.TrainingSetup;
import gradus.engine.train.TrainingStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

    /// The instructions that run: of a whole training step where the project can be trained, else of what its
    /// result needs.
    private static void plan(OpenProject opened, Console console) {
        if (isToBeTrained(opened)) {
            phases(opened.project().training(), console);
        }
        for (Step step : program(opened).steps()) {
            if (console.json()) {
                console.result(json(step));
            } else {
                console.result(StepText.of(step));
            }
        }
    }

    /// What a step writes first, what it writes beyond, and what a scan does at every step.
    private static Json json(Step step) {
        Json json = new Json();
        put(json, step.output());
        List<Operand> outputs = step.outputs();
        return json.put("instruction", StepText.instruction(step))
                .put("inputs", step.inputs().stream().map(Operand::slot).toList())
                .put("further", optional(outputs.subList(1, outputs.size()), output -> put(new Json(), output)))
                .put(
                        "body",
                        step.instruction() instanceof Instruction.Scan scan
                                ? optional(scan.body().steps(), CheckCommand::json)
                                : Optional.empty());
    }

    private static Json put(Json json, Operand output) {
        return json.put("slot", output.slot())
                .put("type", output.type().name().toLowerCase(java.util.Locale.ROOT))
                .put("shape", output.shape().toString());
    }

    private static <T> Optional<List<Json>> optional(List<T> all, Function<T, Json> writer) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.stream().map(writer).toList());
    }

    /// The phases of a training step, in order, before the instructions they become.
    private static void phases(TrainingSetup training, Console console) {
        int number = 0;
        for (Phase phase : training.loop().phases()) {
            number++;
            if (console.json()) {
                Json line = new Json().put("phase", number).put("name", phase.name());
                phase.settings().forEach(line::put);
                console.result(line);
            } else {
                console.result("# %d %s%s"
                        .formatted(
                                number,
                                phase.name(),
                                phase.settings().entrySet().stream()
                                        .map(setting -> " " + setting.getKey() + "=" + setting.getValue())
                                        .collect(Collectors.joining())));
            }
        }
    }

    private static Program program(OpenProject opened) {
        TrainingSetup training = opened.project().training();
        if (isToBeTrained(opened)) {
            Model model = Model.of(opened.graph(), training.loss(), training.classWeight());
            return new TrainingStep(model, training, new ScalarDevice()).program();
        }
        Expansion expansion = Expansion.of(opened.graph());
        List<Value> wanted =
                Session.target(opened.graph()).map(expansion::flat).stream().toList();
        return Program.compile(expansion.flat(), wanted, training.precision());
    }
}
