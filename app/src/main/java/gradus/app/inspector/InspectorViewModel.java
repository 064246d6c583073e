package gradus.app.inspector;

import gradus.app.document.Edit;
import gradus.app.inspector.Inspection.Fact;
import gradus.app.text.Messages;
import gradus.app.text.OperationHelp;
import gradus.app.workspace.State;
import gradus.app.workspace.Told;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Expression;
import gradus.engine.device.Device;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.formula.FormulaText;
import gradus.engine.graph.Composite;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.Unknown;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.program.Cost;
import gradus.engine.run.FunctionStudy;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/// What the inspector shows of the selection, and what it changes.
public final class InspectorViewModel {
    private final Workspace workspace;
    private final Messages messages;
    private final NodeFields fields;
    private final Device device = new ScalarDevice();
    private Optional<Expression> studied = Optional.empty();
    private Optional<FunctionStudy> study = Optional.empty();
    private final ReadOnlyObjectWrapper<Inspection> inspection;
    private final WeightsViewModel weights;
    private final Subscription subscription;

    public InspectorViewModel(Workspace workspace, Messages messages) {
        this.workspace = workspace;
        this.messages = messages;
        fields = new NodeFields(messages);
        weights = new WeightsViewModel(workspace, messages);
        inspection = new ReadOnlyObjectWrapper<>(inspect());
        subscription = Subscription.combine(
                workspace.state().subscribe(this::refresh), workspace.told().subscribe(this::refresh));
    }

    /// What to show.
    public ReadOnlyObjectProperty<Inspection> inspection() {
        return inspection.getReadOnlyProperty();
    }

    /// The weights of the inspected node.
    public WeightsViewModel weights() {
        return weights;
    }

    /// Listens to the workspace no longer.
    public void dispose() {
        weights.dispose();
        subscription.unsubscribe();
    }

    /// Calls the inspected node otherwise.
    ///
    /// @return why that is refused
    public Optional<String> rename(String name) {
        return node().flatMap(node -> apply(new Edit.Rename(node.id(), name)));
    }

    /// Changes an attribute of the inspected node.
    ///
    /// @param text as the person wrote it
    /// @return why that is refused
    public Optional<String> set(String attribute, String text) {
        return node().flatMap(node -> {
            try {
                if (attribute.equals(NodeFields.SHARES)) {
                    Graph graph = workspace.here().graph();
                    return apply(new Edit.Share(node.id(), fields.owner(graph, text)));
                }
                Operation changed = fields.changed(node.operation(), attribute, text);
                return apply(new Edit.SetOperation(node.id(), attribute, changed));
            } catch (GradusException refused) {
                return Optional.of(messages.of(refused));
            }
        });
    }

    private Optional<String> apply(Edit edit) {
        var reasons = workspace.apply(edit);
        workspace.seal();
        return reasons.isEmpty() ? Optional.empty() : Optional.of(messages.of(new GradusException(reasons)));
    }

    private void refresh() {
        inspection.set(inspect());
    }

    private Optional<Node> node() {
        State state = workspace.state().get();
        return state.selection().size() == 1
                ? state.scene()
                        .document()
                        .graph()
                        .find(state.selection().iterator().next())
                : Optional.empty();
    }

    private Inspection inspect() {
        State state = workspace.state().get();
        return node().<Inspection>map(node -> inspect(state, node)).orElseGet(() -> inspect(state));
    }

