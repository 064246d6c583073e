package gradus.app.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.operation.Neg;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacementTest {

    @Test
    void aFormulaFlowsUpwardsWithItsLeavesInTheOrderOfTheOperands() {
        Layout layout = Placement.complete(Graphs.formula(), Layout.empty(Direction.UP));
        assertTrue(y(layout, "z") < y(layout, "x"));
        assertEquals(y(layout, "x"), y(layout, "y"));
        assertTrue(y(layout, "x") < y(layout, "a"));
        assertTrue(x(layout, "a") < x(layout, "b"));
        assertTrue(x(layout, "b") < x(layout, "c"));
        assertTrue(x(layout, "c") < x(layout, "d"));
    }

    @Test
    void aNetworkFlowsToTheRightInOneLine() {
        assertEquals(Direction.RIGHT, Placement.direction(Graphs.network()));
        Layout layout = Placement.complete(Graphs.network(), Layout.empty(Direction.RIGHT));
        assertTrue(x(layout, "iris") < x(layout, "dense_1"));
        assertTrue(x(layout, "dense_3") < x(layout, "loss"));
        assertEquals(y(layout, "dense_1"), y(layout, "dense_2"));
        assertEquals(y(layout, "dense_2"), y(layout, "dense_3"));
    }

    @Test
    void noTwoNodesOverlap() {
        for (Graph graph : List.of(Graphs.formula(), Graphs.network())) {
            for (Direction direction : Direction.values()) {
                Layout layout = Placement.of(graph, Layout.empty(direction));
                List<Node> nodes = new ArrayList<>(graph.nodes());
                for (int i = 0; i < nodes.size(); i++) {
                    for (int j = 0; j < i; j++) {
                        assertFalse(overlap(layout, nodes.get(i), nodes.get(j)), nodes.get(i) + " " + nodes.get(j));
                    }
                }
            }
        }
    }

    @Test
    void nodesThatHaveAPlaceKeepIt() {
        Graph graph = Graphs.formula()
                .with(new Node(
                        "n",
                        "n",
                        new Neg(),
                        Map.of("x", Graphs.formula().node("z").value())));
        Layout placed = Placement.complete(Graphs.formula(), Layout.empty(Direction.UP));
        Layout layout = Placement.complete(graph, placed);
        assertEquals(placed, layout.without(Set.of("n")));
        assertTrue(x(layout, "n") > x(layout, "d"));
    }

    @Test
    void theSameGraphIsPlacedTheSameWay() {
        assertEquals(
                Placement.complete(Graphs.network(), Layout.empty(Direction.RIGHT)),
                Placement.complete(Graphs.network(), Layout.empty(Direction.RIGHT)));
    }

    private static boolean overlap(Layout layout, Node a, Node b) {
        NodeShape first = NodeShape.of(a, layout.direction());
        NodeShape second = NodeShape.of(b, layout.direction());
        return Math.abs(x(layout, a.id()) - x(layout, b.id())) < (first.width() + second.width()) / 2
                && Math.abs(y(layout, a.id()) - y(layout, b.id())) < (first.height() + second.height()) / 2;
    }

    private static double x(Layout layout, String node) {
        return layout.find(node).map(Position::x).orElseThrow();
    }

    private static double y(Layout layout, String node) {
        return layout.find(node).map(Position::y).orElseThrow();
    }
}
