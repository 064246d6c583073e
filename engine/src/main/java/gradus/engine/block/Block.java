package gradus.engine.block;

import gradus.engine.graph.Adjustable;
import gradus.engine.graph.Attribute;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Composite;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Place;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A person's own block: a graph with a name, used like any operation. Each use has parameters of its own, unless
/// its node shares those of another.
///
/// @param title what people call it
/// @param body the inside: its [Input] nodes are the input ports, by id and in order, its outputs the output ports
/// @param exposed attributes of the inside that are shown as the block's own
public record Block(String title, Graph body, Exposed exposed) implements Composite, Adjustable {

    @Override
    public String name() {
        return "Block";
    }

    @Override
    public Family family() {
        return Family.BLOCK;
    }

    @Override
    public List<Port> inputs() {
        return inlets().map(node -> new Port(node.id(), false, ((Input) node.operation()).type()))
                .toList();
    }

    @Override
    public List<Port> outputs() {
        return Port.required(body.outputs().keySet().toArray(String[]::new));
    }

    /// The body with its inputs in the shapes that arrive.
    @Override
    public Graph inside(List<ValueType> inputs) {
        List<Node> nodes = new ArrayList<>();
        int next = 0;
        for (Node node : body.nodes()) {
            if (node.operation() instanceof Input) {
                ValueType arriving = inputs.get(next++);
                nodes.add(node.withOperation(new Input(arriving.shape(), arriving.type())));
            } else {
                nodes.add(node);
            }
        }
        return Graph.of(nodes, body.outputs());
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        Types types = Types.of(inside(inputs));
        Optional<Diagnostic> wrong =
                types.diagnostics().stream().filter(Diagnostic::isError).findFirst();
        if (wrong.isPresent()) {
            return new ShapeCheck.Mismatch(
                    "", "block.inside", List.of(wrong.get().message()), List.of());
        }
        List<ValueType> outputs = new ArrayList<>();
        for (Map.Entry<String, Value> output : body.outputs().entrySet()) {
            Optional<ValueType> type = types.find(output.getValue());
            if (type.isEmpty()) {
                return new ShapeCheck.Mismatch("", "block.output", List.of(output.getKey()), List.of());
            }
            outputs.add(type.get());
        }
        return new ShapeCheck.Known(outputs);
    }

    @Override
    public List<Attribute> settings() {
        List<Attribute> settings = new ArrayList<>();
        exposed.byName()
                .forEach((name, spot) -> body.find(spot.node())
                        .flatMap(node -> attribute(node.operation(), spot.attribute()))
                        .map(attribute ->
                                new Attribute(name, attribute.type(), attribute.value(), List.of(), Optional.empty()))
                        .ifPresent(settings::add));
        return settings;
    }

    @Override
    public Block withSetting(String name, Object value) {
        Exposed.Spot spot = Optional.ofNullable(exposed.byName().get(name))
                .orElseThrow(() -> new GradusException(
                        Diagnostic.error("attribute.unknown", new Place.AtSetting(name), name, title)));
        Node node = body.find(spot.node())
                .orElseThrow(() -> new GradusException(
                        Diagnostic.error("attribute.unknown", new Place.AtSetting(name), name, title)));
        Operation changed = isOwn(node.operation(), spot.attribute())
                ? Attributes.with(node.operation(), Map.of(spot.attribute(), value))
                : ((Adjustable) node.operation()).withSetting(spot.attribute(), value);
        return withBody(body.with(node.withOperation(changed)));
    }

    /// The same with another inside.
    public Block withBody(Graph other) {
        return new Block(title, other, exposed);
    }

    /// The same under another title.
    public Block withTitle(String other) {
        return new Block(other, body, exposed);
    }

    @Override
    public Facts facts() {
        return Facts.block("y = f(x)");
    }

    private Stream<Node> inlets() {
        return body.nodes().stream().filter(node -> node.operation() instanceof Input);
    }

    private static Optional<Attribute> attribute(Operation operation, String name) {
        List<Attribute> all = new ArrayList<>(Attributes.of(operation));
        if (operation instanceof Adjustable adjustable) {
            all.addAll(adjustable.settings());
        }
        return all.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static boolean isOwn(Operation operation, String name) {
        return !(operation instanceof Adjustable)
                || Attributes.of(operation).stream()
                        .anyMatch(each -> each.name().equals(name));
    }
}
