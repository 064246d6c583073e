package gradus.app.trace;

import gradus.app.text.Messages;
import gradus.app.text.Numbers;
import gradus.app.workspace.Results;
import gradus.app.workspace.Scene;
import gradus.app.workspace.State;
import gradus.app.workspace.Traced;
import gradus.app.workspace.Workspace;
import gradus.engine.formula.Equality;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Value;
import gradus.engine.run.ClosedForm;
import gradus.engine.run.Evaluation;
import gradus.engine.run.StepFormula;
import gradus.engine.run.TraceStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// What mathematics says of one node: of the one that is selected or, if none is, of the one whose step was the last.
/// Of a trace nothing is said that has not been told.
public final class StepFormulaViewModel {
    private final Workspace workspace;
    private final ObservableValue<Messages> messages;
    private final ReadOnlyObjectWrapper<Optional<Explanation>> explanation =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<String> chosen = Optional.empty();

    /// What is said.
    ///
    /// @param node what it is about
    /// @param isStale whether its numbers are those of an older graph
    /// @param told how its value came about, and how the gradient came back to it
    /// @param handedOn how it changes with what it reads, and what it hands back
    /// @param leaves that the target's derivative may be written towards, as one formula
    /// @param leaf of these the one that was chosen
    /// @param closed that formula
    record Explanation(
            String node,
            boolean isStale,
            List<Equality> told,
            List<Equality> handedOn,
            List<String> leaves,
            Optional<String> leaf,
            Optional<Equality> closed) {
        Explanation {
            told = List.copyOf(told);
            handedOn = List.copyOf(handedOn);
            leaves = List.copyOf(leaves);
        }

        /// All of it, in order.
        List<Equality> all() {
            List<Equality> all = new ArrayList<>(told);
            all.addAll(handedOn);
            closed.ifPresent(all::add);
            return all;
        }
    }

    /// The numbers that are shown and where they come from.
    private record Source(Graph graph, Evaluation evaluation, long revision) {}

    /// @param messages the texts, in the language chosen now
    public StepFormulaViewModel(Workspace workspace, ObservableValue<Messages> messages) {
        this.workspace = workspace;
        this.messages = messages;
        workspace.selection().subscribe(this::refresh);
        workspace.results().subscribe(this::refresh);
        workspace.state().subscribe(this::refresh);
        workspace.tracing().traced().subscribe(this::refresh);
        messages.subscribe(this::refresh);
    }

    /// Empty while there are no numbers, or none of a node.
    ReadOnlyObjectProperty<Optional<Explanation>> explanation() {
        return explanation.getReadOnlyProperty();
    }

    /// Writes the target's derivative towards a leaf.
    void choose(String leaf) {
        chosen = Optional.of(leaf);
        refresh();
    }

    private void refresh() {
        explanation.set(source().flatMap(this::explain));
    }

    private Optional<Source> source() {
        Optional<Results> results = workspace.results().get();
        return workspace
                .tracing()
                .traced()
                .get()
                .map(now -> new Source(
                        now.trace().frame().graph(), now.trace().frame().evaluation(), now.revision()))
                .or(() -> results.map(run -> new Source(run.graph(), run.evaluation(), run.revision())));
    }

    private Optional<Explanation> explain(Source source) {
        State state = workspace.state().get();
        boolean isStale = source.revision() != state.revision();
        Numbers numbers = messages.getValue().numbers();
        Optional<String> selected =
                workspace.selection().get().stream().sorted().findFirst();
        Scene scene = state.scene();
        if (selected.isEmpty()) {
            return workspace
                    .tracing()
                    .traced()
                    .get()
                    .flatMap(Traced::step)
                    .map(TraceStep::path)
                    .filter(path -> source.evaluation().value(Value.of(path)).isPresent())
                    .map(path -> explain(
                            source,
                            path,
                            StepFormula.of(source.graph(), source.evaluation(), path, numbers::few),
                            isStale,
                            numbers));
        }
        Graph graph = scene.isInside() ? scene.document().graph() : source.graph();
        String path = scene.path(selected.get());
        boolean isKnown = graph.contains(selected.get())
                && source.evaluation().value(Value.of(path)).isPresent()
                && !(isStale && scene.isInside());
        return isKnown
                ? Optional.of(explain(
                        source,
                        path,
                        StepFormula.of(graph, scene.path(""), source.evaluation(), selected.get(), numbers::few),
                        isStale,
                        numbers))
                : Optional.empty();
    }

    private Explanation explain(Source source, String path, StepFormula formula, boolean isStale, Numbers numbers) {
        Optional<Traced> traced = workspace.tracing().traced().get();
        Value value = Value.of(path);
        List<Equality> told = new ArrayList<>();
        List<Equality> handedOn = new ArrayList<>();
        if (traced.isEmpty() || traced.get().tellsValue(value)) {
            told.add(formula.value());
        }
        boolean isBack = traced.isEmpty() || traced.get().tellsGradient(value);
        if (isBack) {
            formula.gradient().ifPresent(told::add);
            handedOn.addAll(formula.rules());
            handedOn.addAll(formula.sent());
        }
        List<String> leaves = isBack && !isStale ? ClosedForm.leaves(source.graph(), source.evaluation()) : List.of();
        Optional<String> leaf = chosen.filter(leaves::contains)
                .or(() -> leaves.stream().filter(path::equals).findFirst())
                .or(() -> leaves.stream().findFirst());
        return new Explanation(
                source.graph().find(path).map(node -> node.name()).orElse(path),
                isStale,
                told,
                handedOn,
                leaves,
                leaf,
                leaf.map(chosenLeaf -> ClosedForm.of(source.graph(), source.evaluation(), chosenLeaf, numbers::few)));
    }
}
