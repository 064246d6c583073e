package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.document.FunctionCurve;
import gradus.app.document.PortPlace;
import gradus.engine.operation.Add;
import gradus.engine.operation.Log;
import gradus.engine.operation.Tanh;
import gradus.engine.project.Direction;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GeometryTest {
    private static final PortPlace AHEAD = new PortPlace(0, 0, 1, 0);
    private static final PortPlace BACK = new PortPlace(0, 0, -1, 0);

    @Test
    void zoomKeepsWhatIsUnderThePointerAndStaysWithinItsLimits() {
        Viewport viewport = new Viewport(30, -20, 1);
        Point pointer = new Point(200, 120);
        Point under = viewport.toCanvas(pointer);
        for (double factor : new double[] {1.1, 0.3, 9, 1e-9, 1e9}) {
            viewport = viewport.zoomed(factor, pointer);
            assertEquals(0, viewport.toCanvas(pointer).distance(under), 1e-6);
            assertTrue(viewport.scale() >= Viewport.SMALLEST && viewport.scale() <= Viewport.LARGEST);
        }
    }

    @Test
    void whatIsToBeRevealedComesIntoViewAndWhatIsSeenStays() {
        Box box = new Box(900, 900, 1000, 1000);
        Viewport viewport = Viewport.START.revealing(box, 400, 300, 20);
        assertTrue(viewport.seen(400, 300).contains(new Point(1000, 1000)));
        assertTrue(viewport.seen(400, 300).contains(new Point(900, 900)));
        assertEquals(viewport, viewport.revealing(box, 400, 300, 20));
    }

    @Test
    void aWireGoesAroundTheNodesBetweenItsEnds() {
        Box wall = new Box(200, -50, 300, 50);
        Point from = new Point(0, 0);
        Point to = new Point(500, 10);
        WirePath around = WirePath.around(from, AHEAD, to, BACK, near(wall), Direction.RIGHT);
        for (double share = 0; share <= 1; share += 0.01) {
            assertFalse(wall.contains(around.at(share)), "at " + share);
        }
        assertEquals(from, around.start());
        assertEquals(to, around.end());
        assertEquals(
                WirePath.direct(from, AHEAD, to, BACK),
                WirePath.around(from, AHEAD, to, BACK, near(new Box(200, 100, 300, 200)), Direction.RIGHT));
    }

    @Test
    void aCurveIsBrokenWhereTheFunctionHasNoValue() {
        assertEquals(List.of(), FunctionCurve.of(new Add()));
        assertEquals(1, FunctionCurve.of(new Tanh()).size());
        assertTrue(FunctionCurve.of(new Log()).getFirst().getFirst().x() > 0);
    }

    private static Function<Box, List<Box>> near(Box one) {
        return box -> one.meets(box) ? List.of(one) : List.of();
    }
}
