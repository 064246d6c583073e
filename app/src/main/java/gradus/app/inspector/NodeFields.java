package gradus.app.inspector;

import gradus.app.inspector.Inspection.Field;
import gradus.app.text.Messages;
import gradus.app.workspace.State;
import gradus.engine.block.Activation;
import gradus.engine.block.Bypassed;
import gradus.engine.graph.Adjustable;
import gradus.engine.graph.Attribute;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Composite;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Source;
import gradus.engine.graph.Unknown;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Constraint;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Regularizer;
import gradus.engine.run.Parameters;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// What can be changed at a node, as fields in one language: the attributes of its operation, what a block shows of
/// its inside, and whose parameters it uses.
final class NodeFields {

    /// The name of the field that says whose parameters a node uses.
    static final String SHARES = "shares";

    /// Before the names of what a block shows of its inside.
    private static final String SETTING = "setting:";

    private final Messages messages;

    NodeFields(Messages messages) {
        this.messages = messages;
    }

    /// The fields of a node.
    List<Field> of(State state, Node node) {
        Operation operation = Bypassed.inner(node.operation());
        if (operation instanceof Unknown) {
            return List.of();
        }
        List<Field> fields = new ArrayList<>();
        Attributes.of(operation).stream()
                .filter(attribute -> attribute.type() != Graph.class)
                .map(attribute -> field(attribute.name(), messages.attribute(attribute.name()), attribute))
                .forEach(fields::add);
        if (operation instanceof Adjustable adjustable) {
            adjustable.settings().stream()
                    .filter(setting -> setting.type() != Graph.class)
                    .map(setting -> field(SETTING + setting.name(), setting.name(), setting))
                    .forEach(fields::add);
        }
        shares(state, node).ifPresent(fields::add);
        return fields;
    }

    /// The operation with a field changed.
    ///
    /// @param text as the person wrote it
    /// @throws gradus.engine.graph.GradusException when it is refused
    Operation changed(Operation present, String field, String text) {
        Operation operation = Bypassed.inner(present);
        if (operation instanceof Adjustable adjustable && field.startsWith(SETTING)) {
            String name = field.substring(SETTING.length());
            return Bypassed.like(present, adjustable.withSetting(name, read(adjustable.settings(), name, text)));
        }
        return Bypassed.like(
                present, Attributes.with(operation, Map.of(field, read(Attributes.of(operation), field, text))));
    }

    /// The node of this name, whose parameters are to be used; empty for one's own.
    Optional<String> owner(Graph graph, String name) {
        return graph.nodes().stream()
                .filter(node -> node.name().equals(name))
                .map(Node::id)
                .findFirst();
    }

    private Optional<Field> shares(State state, Node node) {
        Graph graph = state.scene().document().graph();
        List<String> others = graph.nodes().stream()
                .filter(other -> !other.id().equals(node.id())
                        && other.shares().isEmpty()
                        && other.operation().name().equals(node.operation().name()))
                .map(Node::name)
                .toList();
        boolean isOffered = node.shares().isPresent() || (!others.isEmpty() && hasWeights(state, node));
        if (!isOffered) {
            return Optional.empty();
        }
        String own = messages.text("inspector.shares-none");
        String now = node.shares()
                .map(id -> graph.find(id).map(Node::name).orElse(id))
                .orElse(own);
        List<String> choices = Stream.of(Stream.of(own), others.stream(), Stream.of(now))
                .flatMap(each -> each)
                .distinct()
                .toList();
        return Optional.of(
                new Field(SHARES, messages.text("inspector.shares"), Field.Editor.CHOICE, now, choices, false));
    }

    private static boolean hasWeights(State state, Node node) {
        if (!(node.operation() instanceof Composite block)) {
            return node.operation() instanceof Source source && source.isWeight();
        }
        List<ValueType> inputs = node.wired().stream()
                .flatMap(value -> state.scene().types().find(value).stream())
                .toList();
        boolean isTyped = inputs.size() == node.wired().size()
                && node.values().stream()
                        .allMatch(value -> state.scene().types().find(value).isPresent());
        return isTyped
                && !Parameters.of(Expansion.of(block.inside(inputs)).flat()).isEmpty();
    }

    private Field field(String name, String label, Attribute attribute) {
        List<String> choices = choices(attribute.type());
        Field.Editor editor;
        if (attribute.type() == boolean.class) {
            editor = Field.Editor.SWITCH;
        } else if (choices.isEmpty()) {
            editor = Field.Editor.TEXT;
        } else {
            editor = attribute.type().isEnum() ? Field.Editor.CHOICE : Field.Editor.SUGGESTION;
        }
        return new Field(name, label, editor, write(attribute.value()), choices, attribute.isUsual());
    }

    private String write(Object value) {
        return switch (value) {
            case Tensor tensor when tensor.size() == 1 -> messages.numbers().full(tensor.at(0));
            case Tensor tensor -> messages.numbers().full(tensor);
            case Double number -> messages.numbers().full(number);
            default -> Attributes.text(value);
        };
    }

    /// What was typed, as its attribute's type where the language decides how that is written.
    private Object read(List<Attribute> attributes, String name, String text) {
        Class<?> type = attributes.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .<Class<?>>map(Attribute::type)
                .orElse(Object.class);
        if (type == double.class || type == int.class) {
            OptionalDouble number = messages.numbers().parse(text);
            return number.isPresent() ? (Object) number.getAsDouble() : text;
        }
        return type == Tensor.class
                ? messages.numbers()
                        .parseTensor(text)
                        .<Object>map(tensor -> tensor)
                        .orElse(text)
                : text;
    }

    private static List<String> choices(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Attributes::text).toList();
        } else if (type == Activation.class) {
            return Activation.names();
        } else if (type == Initializer.class) {
            return Initializer.variants().names();
        } else if (type == Regularizer.class) {
            return Regularizer.variants().names();
        } else if (type == Constraint.class) {
            return Constraint.variants().names();
        }
        return List.of();
    }
}
