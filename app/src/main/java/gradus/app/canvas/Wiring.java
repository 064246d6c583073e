package gradus.app.canvas;

import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A wire being drawn: which ports it fits, and why not the others. Each is tried on the graph itself.
///
/// @param anchor the port where the wire is fixed
/// @param taken the wire that was taken off its input, if one was
/// @param reasons by the port's id: what would be wrong; a port that fits has no entry in it
/// @param fitting the ids of the ports that fit
record Wiring(Ports.Spot anchor, Optional<Wire> taken, Map<String, Diagnostic> reasons, Set<String> fitting) {
    Wiring {
        reasons = Map.copyOf(reasons);
        fitting = Set.copyOf(fitting);
    }

    /// The largest graph that every connection is tried on as a whole; in larger ones only the node itself is
    /// asked.
    private static final int MOST_NODES_TRIED = 300;

    static Wiring of(Document document, Picture picture, Ports.Spot anchor, Optional<Wire> taken) {
        Document without = taken.map(wire -> new Edit.Disconnect(wire.toNode(), wire.toPort()).apply(document))
                .orElse(document);
        Types types = Types.of(without.graph());
        Set<Diagnostic> known = new HashSet<>(types.diagnostics());
        boolean isSmall = without.graph().nodes().size() <= MOST_NODES_TRIED;
        Map<String, Diagnostic> reasons = new HashMap<>();
        Set<String> fitting = new HashSet<>();
        for (NodePicture node : picture.nodes().values()) {
            for (Ports.Spot port : Ports.of(node)) {
                if (port.isInput() != anchor.isInput()) {
                    Edit.Connect connect = connect(anchor, port);
                    Optional<Diagnostic> trouble =
                            isSmall ? trouble(without, known, connect) : troubleAtNode(without.graph(), types, connect);
                    trouble.ifPresentOrElse(reason -> reasons.put(port.id(), reason), () -> fitting.add(port.id()));
                }
            }
        }
        return new Wiring(anchor, taken, reasons, fitting);
    }

    /// The edit that ends the wire at a port.
    Edit end(Ports.Spot port) {
        return taken.<Edit>map(wire -> new Edit.Rewire(
                        wire.toNode(),
                        wire.toPort(),
                        wire.from(),
                        port.node(),
                        port.port().name()))
                .orElseGet(() -> connect(anchor, port));
    }

    private static Edit.Connect connect(Ports.Spot anchor, Ports.Spot port) {
        Ports.Spot input = anchor.isInput() ? anchor : port;
        Value from = anchor.isInput() ? port.value() : anchor.value();
        return new Edit.Connect(from, input.node(), input.port().name());
    }

    /// What would be wrong afterwards and is not now; an open port elsewhere is no reason.
    private static Optional<Diagnostic> trouble(Document document, Set<Diagnostic> known, Edit.Connect connect) {
        try {
            List<Diagnostic> after = Types.of(connect.apply(document).graph()).diagnostics();
            return after.stream()
                    .filter(diagnostic -> diagnostic.isError() && !known.contains(diagnostic))
                    .findFirst();
        } catch (GradusException refused) {
            return Optional.of(refused.diagnostics().getFirst());
        }
    }

    /// What the node at the wire's end says of the types it would read. A cycle is refused when the wire ends.
    private static Optional<Diagnostic> troubleAtNode(Graph graph, Types types, Edit.Connect connect) {
        Node node = graph.node(connect.node()).withInput(connect.port(), Optional.of(connect.from()));
        List<Optional<ValueType>> inputs =
                node.wired().stream().map(types::find).toList();
        boolean areKnown = inputs.size() == node.operation().inputs().size()
                && inputs.stream().allMatch(Optional::isPresent);
        return areKnown
                        && node.operation()
                                        .check(inputs.stream()
                                                .flatMap(Optional::stream)
                                                .toList())
                                instanceof ShapeCheck.Mismatch(String port, String code, List<Object> arguments, var _)
                ? Optional.of(Diagnostic.error(
                        code,
                        new Place.AtNode(node.id(), port),
                        Stream.concat(Stream.of(node.name()), arguments.stream())
                                .toArray()))
                : Optional.empty();
    }
}
