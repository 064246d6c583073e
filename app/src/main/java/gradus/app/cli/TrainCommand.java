package gradus.app.cli;

import gradus.engine.block.Optimizer;
import gradus.engine.data.DataSet;
import gradus.engine.data.Loaded;
import gradus.engine.data.Part;
import gradus.engine.device.Device;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.project.WeightsFile;
import gradus.engine.train.Doubts;
import gradus.engine.train.Epoch;
import gradus.engine.train.Learned;
import gradus.engine.train.Model;
import gradus.engine.train.TargetCheck;
import gradus.engine.train.Trainer;
import gradus.engine.train.TrainingEvent;
import gradus.engine.train.TrainingSetup;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `gradus train`: trains a project, a line an epoch, and keeps what was learned.
final class TrainCommand implements Command {

    /// Options that are settings of a training run, with the setting's name.
    private static final Map<String, String> SETTINGS =
            Map.of("--epochs", "epochs", "--batch-size", "batch_size", "--seed", "seed");

    /// Options that say when a run ends early, with the setting's name.
    private static final Map<String, String> STOP =
            Map.of("--patience", "patience", "--stop-at", "stop_at", "--stop-after", "stop_after");

    @Override
    public String name() {
        return "train";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Command.word("PROJECT", true))
                .addOption(Command.option("--epochs", "N"))
                .addOption(Command.option("--batch-size", "N"))
                .addOption(Command.option("--learning-rate", "X"))
                .addOption(Command.option("--seed", "N"))
                .addOption(Command.option("--patience", "N"))
                .addOption(Command.option("--stop-at", "RULE"))
                .addOption(Command.option("--stop-after", "S"))
                .addOption(DeviceOption.device())
                .addOption(DeviceOption.precision())
                .addOption(Command.option("--out", "DIR"))
                .addOption(Command.flag("--resume"));
    }

    @Override
    public Exit run(Arguments arguments, Console console) {
        if (arguments.has("--resume") && !arguments.has("--out")) {
            throw UsageException.at("--resume", "cli.train.resume-where");
        }
        OpenProject opened = OpenProject.readWhole(arguments.requiredPath(0));
        TrainingSetup setup = setup(opened.project().training(), arguments);
        Device device = DeviceOption.orCpu(arguments, console);
        Loaded loaded = opened.load(setup.seed());
        console.report(loaded.warnings());
        DataSet data = loaded.data();
        Model model = Model.of(opened.graph(), setup.loss(), setup.classWeight());
        TargetCheck.require(model, data, device, opened::row);
        console.report(Doubts.of(data, setup));
        Optional<Part> validation = Optional.of(data.validation()).filter(part -> !part.isEmpty());
        Optional<RunFolder> folder = arguments
                .path("--out")
                .map(path -> RunFolder.open(path, data.preprocessing(), setup.seed(), arguments.has("--resume")));
        int done = folder.map(RunFolder::epochs).orElse(0);
        if (done >= setup.epochs()) {
            throw UsageException.at(
                    "--epochs", "cli.train.complete", String.valueOf(done), String.valueOf(setup.epochs()));
        }
        Trainer trainer = new Trainer(
                model,
                Attributes.with(setup, Map.of("epochs", setup.epochs() - done)),
                data.train(),
                validation,
                opened.learnsClasses(),
                device);
        Learned before = folder.flatMap(RunFolder::learned)
                .map(learned -> WeightsFile.fitting(learned, trainer.initial()))
                .orElseGet(trainer::initial);
        return train(trainer, before, done, setup.epochs(), folder, console);
    }

    private static Exit train(
            Trainer trainer, Learned before, int done, int epochs, Optional<RunFolder> folder, Console console) {
        Recorder recorder = new Recorder(before, done, epochs, folder, console);
        try (Interruption interruption = new Interruption()) {
            trainer.train(before, done + 1, recorder::hear, interruption::isAsked);
            return recorder.close();
        }
    }

    /// The project's setup with what the command line sets otherwise.
    private static TrainingSetup setup(TrainingSetup stated, Arguments arguments) {
        Map<String, Object> changes = new HashMap<>();
        SETTINGS.forEach((option, name) -> arguments.text(option).ifPresent(text -> changes.put(name, text)));
        Map<String, Object> stops = new HashMap<>();
        STOP.forEach((option, name) -> arguments.text(option).ifPresent(text -> stops.put(name, text)));
        DeviceOption.precision(arguments).ifPresent(precision -> changes.put("precision", precision));
        return UsageException.blame(() -> {
            TrainingSetup changed = Attributes.with(stated, changes);
            Optimizer optimizer = arguments
                    .text("--learning-rate")
                    .map(text -> Attributes.with(changed.optimizer(), Map.of("learning_rate", text)))
                    .orElse(changed.optimizer());
            return changed.withOptimizer(optimizer).withStop(Attributes.with(changed.stop(), stops));
        });
    }

    /// Writes down what a run tells.
    private static final class Recorder {
        private final int epochs;
        private final Optional<RunFolder> folder;
        private final Console console;
        private final EpochLine line;
        private Learned last;
        private int done;
        private TrainingEvent.End end = TrainingEvent.End.COMPLETED;

        Recorder(Learned before, int done, int epochs, Optional<RunFolder> folder, Console console) {
            this.last = before;
            this.done = done;
            this.epochs = epochs;
            this.folder = folder;
            this.console = console;
            this.line = new EpochLine(console.texts(), epochs);
        }

        void hear(TrainingEvent event) {
            switch (event) {
                case TrainingEvent.Started started -> {}
                case TrainingEvent.Stepped step -> {}
                case TrainingEvent.Steered steered -> {}
                case TrainingEvent.EpochEnded(Epoch epoch, Learned learned) -> {
                    if (console.json()) {
                        console.result(EpochLine.object(epoch));
                    } else {
                        console.result(line.words(epoch));
                    }
                    if (Double.isFinite(epoch.runningLoss())) {
                        last = learned;
                        done = epoch.number();
                        folder.ifPresent(kept -> kept.record(epoch, learned, epochs));
                    }
                }
                case TrainingEvent.Ended(TrainingEvent.End reason, Learned learned) -> {
                    end = reason;
                    if (reason != TrainingEvent.End.DIVERGED) {
                        last = learned;
                    }
                }
            }
        }

        Exit close() {
            if (end != TrainingEvent.End.DIVERGED) {
                console.say(
                        "cli.train.ended." + end.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
            folder.ifPresentOrElse(
                    kept -> {
                        kept.save(last, done);
                        console.say("cli.train.saved", kept.path().toString());
                    },
                    () -> console.say("cli.train.not-saved"));
            return switch (end) {
                case COMPLETED, NO_BETTER, REACHED, OUT_OF_TIME -> Exit.FINE;
                case STOPPED -> Exit.INTERRUPTED;
                case DIVERGED ->
                    throw new GradusException(List.of(Diagnostic.error(
                            "cli.train.diverged", new Place.AtSetting("learning_rate"), String.valueOf(done + 1))));
            };
        }
    }
}
