package gradus.app.formula;

import gradus.app.document.Edit;
import gradus.app.text.Messages;
import gradus.app.workspace.DataState;
import gradus.app.workspace.State;
import gradus.app.workspace.Workspace;
import gradus.engine.block.NetworkLine;
import gradus.engine.formula.Formula;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.operation.Catalogue;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Variable;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;

/// The line of the formula bar: it shows the graph's own line, and what is typed there becomes the graph.
public final class FormulaBarViewModel {

    /// What is wrong with the line.
    ///
    /// @param column where, from 1
    public record Mistake(String text, OptionalInt column) {}

    private final Workspace workspace;
    private final Catalogue catalogue;
    private final Messages messages;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Mistake>> mistake = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Subscription subscription;

    public FormulaBarViewModel(Workspace workspace, Catalogue catalogue, Messages messages) {
        this.workspace = workspace;
        this.catalogue = catalogue;
        this.messages = messages;
        subscription = workspace.document().subscribe(document -> revert());
    }

    /// What stands in the bar.
    public StringProperty text() {
        return text;
    }

    /// What is wrong with what was submitted; empty once it is mended.
    public ReadOnlyObjectProperty<Optional<Mistake>> mistake() {
        return mistake.getReadOnlyProperty();
    }

    /// Makes the line the graph, as one step of undo. Variables keep the values they have.
    ///
    /// @return whether that was possible; if not, nothing has changed but [#mistake]
    public boolean submit() {
        if (text.get().isBlank()) {
            revert();
            return false;
        }
        try {
            boolean isNetwork = NetworkLine.isNetwork(text.get());
            Graph graph = isNetwork ? network() : formula();
            List<Diagnostic> refusal = workspace.applyToAll(
                    new Edit.Replace(graph, Layout.empty(isNetwork ? Direction.RIGHT : Direction.UP)));
            if (!refusal.isEmpty()) {
                throw new GradusException(refusal);
            }
            workspace.seal();
            mistake.set(Optional.empty());
            return true;
        } catch (GradusException refused) {
            Diagnostic first = refused.diagnostics().getFirst();
            OptionalInt column =
                    first.place() instanceof Place.InText(int at) ? OptionalInt.of(at) : OptionalInt.empty();
            mistake.set(Optional.of(new Mistake(messages.line(first), column)));
            return false;
        }
    }

    /// Shows the graph's own line again.
    public void revert() {
        text.set(GraphLine.of(workspace.document().get().graph()));
        mistake.set(Optional.empty());
    }

    /// What was submitted has been changed: the old mistake says nothing about it.
    public void typed() {
        mistake.set(Optional.empty());
    }

    /// Listens to the workspace no longer.
    public void dispose() {
        subscription.unsubscribe();
    }

    private Graph formula() {
        Map<String, Tensor> values = new HashMap<>();
        for (Node node : workspace.document().get().graph().nodes()) {
            if (node.operation() instanceof Variable variable) {
                values.put(node.name(), variable.value());
            }
        }
        return Formula.parse(text.get(), catalogue).graph(values);
    }

    /// Behind the project's data set if there is one, else behind an input.
    private Graph network() {
        NetworkLine line = NetworkLine.parse(text.get());
        State state = workspace.state().get();
        for (Node node : state.document().graph().nodes()) {
            if (node.operation() instanceof Dataset dataset) {
                DataState data = workspace.data().get();
                boolean isCategory =
                        data.find().map(found -> !found.classNames().isEmpty()).orElse(dataset.targets() > 1);
                return line.graph(node.id(), dataset, isCategory);
            }
        }
        return line.graph();
    }
}
