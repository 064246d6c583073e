package gradus.app.document;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.project.Decor;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Nodes put in, a little aside of where they stood, wired among themselves as they are; their parameters are new.
///
/// @param nodes as they were where they come from
/// @param places where they stood
/// @param ids of the new nodes, by those they had; a new id is also the name, unless it is the old one
/// @param isWired whether wires from nodes that are not among them are kept where these nodes are there
/// @param label what the step is called
public record Insert(Graph nodes, Layout places, Map<String, String> ids, boolean isWired, String label)
        implements Edit {

    private static final double ASIDE = 40;
    private static final double GRID = 8;

    public Insert {
        ids = Map.copyOf(ids);
    }

    /// Some nodes of the document once more.
    public static Insert duplicate(Document document, Set<String> selected) {
        Layout places = document.layout().withDecor(Fragments.decor(document, selected));
        return of(document, Fragments.of(document, selected), places, false, "edit.duplicate");
    }

    /// Some nodes of the document once more, so far aside of where they stand.
    public static Insert copy(Document document, Set<String> selected, double right, double down) {
        Map<String, Position> places = new LinkedHashMap<>();
        document.layout()
                .positions()
                .forEach((path, position) ->
                        places.put(path, path.contains("/") ? position : position.plus(right - ASIDE, down - ASIDE)));
        Layout aside = document.layout().with(places).withDecor(Fragments.decor(document, selected));
        return of(document, Fragments.of(document, selected), aside, false, "edit.duplicate");
    }

    /// Nodes from elsewhere.
    public static Insert paste(Document document, Graph nodes, Layout places, boolean isWired) {
        return of(document, nodes, places, isWired, "edit.paste");
    }

    /// Nodes from elsewhere, with their middle at a place.
    public static Insert pasteAt(Document document, Graph nodes, Layout places, boolean isWired, Position middle) {
        List<Position> tops = nodes.nodes().stream()
                .flatMap(node -> places.find(node.id()).stream())
                .toList();
        double x = tops.stream().mapToDouble(Position::x).summaryStatistics().getMin()
                + tops.stream().mapToDouble(Position::x).summaryStatistics().getMax();
        double y = tops.stream().mapToDouble(Position::y).summaryStatistics().getMin()
                + tops.stream().mapToDouble(Position::y).summaryStatistics().getMax();
        Position by = new Position(snap(middle.x() - x / 2) - ASIDE, snap(middle.y() - y / 2) - ASIDE);
        Layout there = tops.isEmpty() ? places : Fragments.moved(places, by);
        return of(document, nodes, there, isWired, "edit.paste");
    }

    private static Insert of(Document document, Graph nodes, Layout places, boolean isWired, String label) {
        Graph taken = document.graph();
        Map<String, String> ids = new LinkedHashMap<>();
        for (Node node : nodes.nodes()) {
            boolean isFree = Names.isFree(taken, node.id()) && Names.isFree(taken, node.name());
            String id = isFree ? node.id() : Names.fresh(taken, node.operation());
            ids.put(node.id(), id);
            taken = taken.with(new Node(id, isFree ? node.name() : id, node.operation(), Map.of()));
        }
        return new Insert(nodes, places, ids, isWired, label);
    }

    @Override
    public Document apply(Document document) {
        Graph graph = document.graph();
        for (Node node : nodes.nodes()) {
            String id = id(node.id()).orElseThrow();
            Map<String, Value> inputs = new LinkedHashMap<>();
            node.inputs()
                    .forEach(
                            (port, from) -> source(from, document.graph()).ifPresent(value -> inputs.put(port, value)));
            Optional<String> shares = node.shares()
                    .flatMap(owner -> id(owner)
                            .or(() -> document.graph().contains(owner) ? Optional.of(owner) : Optional.empty()));
            String name = id.equals(node.id()) ? node.name() : id;
            Names.require(graph, id, name);
            graph = graph.with(new Node(id, name, node.operation(), inputs, shares));
        }
        Map<String, Position> moved = new LinkedHashMap<>();
        places.positions().forEach((path, position) -> {
            int slash = path.indexOf('/');
            String top = slash < 0 ? path : path.substring(0, slash);
            id(top).ifPresent(id ->
                    moved.put(id + path.substring(top.length()), slash < 0 ? position.plus(ASIDE, ASIDE) : position));
        });
        Decor decor = Fragments.moved(places, new Position(ASIDE, ASIDE))
                .decor()
                .renamed(path -> renamed(path, document.layout().decor()));
        Layout layout = document.layout().with(moved);
        return document.withGraph(graph)
                .withLayout(Placement.complete(
                        graph, layout.withDecor(layout.decor().plus(decor))));
    }

    @Override
    public Optional<Set<String>> selection() {
        return Optional.of(Set.copyOf(ids.values()));
    }

    private Optional<Value> source(Value from, Graph present) {
        return id(from.node())
                .map(id -> new Value(id, from.output()))
                .or(() -> isWired && present.contains(from.node()) ? Optional.of(from) : Optional.empty());
    }

    /// The path of something that stands at one of the nodes; a name of its own for a frame or note.
    private Optional<String> renamed(String path, Decor present) {
        String top = Fragments.top(path);
        Optional<String> node = id(top).map(id -> id + path.substring(top.length()));
        boolean isOwn = places.decor().frames().containsKey(path)
                || places.decor().notes().containsKey(path);
        Set<String> taken = new HashSet<>(present.frames().keySet());
        taken.addAll(present.notes().keySet());
        return isOwn ? Optional.of(Names.free(path, taken)) : node;
    }

    private static double snap(double coordinate) {
        return Math.round(coordinate / GRID) * GRID;
    }

    private Optional<String> id(String old) {
        return Optional.ofNullable(ids.get(old));
    }
}
