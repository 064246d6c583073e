package gradus.app.shell;

import gradus.app.text.Messages;
import gradus.app.text.Numbers;
import gradus.app.workspace.Computing;
import gradus.app.workspace.State;
import gradus.app.workspace.Traced;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Types;
import gradus.engine.program.Cost;
import gradus.engine.run.TraceFrame;
import gradus.engine.train.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// The one line at the foot of the window.
public final class StatusViewModel {

    /// What the line says.
    ///
    /// @param graph the graph's size, or the selected node's shape
    /// @param epochs how far training is; empty when nothing was trained
    /// @param share of the training that is done, from 0 to 1
    /// @param device what computes
    /// @param reason why that device
    /// @param speed examples a second; empty when nothing was trained
    /// @param saved whether the project is kept in its file
    public record Line(
            String graph,
            String epochs,
            double share,
            boolean isTraining,
            String device,
            String reason,
            String speed,
            String saved) {}

    /// What was counted last, and for what.
    private record Counted(Graph graph, Types types, Cost cost) {}

    private final Workspace workspace;
    private final Computing computing;
    private final ObservableValue<Messages> messages;
    private final LongSupplier clock;
    private final ReadOnlyObjectWrapper<Line> line;
    private int run;
    private long began;
    private Optional<Counted> counted = Optional.empty();

    /// @param clock in nanoseconds
    public StatusViewModel(
            Workspace workspace, Computing computing, ObservableValue<Messages> messages, LongSupplier clock) {
        this.clock = clock;
        this.workspace = workspace;
        this.computing = computing;
        this.messages = messages;
        line = new ReadOnlyObjectWrapper<>(write());
        workspace.state().subscribe(this::refresh);
        workspace.training().subscribe(this::refresh);
        workspace.dirty().subscribe(this::refresh);
        workspace.data().subscribe(this::refresh);
        workspace.tracing().traced().subscribe(this::refresh);
        computing.now().subscribe(this::refresh);
        messages.subscribe(this::refresh);
    }

    public ReadOnlyObjectProperty<Line> line() {
        return line.getReadOnlyProperty();
    }

    private void refresh() {
        line.set(write());
    }

    private Line write() {
        Messages words = messages.getValue();
        State state = workspace.state().get();
        Optional<TrainingRun> run = workspace.training().get();
        String saved = workspace.dirty().get()
                ? "status.unsaved"
                : state.document().file().isPresent() ? "status.saved" : "status.new";
        return new Line(
                workspace
                        .tracing()
                        .traced()
                        .get()
                        .map(traced -> step(traced, words))
                        .orElseGet(() -> graph(state, words)),
                run.map(training -> epochs(training, words)).orElse(""),
                run.map(training -> (double) training.epochs().size() / Math.max(1, training.planned()))
                        .orElse(0.0),
                run.filter(TrainingRun::isRunning).isPresent(),
                computing.now().get().id().toUpperCase(Locale.ROOT),
                words.of(computing.now().get().reason()),
                run.flatMap(TrainingRun::last)
                        .flatMap(epoch -> speed(epoch, words))
                        .orElse(""),
                words.text(saved));
    }

    /// The step just taken through the numbers.
    private static String step(Traced traced, Messages words) {
        TraceFrame frame = traced.trace().frame();
        String all = words.numbers().whole(frame.steps().size());
        String now = words.numbers().whole(traced.trace().told());
        return traced.step()
                .map(step -> words.text("status.step." + step.phase().name(), now, all, step.path()))
                .orElseGet(() -> words.text("status.step.start", all));
    }

    private String graph(State state, Messages words) {
        Graph graph = state.scene().document().graph();
        if (state.selection().size() == 1) {
            Node node = graph.node(state.selection().iterator().next());
            List<String> shapes = node.values().stream()
                    .flatMap(value -> state.scene().types().find(value).stream())
                    .filter(type -> type.shape().rank() > 0)
                    .map(type -> type.shape().toString())
                    .toList();
            return shapes.isEmpty() ? node.name() : node.name() + " " + String.join(" ", shapes);
        }
        Numbers numbers = words.numbers();
        String nodes = words.text("status.nodes", numbers.whole(graph.nodes().size()));
        if (state.scene().types().hasErrors() || graph.nodes().isEmpty()) {
            return nodes;
        }
        Cost cost = cost(graph, state.scene().types());
        List<String> parts = new ArrayList<>(List.of(nodes));
        if (cost.parameters() > 0) {
            parts.add(words.text("status.parameters", numbers.whole(cost.parameters())));
        }
        if (cost.multiplyAdds() > 0) {
            parts.add(words.text("status.multiply-adds", numbers.whole(cost.multiplyAdds())));
        }
        return String.join(" · ", parts);
    }

    /// Selecting changes no cost, so what was counted is kept.
    private Cost cost(Graph graph, Types types) {
        Counted now = counted.filter(
                        last -> last.graph().equals(graph) && last.types().equals(types))
                .orElseGet(() -> new Counted(graph, types, workspace.costs().of(graph, types)));
        counted = Optional.of(now);
        return now.cost();
    }

    /// The time that is left is judged by the clock, since the pace slows a run down.
    private String epochs(TrainingRun training, Messages words) {
        String progress = words.text("status.epoch", training.epochs().size(), training.planned());
        if (training.number() != run) {
            run = training.number();
            began = clock.getAsLong();
        }
        if (!training.isRunning() || training.epochs().isEmpty()) {
            return progress;
        }
        double each = (clock.getAsLong() - began) / 1e9 / training.epochs().size();
        double left = each * (training.planned() - training.epochs().size());
        return progress + " · " + words.text("status.left", words.numbers().shortForm(round(left)));
    }

    private Optional<String> speed(Epoch epoch, Messages words) {
        return workspace
                .data()
                .get()
                .find()
                .filter(data -> epoch.seconds() > 0)
                .map(data -> words.text(
                        "status.speed",
                        words.numbers().whole(Math.round(data.train().size() / epoch.seconds()))));
    }

    private static double round(double seconds) {
        return seconds < 10 ? Math.round(seconds * 10) / 10.0 : Math.round(seconds);
    }
}
