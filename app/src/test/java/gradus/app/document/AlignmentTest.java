package gradus.app.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Nodes put in line. The layers have 20, 10 and 3 units, so they differ in height.
class AlignmentTest {
    private static final List<String> IDS = List.of("dense_1", "dense_2", "dense_3");

    private final Layout layout = Layout.empty(Direction.RIGHT)
            .with("dense_1", new Position(0, 10))
            .with("dense_2", new Position(500, 40))
            .with("dense_3", new Position(700, 100));
    private final Document document = new Edit.Replace(Graphs.network(), layout).apply(Document.empty());

    @Test
    void edgesAndMiddlesMeet() {
        Document left = Alignment.LEFT.of(document, Set.copyOf(IDS)).apply(document);
        Document right = Alignment.RIGHT.of(document, Set.copyOf(IDS)).apply(document);
        Document top = Alignment.TOP.of(document, Set.copyOf(IDS)).apply(document);
        Document bottom = Alignment.BOTTOM.of(document, Set.copyOf(IDS)).apply(document);
        for (String id : IDS) {
            assertEquals(x(document, "dense_1") - width("dense_1") / 2, x(left, id) - width(id) / 2, 1e-9);
            assertEquals(x(document, "dense_3") + width("dense_3") / 2, x(right, id) + width(id) / 2, 1e-9);
            assertEquals(y(top, "dense_1") - height("dense_1") / 2, y(top, id) - height(id) / 2, 1e-9);
            assertEquals(y(bottom, "dense_1") + height("dense_1") / 2, y(bottom, id) + height(id) / 2, 1e-9);
            assertEquals(400, x(Alignment.CENTER.of(document, Set.copyOf(IDS)).apply(document), id), 1e-9);
            assertEquals(50, y(Alignment.MIDDLE.of(document, Set.copyOf(IDS)).apply(document), id), 1e-9);
            assertEquals(y(document, id), y(left, id), "only along one axis");
        }
    }

    @Test
    void gapsBecomeEqual() {
        Document even = Alignment.ACROSS.of(document, Set.copyOf(IDS)).apply(document);
        assertEquals(0, x(even, "dense_1"));
        assertEquals(700, x(even, "dense_3"), 1e-9);
        double first = x(even, "dense_2") - width("dense_2") / 2 - (x(even, "dense_1") + width("dense_1") / 2);
        double second = x(even, "dense_3") - width("dense_3") / 2 - (x(even, "dense_2") + width("dense_2") / 2);
        assertEquals(first, second, 1e-9);
        Document down = Alignment.DOWN.of(document, Set.copyOf(IDS)).apply(document);
        double above = y(down, "dense_2") - height("dense_2") / 2 - (y(down, "dense_1") + height("dense_1") / 2);
        double below = y(down, "dense_3") - height("dense_3") / 2 - (y(down, "dense_2") + height("dense_2") / 2);
        assertEquals(above, below, 1e-9);
    }

    private double width(String id) {
        return NodeShape.of(document.graph().node(id), Direction.RIGHT).width();
    }

    private double height(String id) {
        return NodeShape.of(document.graph().node(id), Direction.RIGHT).height();
    }

    private static double x(Document document, String id) {
        return document.layout().find(id).orElseThrow().x();
    }

    private static double y(Document document, String id) {
        return document.layout().find(id).orElseThrow().y();
    }
}
