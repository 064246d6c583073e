package gradus.app.canvas;

import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.document.PortPlace;
import gradus.app.document.WireEdit;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A wire being drawn, or all wires of an output being moved: which ports they fit, and why not the others. Each is
/// tried on the graph itself.
///
/// @param anchor the port where the wire is fixed; the output that all wires are moved from
/// @param taken the wire that was taken off its input, if one was
/// @param moved all wires of the anchor, while they are moved to another output
/// @param reasons by the port's id: what would be wrong; a port that fits has no entry in it
/// @param fitting the ids of the ports that fit
record Wiring(
        Ports.Spot anchor,
        Optional<Wire> taken,
        List<Wire> moved,
        Map<String, Diagnostic> reasons,
        Set<String> fitting) {
    Wiring {
        moved = List.copyOf(moved);
        reasons = Map.copyOf(reasons);
        fitting = Set.copyOf(fitting);
    }

    /// The largest graph with shared weights that every connection is tried on as a whole.
    private static final int MOST_NODES_TRIED = 300;

    /// A wire with one end at a port.
    static Wiring of(Document document, Picture picture, Ports.Spot anchor, Optional<Wire> taken) {
        Document without = taken.map(wire -> new Edit.Disconnect(wire.toNode(), wire.toPort()).apply(document))
                .orElse(document);
        Graph graph = without.graph();
        Set<String> circle = anchor.isInput() ? graph.downstream(Set.of(anchor.node())) : graph.upstream(anchor.node());
        Wiring none = new Wiring(anchor, taken, List.of(), Map.of(), Set.of());
        return none.tried(without, picture, circle, port -> {
            Edit.Connect connect = connect(anchor, port);
            return List.of(graph.node(connect.node()).withInput(connect.port(), Optional.of(connect.from())));
        });
    }

    /// All wires of an output, to be moved to another one.
    static Wiring ofAll(Document document, Picture picture, Ports.Spot output) {
        Graph graph = document.graph();
        List<Wire> wires = WireEdit.at(graph, output.node(), output.port().name(), false);
        Set<String> readers = new HashSet<>();
        wires.forEach(wire -> readers.add(wire.toNode()));
        Wiring none = new Wiring(output, Optional.empty(), wires, Map.of(), Set.of());
        return none.tried(document, picture, graph.downstream(readers), port -> {
            Map<String, Node> changed = new HashMap<>();
            for (Wire wire : wires) {
                Node reader = changed.getOrDefault(wire.toNode(), graph.node(wire.toNode()));
                changed.put(reader.id(), reader.withInput(wire.toPort(), Optional.of(port.value())));
            }
            return List.copyOf(changed.values());
        });
    }

    /// Whether the wire could end at a port of this side, whatever the types are.
    boolean faces(Ports.Spot port) {
        return moved.isEmpty()
                ? port.isInput() != anchor.isInput()
                : !port.isInput() && !port.id().equals(anchor.id());
    }

    /// The ways to the pointer: of one wire from the anchor, of those that are moved from where they lead to.
    List<WirePath> ways(Picture picture, Point end) {
        if (moved.isEmpty()) {
            return picture.node(anchor.node()).stream()
                    .map(owner -> WirePath.loose(anchor.at(owner), anchor.place(), end))
                    .toList();
        }
        List<WirePath> ways = new ArrayList<>();
        for (Wire wire : moved) {
            picture.node(wire.toNode()).ifPresent(reader -> {
                PortPlace place = reader.shape().input(reader.node().operation(), wire.toPort());
                ways.add(WirePath.loose(reader.at().plus(place.x(), place.y()), place, end));
            });
        }
        return ways;
    }

    /// Whether a wire of the graph is on its way and not drawn where it was.
    boolean holds(Wire wire) {
        return taken.filter(wire::equals).isPresent() || moved.contains(wire);
    }

    /// The edit that ends the wire at a port.
    Edit end(Ports.Spot port) {
        if (!moved.isEmpty()) {
            return new WireEdit.Redirect(anchor.value(), port.value());
        }
        return taken.<Edit>map(wire -> new Edit.Rewire(
                        wire.toNode(),
                        wire.toPort(),
                        wire.from(),
                        port.node(),
                        port.port().name()))
                .orElseGet(() -> connect(anchor, port));
    }

    /// @param circle the nodes at which a wire would close a circle
    /// @param changed the nodes as they are wired when it ends at a port
    private Wiring tried(
            Document document, Picture picture, Set<String> circle, Function<Ports.Spot, List<Node>> changed) {
        Graph graph = document.graph();
        Trial trial = Trial.of(graph);
        boolean areShared = graph.nodes().size() <= MOST_NODES_TRIED
                && graph.nodes().stream().anyMatch(node -> node.shares().isPresent());
        Map<String, Diagnostic> why = new HashMap<>();
        Set<String> fit = new HashSet<>();
        for (NodePicture node : picture.nodes().values()) {
            for (Ports.Spot port : Ports.of(node)) {
                if (faces(port)) {
                    Optional<Diagnostic> trouble = circle.contains(port.node())
                            ? Optional.of(circle(graph, port))
                            : areShared ? trouble(document, trial.known(), port) : trial.trouble(changed.apply(port));
                    trouble.ifPresentOrElse(reason -> why.put(port.id(), reason), () -> fit.add(port.id()));
                }
            }
        }
        return new Wiring(anchor, taken, moved, why, fit);
    }

    private Diagnostic circle(Graph graph, Ports.Spot port) {
        String reader = !moved.isEmpty() ? moved.getFirst().toNode() : anchor.isInput() ? anchor.node() : port.node();
        String read = moved.isEmpty() && !anchor.isInput() ? anchor.node() : port.node();
        return Diagnostic.error(
                "edit.cycle",
                new Place.AtNode(port.node(), port.port().name()),
                graph.node(read).name(),
                graph.node(reader).name());
    }

    /// What would be wrong in the graph as a whole; an open port elsewhere is no reason.
    private Optional<Diagnostic> trouble(Document document, Set<Diagnostic> known, Ports.Spot port) {
        try {
            Edit edit = moved.isEmpty() ? connect(anchor, port) : end(port);
            return Types.of(edit.apply(document).graph()).diagnostics().stream()
                    .filter(diagnostic -> diagnostic.isError() && !known.contains(diagnostic))
                    .findFirst();
        } catch (GradusException refused) {
            return Optional.of(refused.diagnostics().getFirst());
        }
    }

    private static Edit.Connect connect(Ports.Spot anchor, Ports.Spot port) {
        Ports.Spot input = anchor.isInput() ? anchor : port;
        Value from = anchor.isInput() ? port.value() : anchor.value();
        return new Edit.Connect(from, input.node(), input.port().name());
    }
}
