package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Performs;
import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.document.Graphs;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.ByHand;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.project.Project;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Nodes put in order by the program, by keys.
class ArrangingTest extends CanvasGestures {
    ArrangingTest() {
        super(CanvasStage.open(
                ByHand.workplace(Runnable::run, Runnable::run, Runnable::run),
                Theme.LIGHT,
                Language.ENGLISH,
                900,
                640));
    }

    @Test
    @Performs(CanvasRow.LAYOUT_IS_A_COMMAND)
    void layersAreACommandWithMotionThatUndoTakesBack() {
        Map<String, Position> scattered = openScattered();
        Fx.run(() -> stage.view().requestFocus());
        Set<Point> seen = new HashSet<>();
        Fx.run(() -> stage.model()
                .picture()
                .subscribe(picture -> picture.node("loss").ifPresent(node -> seen.add(node.at()))));
        layout();
        Fx.until("the nodes have places", () -> !positions().equals(scattered));
        Point end = at(positions().get("loss"));
        Fx.until(
                "the motion is over",
                () -> stage.model()
                        .picture()
                        .get()
                        .node("loss")
                        .orElseThrow()
                        .at()
                        .equals(end));
        Fx.until("it was on its way", () -> seen.size() > 2);
        List<String> order = List.of("iris", "dense_1", "dense_2", "dense_3", "loss");
        for (int i = 1; i < order.size(); i++) {
            assertTrue(x(order.get(i - 1)) < x(order.get(i)), order.get(i));
        }
        assertEquals(Optional.of("edit.layout"), stage.workspace().undoLabel().get());
        Fx.run(() -> stage.workspace().undo());
        assertEquals(scattered, positions());
    }

    @Test
    @Performs(CanvasRow.LAYOUT_IS_A_COMMAND)
    void onlyTheSelectionIsLaidOutAndWithoutMotionAtOnce() {
        Map<String, Position> scattered = openScattered();
        Fx.run(() -> {
            stage.view().showMotion(false);
            stage.workspace().select(Set.of("dense_1", "dense_2"));
            stage.view().requestFocus();
        });
        layout();
        Fx.until("the nodes have places", () -> !positions().equals(scattered));
        assertEquals(scattered.get("loss"), positions().get("loss"));
        assertNotEquals(scattered.get("dense_1"), positions().get("dense_1"));
        assertEquals(
                at(positions().get("dense_1")),
                stage.model().picture().get().node("dense_1").orElseThrow().at());
    }

    @Test
    @Performs(CanvasRow.ALIGN_AND_DISTRIBUTE)
    void aChainIsStraightened() {
        openScattered();
        Fx.run(() -> {
            stage.view().showMotion(false);
            stage.workspace().select(Set.of("dense_1", "dense_2", "dense_3"));
            stage.view().layers().straighten();
        });
        for (String id : List.of("dense_2", "dense_3")) {
            WirePath path = stage.model().picture().get().wires().stream()
                    .filter(wire -> wire.wire().toNode().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .path();
            assertEquals(path.start().y(), path.end().y(), 1e-9, id);
        }
        assertEquals(
                Optional.of("edit.straighten"), stage.workspace().undoLabel().get());
    }

    private Map<String, Position> openScattered() {
        Fx.run(() -> {
            stage.workspace()
                    .open(Document.of(Project.of(Graphs.network(), Layout.empty(Direction.RIGHT)), Optional.empty()));
            Map<String, Position> places = new LinkedHashMap<>();
            int number = 0;
            for (String id : List.of("loss", "dense_2", "iris", "dense_3", "dense_1")) {
                places.put(id, new Position(200 * number, 90 * (number * number % 7)));
                number++;
            }
            stage.workspace().apply(new Edit.MoveNodes(places));
        });
        settled();
        return positions();
    }

    private void layout() {
        holding(KeyCode.CONTROL, () -> holding(KeyCode.ALT, () -> press(KeyCode.L)));
    }

    private Map<String, Position> positions() {
        return Fx.call(() -> stage.workspace().here().layout().positions());
    }

    private double x(String id) {
        return Optional.ofNullable(positions().get(id)).orElseThrow().x();
    }

    private static Point at(@org.jspecify.annotations.Nullable Position position) {
        return Optional.ofNullable(position)
                .map(each -> new Point(each.x(), each.y()))
                .orElseThrow();
    }
}
