package gradus.app.trace;

import gradus.app.text.Messages;
import gradus.app.text.StepWords;
import gradus.app.workspace.Traced;
import gradus.app.workspace.Tracing;
import gradus.app.workspace.WireNumbers;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.Value;
import gradus.engine.run.Alarm;
import gradus.engine.run.ParameterUpdate;
import gradus.engine.run.Seed;
import gradus.engine.run.Trace;
import gradus.engine.run.Trace.Stride;
import gradus.engine.run.TraceFrame;
import gradus.engine.run.TraceStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// The panel of the trace: where it stands, how far a step goes, what stops it, and what a learner expects before a
/// number is told.
public final class TraceViewModel {
    private final Workspace workspace;
    private final UpdateViewModel update;
    private final ObservableValue<Messages> messages;
    private final ObjectProperty<Stride> stride = new SimpleObjectProperty<>(Stride.LAYER);
    private final BooleanProperty predicting = new SimpleBooleanProperty(false);
    private final ReadOnlyObjectWrapper<Shown> shown;
    private final ReadOnlyObjectWrapper<Optional<Asked>> asked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> verdict = new ReadOnlyObjectWrapper<>("");
    private final Set<Alarm> stops = EnumSet.noneOf(Alarm.class);
    private final SweepViewModel sweep;
    private WireNumbers numbers = WireNumbers.ALL;

    /// What is seen of the trace.
    ///
    /// @param traced empty before the first step
    /// @param updates what has been done to parameters, as far as it is told
    /// @param isInUpdate whether it is the update of one parameter, as the optimizer's graph
    public record Shown(Optional<Traced> traced, List<ParameterUpdate> updates, boolean isInUpdate) {
        public Shown {
            updates = List.copyOf(updates);
        }

        /// How many steps of the pass have been told.
        int told() {
            return traced.map(now -> now.trace().told()).orElse(0);
        }

        /// The line of the training loop that the last step belongs to.
        Optional<TraceStep.Phase> phase() {
            return isInUpdate
                    ? Optional.of(TraceStep.Phase.UPDATE)
                    : traced.flatMap(Traced::step).map(TraceStep::phase);
        }
    }

    /// A number that a learner is asked for.
    ///
    /// @param question in words
    record Asked(String question, Prediction prediction) {}

    /// @param messages the texts, in the language chosen now
    /// @param update the update that is looked at as a graph, which takes the steps while it is
    public TraceViewModel(Workspace workspace, UpdateViewModel update, ObservableValue<Messages> messages) {
        this.workspace = workspace;
        this.update = update;
        this.messages = messages;
        sweep = new SweepViewModel(workspace, messages);
        shown = new ReadOnlyObjectWrapper<>(show());
        workspace.tracing().traced().subscribe(this::refresh);
        update.workspace().tracing().traced().subscribe(this::refresh);
        update.shown().subscribe(this::refresh);
        messages.subscribe(this::refresh);
    }

    ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /// How far a step goes.
    ObjectProperty<Stride> stride() {
        return stride;
    }

    /// Whether numbers have to be predicted before they are told.
    BooleanProperty predicting() {
        return predicting;
    }

    /// The number that is asked for before the next step.
    ReadOnlyObjectProperty<Optional<Asked>> asked() {
        return asked.getReadOnlyProperty();
    }

    /// What the last answer was.
    ReadOnlyObjectProperty<String> verdict() {
        return verdict.getReadOnlyProperty();
    }

    /// Which way it is differentiated, and where that begins.
    SweepViewModel sweep() {
        return sweep;
    }

    Tracing tracing() {
        return here().tracing();
    }

    /// What is stepped through: the project or, while it is looked at, the update of a parameter.
    private Workspace here() {
        return update.isOpen() ? update.workspace() : workspace;
    }

    UpdateViewModel update() {
        return update;
    }

    /// The kinds of numbers that playing stops at.
    Set<Alarm> stops() {
        return stops;
    }

    WireNumbers numbers() {
        return numbers;
    }

    void show(WireNumbers others) {
        numbers = others;
        workspace.show(others);
    }

    /// One step on; where a number has to be predicted it is asked for first.
    public void next() {
        verdict.set("");
        if (asked.get().isPresent()) {
            return;
        }
        Optional<Asked> question = predicting.get() ? question() : Optional.empty();
        if (question.isPresent()) {
            asked.set(question);
        } else {
            tracing().next(predicting.get() ? Stride.OPERATION : stride.get());
        }
    }

    /// One step back.
    public void previous() {
        asked.set(Optional.empty());
        tracing().previous(stride.get());
    }

