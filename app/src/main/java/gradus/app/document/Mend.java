package gradus.app.document;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A remedy applied: the graph with it done. New nodes come to stand between those that they read and those that read
/// them.
public record Mend(Graph graph) implements Edit {

    private static final double BELOW = 96;

    @Override
    public Document apply(Document document) {
        Layout layout = document.layout();
        for (Node node : graph.nodes()) {
            if (layout.find(node.id()).isEmpty()) {
                Optional<Position> between = between(node, layout);
                if (between.isPresent()) {
                    layout = layout.with(node.id(), between.get());
                }
            }
        }
        return new Edit.Replace(graph, layout).apply(document);
    }

    @Override
    public String label() {
        return "edit.mend";
    }

    private Optional<Position> between(Node node, Layout layout) {
        List<Position> neighbours = new ArrayList<>();
        node.wired().forEach(value -> layout.find(value.node()).ifPresent(neighbours::add));
        for (Wire wire : graph.wiresFrom(node.id())) {
            layout.find(wire.toNode()).ifPresent(neighbours::add);
        }
        if (neighbours.isEmpty()) {
            return Optional.empty();
        }
        double x = neighbours.stream().mapToDouble(Position::x).average().orElseThrow();
        double y = neighbours.stream().mapToDouble(Position::y).average().orElseThrow();
        return Optional.of(new Position(Placement.snap(x), Placement.snap(y + BELOW)));
    }
}
