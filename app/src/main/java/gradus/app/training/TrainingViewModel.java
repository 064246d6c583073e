package gradus.app.training;

import gradus.app.document.Edit;
import gradus.app.text.Messages;
import gradus.app.workspace.Advance;
import gradus.app.workspace.Standing;
import gradus.app.workspace.State;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Blocks;
import gradus.engine.block.CustomOptimizer;
import gradus.engine.block.Optimizer;
import gradus.engine.data.DataSetup;
import gradus.engine.data.TargetKind;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.train.TrainingSetup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyMapProperty;
import javafx.beans.property.ReadOnlyMapWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;

/// The training panel: the settings of the document, the run, its pace and its replay.
public final class TrainingViewModel {

    private final Workspace workspace;
    private final ObservableValue<Messages> messages;
    private final ReadOnlyObjectWrapper<Optional<TrainingRun>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyMapWrapper<String, String> mistakes =
            new ReadOnlyMapWrapper<>(FXCollections.observableMap(new TreeMap<>()));
    private final DoubleProperty pace = new SimpleDoubleProperty();
    private final Replay replay;
    private final StepViewModel step;
    private final Standing standing;
    private int opened = -1;

    /// @param messages the texts, in the language chosen now
    public TrainingViewModel(Workspace workspace, ObservableValue<Messages> messages) {
        this.workspace = workspace;
        this.messages = messages;
        step = new StepViewModel(workspace, messages);
        standing = new Standing(workspace);
        replay = new Replay(this::secondsAnEpoch, run -> shown.set(Optional.of(run)));
        pace.subscribe(place -> workspace.pace(secondsAnEpoch()));
        workspace.training().subscribe(this::follow);
        workspace.state().subscribe(this::follow);
    }

    /// What a training step is made of.
    public StepViewModel step() {
        return step;
    }

    /// The run that the panel and the charts show: the one that goes on, the last one, or as much of it as its
    /// replay has come to.
    public ReadOnlyObjectProperty<Optional<TrainingRun>> shown() {
        return shown.getReadOnlyProperty();
    }

    /// What is wrong with what was typed, in words, by setting; such a setting keeps its last good value.
    public ReadOnlyMapProperty<String, String> mistakes() {
        return mistakes.getReadOnlyProperty();
    }

    /// The place of the pace slider: 0 is one epoch a second, 1 full speed.
    public DoubleProperty pace() {
        return pace;
    }

    /// The pace in words.
    public String paceText() {
        double seconds = secondsAnEpoch();
        if (seconds == 0) {
            return messages.getValue().text("training.full-speed");
        }
        double epochs = round(1 / seconds);
        return epochs == 1
                ? messages.getValue().text("training.one-epoch-a-second")
                : messages.getValue().text("training.epochs-a-second", epochs);
    }

    /// Whether a run goes on.
    public boolean isTraining() {
        return workspace.training().get().filter(TrainingRun::isRunning).isPresent();
    }

    /// Whether the last run can be shown again.
    public boolean canReplay() {
        return !isTraining()
                && workspace
                        .training()
                        .get()
                        .filter(run -> !run.epochs().isEmpty())
                        .isPresent();
    }

    /// Trains from new weights.
    public void train() {
        replay.stop();
        workspace.train();
    }

    /// Whether the run goes on but rests.
    public boolean isResting() {
        return workspace.training().get().flatMap(TrainingRun::halt).isPresent();
    }

    /// Lets the run rest, or go on again.
    public void pause() {
        advance(isResting() ? Advance.RUN : Advance.REST);
    }

    /// Trains for one step or one epoch, and rests; a run is begun where none goes on.
    public void advance(Advance how) {
        replay.stop();
        workspace.advance(how);
    }

    /// Ends the run, keeping what it has learned, or its replay.
    public void stop() {
        if (replay.isRunning()) {
            replay.stop();
            shown.set(workspace.training().get());
        }
        workspace.stop();
    }

    /// Shows the last run again.
    public void replay() {
        if (canReplay()) {
            replay.stop();
            workspace.training().get().ifPresent(replay::start);
        }
    }