    /// Takes an answer: the number is told, and what the answer was.
    void answer(String text) {
        Optional<Asked> question = asked.get();
        OptionalDouble number = messages.getValue().numbers().parse(text);
        if (question.isEmpty()) {
            return;
        }
        if (number.isEmpty()) {
            verdict.set(messages.getValue().text("trace.predict.no-number"));
            return;
        }
        Prediction prediction = question.get().prediction();
        Prediction.Verdict judged = prediction.judge(number.getAsDouble());
        skip();
        verdict.set(messages.getValue()
                .text(
                        "trace.verdict." + judged.name(),
                        messages.getValue().numbers().shortForm(prediction.wanted())));
    }

    /// The number is told without an answer.
    void skip() {
        asked.set(Optional.empty());
        verdict.set("");
        tracing().next(Stride.OPERATION);
    }

    /// One step of playing.
    ///
    /// @return whether it goes on
    boolean play() {
        Tracing tracing = tracing();
        if (tracing.busy().get()) {
            return true;
        }
        Optional<Traced> before = tracing.traced().get();
        if (before.filter(now -> now.trace().isAtEnd() && !now.hasMore()).isPresent()) {
            return false;
        }
        int from = before.map(now -> now.trace().position()).orElse(0);
        tracing.next(stride.get());
        Optional<Traced> after = tracing.traced().get();
        Optional<Trace> stopped = after.flatMap(now -> stops.stream()
                .map(alarm -> now.trace().found(alarm, from))
                .flatMap(Optional::stream)
                .filter(found -> found.position() <= now.trace().position())
                .min(Comparator.comparingInt(Trace::position)));
        stopped.ifPresent(there -> tracing.at(there.position()));
        return stopped.isEmpty();
    }

    /// Goes to where the node that is selected is told next.
    void toSelection() {
        here().selection().get().stream()
                .findFirst()
                .ifPresent(id -> tracing().to(here().state().get().scene().path(id)));
    }

    /// Goes to the step that tells the gradient of the selected node.
    public void explain() {
        update.close();
        asked.set(Optional.empty());
        workspace.selection().get().stream()
                .findFirst()
                .ifPresent(id ->
                        tracing().toGradient(workspace.state().get().scene().path(id)));
    }

    /// Differentiates what is selected, or again what the graph is about.
    void target(boolean isSelection) {
        List<Seed> targets = isSelection
                ? workspace.selection().get().stream()
                        .sorted()
                        .map(id -> Seed.of(workspace.state().get().scene().value(Value.of(id))))
                        .toList()
                : List.of();
        update.close();
        tracing().set(tracing().setup().get().withTargets(targets));
    }

    /// A step of the pass in words, by its number from 0.
    String line(int step) {
        return shown.get()
                .traced()
                .map(now -> now.trace().frame())
                .filter(frame -> step < frame.steps().size())
                .map(frame -> update.isOpen()
                        ? update.line(step, messages.getValue())
                        : StepWords.of(frame, frame.steps().get(step), messages.getValue()))
                .orElse("");
    }

    /// All steps told, one a line.
    String text() {
        return IntStream.range(0, shown.get().told()).mapToObj(this::line).collect(Collectors.joining("\n"));
    }

    private Optional<Asked> question() {
        return tracing()
                .traced()
                .get()
                .filter(now -> now.revision() == here().state().get().revision()
                        && !now.trace().isAtEnd())
                .flatMap(now -> {
                    Trace after = now.trace().at(now.trace().position() + 1);
                    TraceStep step = after.current().orElseThrow();
                    return Prediction.of(after.frame(), step)
                            .map(prediction -> new Asked(question(after.frame(), step), prediction));
                });
    }

    private String question(TraceFrame frame, TraceStep step) {
        String name = frame.graph().node(step.path()).name();
        String target = frame.evaluation()
                .seed()
                .map(seed -> seed.value().node() + seed.text())
                .orElse("");
        return step.isForward()
                ? messages.getValue().text("trace.predict.value", name)
                : messages.getValue().text("trace.predict.gradient", target, name);
    }

    private void refresh() {
        shown.set(show());
    }

    private Shown show() {
        Optional<Traced> traced = tracing().traced().get();
        Optional<Traced> project = workspace.tracing().traced().get();
        if (traced.isEmpty() || project.isEmpty()) {
            asked.set(Optional.empty());
            return new Shown(traced, List.of(), false);
        }
        Trace trace = project.get().trace();
        TraceFrame frame = trace.frame();
        List<ParameterUpdate> updates = new ArrayList<>(frame.updates());
        updates.removeIf(update -> !trace.tellsUpdate(update.path()));
        return new Shown(traced, updates, update.isOpen());
    }
}
