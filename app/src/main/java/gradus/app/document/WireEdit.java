package gradus.app.document;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is done to several wires at once.
public sealed interface WireEdit extends Edit {

    /// Wires taken off, and nothing else; those that are gone already are left out.
    record Cut(Set<Wire> wires) implements WireEdit {
        public Cut {
            wires = Collections.unmodifiableSet(new LinkedHashSet<>(wires));
        }

        /// All wires at an input or an output.
        public static Cut at(Document document, String node, String port, boolean isInput) {
            return new Cut(Set.copyOf(WireEdit.at(document.graph(), node, port, isInput)));
        }

        @Override
        public Document apply(Document document) {
            Set<Wire> present = new LinkedHashSet<>(document.graph().wires());
            present.retainAll(wires);
            Graph graph = document.graph();
            for (Wire wire : present) {
                graph = graph.disconnect(wire.toNode(), wire.toPort());
            }
            return document.withGraph(graph);
        }

        @Override
        public String label() {
            return "edit.disconnect";
        }
    }

    /// All readers of a value wired to another one.
    record Redirect(Value from, Value to) implements WireEdit {
        @Override
        public Document apply(Document document) {
            Graph before = document.graph();
            Set<String> upstream = before.upstream(to.node());
            Graph graph = before;
            for (Wire wire : reading(before.wires(), from)) {
                if (upstream.contains(wire.toNode())) {
                    throw new GradusException(Diagnostic.error(
                            "edit.cycle",
                            new Place.AtNode(wire.toNode(), wire.toPort()),
                            before.node(to.node()).name(),
                            before.node(wire.toNode()).name()));
                }
                graph = graph.connect(to, wire.toNode(), wire.toPort());
            }
            return document.withGraph(graph);
        }

        @Override
        public String label() {
            return "edit.move-wires";
        }
    }

    /// The wires at an input or an output.
    static List<Wire> at(Graph graph, String node, String port, boolean isInput) {
        if (isInput) {
            return graph.wires().stream()
                    .filter(wire -> wire.toNode().equals(node) && wire.toPort().equals(port))
                    .toList();
        }
        return graph.node(node).values().stream()
                .filter(value -> graph.node(node)
                        .operation()
                        .outputs()
                        .get(value.output())
                        .name()
                        .equals(port))
                .flatMap(value -> reading(graph.wires(), value).stream())
                .toList();
    }

    private static List<Wire> reading(Collection<Wire> wires, Value value) {
        return wires.stream().filter(wire -> wire.from().equals(value)).toList();
    }
}