    /// The names of the optimizers there are.
    public List<String> optimizers() {
        return Blocks.optimizers().stream().map(Optimizer::name).toList();
    }

    /// The optimizer in use.
    public String optimizer() {
        return setup().optimizer().name();
    }

    /// Takes another optimizer, with its defaults but the learning rate in use. A person's own begins as the one in
    /// use, opened.
    public void chooseOptimizer(String name) {
        if (!name.equals(optimizer())) {
            Blocks.optimizer(name).ifPresent(prototype -> {
                Optimizer chosen = prototype instanceof CustomOptimizer
                        ? CustomOptimizer.opened(setup().optimizer())
                        : Attributes.with(
                                prototype,
                                Map.of("learning_rate", setup().optimizer().learningRate()));
                workspace.applyToAll(new Edit.SetTraining("optimizer", setup().withOptimizer(chosen)));
                mistakes.remove("learning_rate");
            });
        }
    }

    /// What the data's target is, if there are data.
    public Optional<TargetKind> targetKind() {
        return data().map(DataSetup::targetKind);
    }

    /// States what the data's target is.
    public void chooseTargetKind(TargetKind kind) {
        data().filter(data -> data.targetKind() != kind)
                .ifPresent(data -> workspace.sources().retarget(kind));
    }

    /// Whether the document has a setting.
    public boolean has(String setting) {
        return !setting.equals("validation") || data().isPresent();
    }

    /// A setting as people read it; empty where the document has none.
    public String text(String setting) {
        return settings().text(setting);
    }

    /// Takes what was typed for a setting; what can't be taken stands in [#mistakes] and changes nothing.
    public void type(String setting, String text) {
        if (text.strip().equals(text(setting))) {
            mistakes.remove(setting);
            return;
        }
        try {
            settings().edit(setting, text).ifPresent(workspace::applyToAll);
            mistakes.remove(setting);
        } catch (GradusException refused) {
            mistakes.put(setting, messages.getValue().of(refused.diagnostics().getFirst()));
        }
    }

    /// The field was left: the next change of the setting is a step of its own.
    public void leave() {
        workspace.seal();
    }

    /// One line on the run: what it does, how far it is, its figures.
    public String statusText() {
        String status = new StatusText(messages.getValue(), secondsAnEpoch()).of(shown.get());
        return switch (standing.of().get()) {
            case THIS -> status;
            case OTHER_WEIGHTS -> status + messages.getValue().text("training.stale-weights");
            case OTHER_GRAPH -> status + messages.getValue().text("training.stale-graph");
        };
    }

    /// Whether the run belongs to what is on screen.
    ReadOnlyObjectProperty<Standing.Of> standing() {
        return standing.of();
    }

    /// The share of the run that is shown, from 0 to 1.
    public double share() {
        return shown.get()
                .map(run -> (double) run.epochs().size() / Math.max(1, run.planned()))
                .orElse(0.0);
    }

    /// What is wrong with the document that keeps it from being trained, in words.
    public Optional<String> obstacle() {
        return workspace.diagnostics().get().stream()
                .filter(Diagnostic::isError)
                .findFirst()
                .map(messages.getValue()::of);
    }

    private Settings settings() {
        return new Settings(workspace.document().get(), messages.getValue());
    }

    private void follow(Optional<TrainingRun> run) {
        if (!replay.isRunning()) {
            shown.set(run);
        }
    }

    private void follow(State state) {
        if (state.opened() != opened) {
            opened = state.opened();
            replay.stop();
            shown.set(workspace.training().get());
            mistakes.clear();
            pace.set(PaceScale.place(state.document().training().epochs()));
        }
    }

    private double secondsAnEpoch() {
        return PaceScale.seconds(pace.get());
    }

    private static double round(double number) {
        return number < 10 ? Math.round(number * 10) / 10.0 : Math.round(number);
    }

    private TrainingSetup setup() {
        return workspace.document().get().training();
    }

    private Optional<DataSetup> data() {
        return workspace.document().get().data();
    }
}
