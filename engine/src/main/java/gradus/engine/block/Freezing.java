package gradus.engine.block;

import gradus.engine.graph.Attribute;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import java.util.Map;
import java.util.stream.Stream;

/// Parameters that training leaves as they are, and those that it may change again: the setting `trainable` of an
/// operation, of a layer inside it, and of every node inside a person's block.
public final class Freezing {

    private static final String TRAINABLE = "trainable";

    private Freezing() {}

    /// Whether an operation has the setting, itself or inside.
    public static boolean isPossible(Operation operation) {
        return settings(operation).findAny().isPresent();
    }

    /// Whether it has the setting and training changes nothing of it.
    public static boolean isFrozen(Operation operation) {
        return isPossible(operation) && settings(operation).noneMatch(isTrainable -> isTrainable);
    }

    /// The operation with the setting changed, wherever it is.
    public static Operation with(Operation operation, boolean isFrozen) {
        return switch (operation) {
            case Block block -> block.withBody(with(block.body(), isFrozen));
            case Bypassed(Operation inner) -> new Bypassed(with(inner, isFrozen));
            default -> {
                Operation changed = operation;
                for (Attribute attribute : Attributes.of(operation)) {
                    if (attribute.name().equals(TRAINABLE)) {
                        changed = Attributes.with(changed, Map.of(TRAINABLE, !isFrozen));
                    } else if (attribute.value() instanceof WrappedLayer(Layer layer)) {
                        Layer wrapped = (Layer) with(layer, isFrozen);
                        changed = Attributes.with(changed, Map.of(attribute.name(), new WrappedLayer(wrapped)));
                    }
                }
                yield changed;
            }
        };
    }

    private static Graph with(Graph graph, boolean isFrozen) {
        Graph changed = graph;
        for (Node node : graph.nodes()) {
            changed = changed.with(node.withOperation(with(node.operation(), isFrozen)));
        }
        return changed;
    }

    private static Stream<Boolean> settings(Operation operation) {
        return switch (operation) {
            case Block block -> block.body().nodes().stream().flatMap(node -> settings(node.operation()));
            case Bypassed(Operation inner) -> settings(inner);
            default ->
                Attributes.of(operation).stream().flatMap(attribute -> switch (attribute.value()) {
                    case Boolean isTrainable when attribute.name().equals(TRAINABLE) -> Stream.of(isTrainable);
                    case WrappedLayer(Layer layer) -> settings(layer);
                    default -> Stream.empty();
                });
        };
    }
}
