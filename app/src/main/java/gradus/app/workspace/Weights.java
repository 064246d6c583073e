package gradus.app.workspace;

import gradus.app.document.Document;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.run.Evaluation;
import gradus.engine.run.Parameters;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;

/// The numbers that layers have learned or begin with. Each is one and the same at every scale: who writes it at a
/// block, at a parameter inside or at a neuron writes the one parameter.
public final class Weights {
    private final Workplace place;
    private final ReadOnlyObjectProperty<State> state;
    private final ReadOnlyObjectProperty<Told> told;
    private final BiConsumer<Learned, String> learn;
    private final Consumer<List<Diagnostic>> refuse;
    private final Runnable run;

    /// @param learn takes other weights, and what changes in a row that are one step have in common
    /// @param run computes anew
    Weights(
            Workplace place,
            ReadOnlyObjectProperty<State> state,
            ReadOnlyObjectProperty<Told> told,
            BiConsumer<Learned, String> learn,
            Consumer<List<Diagnostic>> refuse,
            Runnable run) {
        this.place = place;
        this.state = state;
        this.told = told;
        this.learn = learn;
        this.refuse = refuse;
        this.run = run;
    }

    /// One parameter.
    ///
    /// @param path in the whole graph: `dense_1/kernel`
    /// @param name its last part
    /// @param gradient of the target with respect to it, if it has been told and belongs to these numbers
    public record Weight(String path, String name, Tensor value, Optional<Tensor> gradient) {}

    /// What a node of what is looked at has learned, or the node that it shares with; empty before anything ran.
    public List<Weight> of(String id) {
        State now = state.get();
        String owner =
                now.scene().document().graph().find(id).flatMap(Node::shares).orElse(id);
        String path = now.scene().path(owner);
        return told.get().evaluation().stream()
                .flatMap(evaluation -> Parameters.of(evaluation.expansion().flat()).stream()
                        .filter(node -> node.id().equals(path) || node.id().startsWith(path + "/"))
                        .flatMap(node -> weight(now, evaluation, node).stream()))
                .toList();
    }

    private Optional<Weight> weight(State now, Evaluation evaluation, Node node) {
        Told numbers = told.get();
        Value value = node.value();
        return evaluation
                .value(value)
                .map(tensor -> now.learned()
                        .map(learned -> learned.weights().get(node.id()))
                        .filter(known -> known.shape().equals(tensor.shape()))
                        .orElse(tensor))
                .map(tensor -> new Weight(
                        node.id(),
                        node.id().substring(node.id().lastIndexOf('/') + 1),
                        tensor,
                        numbers.isStale() ? Optional.empty() : numbers.gradient(value)));
    }

    /// Gives one number of a parameter another value, and computes: one step of undo, as are further changes of the
    /// same number in a row.
    ///
    /// @param path of the parameter in the whole graph
    /// @param cell counted row by row; where the parameter has no such cell any more, nothing happens
    public void set(String path, int cell, double number) {
        State asked = state.get();
        place.engine().execute(() -> {
            Outcome<Optional<Learned>> outcome = Outcome.of(() -> with(asked, path, cell, number));
            place.window().execute(() -> {
                if (state.get().revision() == asked.revision()) {
                    switch (outcome) {
                        case Outcome.Done<Optional<Learned>>(Optional<Learned> changed) ->
                            changed.ifPresent(learned -> {
                                learn.accept(learned, "weight " + path + " " + cell);
                                run.run();
                            });
                        case Outcome.Failed<Optional<Learned>>(List<Diagnostic> reasons) -> refuse.accept(reasons);
                    }
                }
            });
        });
    }

    /// All weights as they are, drawn where nothing was learned, with one number changed.
    private Optional<Learned> with(State asked, String path, int cell, double number) {
        Document document = asked.document();
        Graph flat = Expansion.of(document.graph()).flat();
        Map<String, Tensor> weights = new LinkedHashMap<>(Parameters.initial(
                flat, document.training().seed(), document.training().precision(), place.device()));
        Learned known = asked.learned().orElseGet(() -> Learned.initial(Map.of()));
        known.weights()
                .forEach((each, tensor) -> weights.computeIfPresent(
                        each, (same, drawn) -> drawn.shape().equals(tensor.shape()) ? tensor : drawn));
        return Optional.ofNullable(weights.get(path))
                .filter(tensor -> cell >= 0 && cell < tensor.size() && tensor.at(cell) != number)
                .map(tensor -> {
                    weights.put(path, tensor.with(cell, number));
                    return new Learned(weights, known.state(), known.step());
                });
    }
}