    private Inspection inspect(State state) {
        Graph graph = state.scene().document().graph();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                messages.text("inspector.nodes"),
                messages.numbers().whole(graph.nodes().size())));
        facts.add(new Fact(
                messages.text("inspector.wires"),
                messages.numbers().whole(graph.wires().size())));
        if (!state.scene().types().hasErrors()) {
            cost(workspace.costs().of(graph, state.scene().types()), facts);
        }
        int selected = state.selection().size();
        String advice = selected > 1
                ? messages.text("inspector.several", selected)
                : graph.nodes().isEmpty() ? messages.text("inspector.empty") : messages.text("inspector.none");
        return new Inspection.OfProject(messages.text("inspector.project"), advice, facts);
    }

    private Inspection inspect(State state, Node node) {
        Operation operation = node.operation();
        return new Inspection.OfNode(
                node.id(),
                node.name(),
                help(operation),
                formula(state, node),
                fields.of(state, node),
                facts(state, node),
                study(operation));
    }

    private OperationHelp help(Operation operation) {
        OperationHelp help = OperationHelp.of(operation, messages);
        return operation instanceof Unknown unknown ? help.saying(messages.of(unknown.reason())) : help;
    }

    private String formula(State state, Node node) {
        Graph graph = state.scene().document().graph();
        if (node.operation() instanceof Composite block && isTyped(state, node)) {
            Graph inside = block.inside(inputTypes(state, node));
            String output = block.outputs().getFirst().name();
            return node.name() + " = " + FormulaText.PLAIN.full(inside, inside.output(output));
        }
        boolean isLeaf = node.operation().inputs().isEmpty();
        boolean isWired = node.wired().size() == node.operation().inputs().size();
        return isLeaf || !isWired || node.operation() instanceof Unknown
                ? ""
                : FormulaText.PLAIN.equation(graph, node.value());
    }

    private List<Fact> facts(State state, Node node) {
        List<Fact> facts = new ArrayList<>();
        for (Port port : node.operation().inputs()) {
            node.input(port.name())
                    .flatMap(value -> state.scene().types().find(value))
                    .ifPresent(type -> facts.add(new Fact(messages.text("inspector.input", port.name()), shape(type))));
        }
        List<Port> outputs = node.operation().outputs();
        for (int index = 0; index < outputs.size(); index++) {
            String name = outputs.get(index).name();
            Value value = new Value(node.id(), index);
            state.scene()
                    .types()
                    .find(value)
                    .ifPresent(type -> facts.add(new Fact(messages.text("inspector.output", name), shape(type))));
        }
        workspace.costs().of(node, state.scene().types()).ifPresent(cost -> cost(cost, facts));
        numbers(workspace.told().get(), node, facts);
        return facts;
    }

    private void cost(Cost cost, List<Fact> facts) {
        if (cost.parameters() > 0) {
            facts.add(new Fact(
                    messages.text("inspector.parameters"), messages.numbers().whole(cost.parameters())));
        }
        if (cost.multiplyAdds() > 0) {
            facts.add(new Fact(
                    messages.text("inspector.multiply-adds"), messages.numbers().whole(cost.multiplyAdds())));
        }
    }

    private String shape(ValueType type) {
        return type.shape().rank() == 0
                ? messages.text("inspector.number")
                : type.shape().toString();
    }

    private void numbers(Told told, Node node, List<Fact> facts) {
        boolean stale = told.isStale();
        told.value(workspace.state().get().scene().value(node.value()))
                .ifPresent(value ->
                        facts.add(number("inspector.value", value, stale ? Fact.Kind.STALE : Fact.Kind.VALUE)));
        told.gradient(workspace.state().get().scene().value(node.value()))
                .ifPresent(gradient -> facts.add(number(
                        told.isForward() ? "inspector.tangent" : "inspector.gradient",
                        gradient,
                        stale ? Fact.Kind.STALE : Fact.Kind.GRADIENT)));
    }

    private Fact number(String key, Tensor tensor, Fact.Kind kind) {
        String full = tensor.size() <= 100
                ? messages.numbers().full(tensor)
                : messages.numbers().shortForm(tensor);
        return new Fact(messages.text(key), messages.numbers().shortForm(tensor), full, kind);
    }

    private static boolean isTyped(State state, Node node) {
        return state.scene().types().find(node.value()).isPresent();
    }

    private static List<ValueType> inputTypes(State state, Node node) {
        return node.wired().stream()
                .map(value -> state.scene().types().find(value).orElseThrow())
                .toList();
    }

    /// What there is to say of a typed function; worked out once for each.
    private Optional<FunctionStudy> study(Operation operation) {
        if (!(operation instanceof Expression expression)) {
            return Optional.empty();
        }
        if (!studied.equals(Optional.of(expression))) {
            studied = Optional.of(expression);
            study = FunctionStudy.of(expression, device);
        }
        return study;
    }
}
