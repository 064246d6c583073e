package gradus.app.canvas;

import gradus.engine.graph.Graph.Wire;
import gradus.engine.project.Position;
import java.util.Set;

/// What a menu is asked for.
public sealed interface CanvasTarget {

    /// The canvas where nothing stands.
    ///
    /// @param at the spot
    record Ground(Position at) implements CanvasTarget {}

    /// A node, which is then the only one selected.
    record OneNode(String id) implements CanvasTarget {}

    /// One of several nodes that are selected.
    record Selection(Set<String> ids) implements CanvasTarget {
        public Selection {
            ids = Set.copyOf(ids);
        }
    }

    /// A port of a node.
    record OnePort(String node, String port, boolean isInput) implements CanvasTarget {}

    /// A wire.
    ///
    /// @param at the spot
    record OneWire(Wire wire, Position at) implements CanvasTarget {}
}
