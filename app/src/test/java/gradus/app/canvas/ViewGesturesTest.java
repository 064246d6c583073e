package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Iris;
import gradus.app.Performs;
import gradus.app.action.Gestures;
import gradus.app.action.Pointing;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ZoomEvent;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;

/// Moving the view by the pointer, and what a press without a movement is.
class ViewGesturesTest extends CanvasGestures {
    ViewGesturesTest() {
        super(CanvasStage.open(Iris.workplace(), Theme.LIGHT, Language.ENGLISH, 1000, 700));
    }

    @Test
    @Performs(CanvasRow.WHEEL_ZOOMS)
    void theWheelZoomsAboutThePointerWithinLimits() {
        openFormula();
        Point2D x = centre("node:x");
        wheel(x, 40);
        assertEquals(0, x.distance(centre("node:x")), 1);
        assertEquals(Optional.empty(), stage.workspace().undoLabel().get());
        wheel(x, 4000);
        assertEquals(4, scale());
        wheel(x, -8000);
        assertEquals(0.1, scale());
    }

    @Test
    @Performs(value = CanvasRow.PINCH_ZOOMS, how = Performs.How.SCENE)
    void aPinchZoomsAboutTheFingers() {
        openFormula();
        Point2D x = centre("node:x");
        double before = scale();
        Fx.run(() -> {
            Point2D at = stage.view().screenToLocal(x);
            Event.fireEvent(
                    stage.view(),
                    new ZoomEvent(
                            ZoomEvent.ZOOM,
                            at.getX(),
                            at.getY(),
                            x.getX(),
                            x.getY(),
                            false,
                            false,
                            false,
                            false,
                            true,
                            false,
                            1.5,
                            1.5,
                            null));
        });
        settled();
        assertEquals(before * 1.5, scale(), 1e-9);
        assertEquals(0, x.distance(centre("node:x")), 1);
    }

    @Test
    @Performs(CanvasRow.SHIFT_WHEEL_PANS)
    void theWheelPansSidewaysWithShift() {
        openFormula();
        Point2D x = centre("node:x");
        double before = scale();
        holding(KeyCode.SHIFT, () -> wheel(x, 40));
        assertEquals(before, scale());
        assertEquals(40, centre("node:x").getX() - x.getX(), 1);
        assertEquals(0, centre("node:x").getY() - x.getY(), 1e-6);
    }

    @Test
    @Performs(CanvasRow.TRACKPAD_PANS)
    void twoFingersPanWhereThatIsPreferred() {
        openFormula();
        Point2D x = centre("node:x");
        double before = scale();
        Fx.run(() -> stage.view().trackpadPans(true));
        wheel(x, 40);
        assertEquals(before, scale());
        assertEquals(40, centre("node:x").getY() - x.getY(), 1);
        holding(KeyCode.CONTROL, () -> wheel(x, 40));
        assertTrue(scale() > before, "with Ctrl they zoom");
    }

    @Test
    @Performs({CanvasRow.MIDDLE_DRAG_PANS, CanvasRow.RIGHT_DRAG_PANS, CanvasRow.SPACE_DRAG_PANS})
    void theMiddleAndTheRightButtonAndSpacePan() {
        openFormula();
        List<CanvasTarget> menus = new ArrayList<>();
        Fx.run(() -> stage.view().setOnMenu((target, screen) -> menus.add(target)));
        Point2D before = centre("node:z");
        drag(MouseButton.MIDDLE, before, before.add(40, 30));
        assertEquals(0, before.add(40, 30).distance(centre("node:z")), 0.01);
        drag(MouseButton.SECONDARY, before.add(40, 30), before.add(60, 80));
        assertEquals(0, before.add(60, 80).distance(centre("node:z")), 0.01);
        holding(KeyCode.SPACE, () -> drag(before.add(60, 80), before));
        assertEquals(0, before.distance(centre("node:z")), 0.01);
        assertEquals(Set.of(), stage.workspace().selection().get());
        assertEquals(Optional.empty(), stage.workspace().undoLabel().get());
        assertTrue(search().isEmpty(), "Space that was held to pan is no tap");
        assertEquals(List.of(), menus);
    }

    @Test
    void spaceAloneSearchesAtThePointerWhenItIsLetGo() {
        openFormula();
        Point2D empty = Fx.call(() -> stage.view().localToScreen(40, 60));
        Fx.run(() -> new Robot().mouseMove(empty));
        Fx.run(() -> new Robot().keyPress(KeyCode.SPACE));
        settled();
        assertTrue(search().isEmpty());
        Fx.run(() -> new Robot().keyRelease(KeyCode.SPACE));
        Fx.until("it searches", () -> search().isPresent());
        assertEquals(40, Fx.call(() -> search().orElseThrow().getLayoutX()), 2);
        assertEquals(60, Fx.call(() -> search().orElseThrow().getLayoutY()), 2);
    }

    @Test
    void aRightClickAsksForTheMenuOfWhatIsThere() {
        openFormula();
        List<CanvasTarget> menus = new ArrayList<>();
        Fx.run(() -> stage.view().setOnMenu((target, screen) -> menus.add(target)));
        click(MouseButton.SECONDARY, centre("node:a"));
        assertEquals(new CanvasTarget.OneNode("a"), menus.getLast());
        assertEquals(Set.of("a"), stage.workspace().selection().get());
        holding(KeyCode.SHIFT, () -> click(centre("node:b"), 1));
        click(MouseButton.SECONDARY, centre("node:a"));
        assertEquals(new CanvasTarget.Selection(Set.of("a", "b")), menus.getLast());
        click(MouseButton.SECONDARY, centre("port:x:a"));
        assertEquals(new CanvasTarget.OnePort("x", "a", true), menus.getLast());
        click(MouseButton.SECONDARY, middleOfWire("x", "z"));
        assertEquals(
                "z",
                menus.getLast() instanceof CanvasTarget.OneWire wire
                        ? wire.wire().toNode()
                        : "");
        click(MouseButton.SECONDARY, Fx.call(() -> stage.view().localToScreen(20, 20)));
        assertTrue(menus.getLast() instanceof CanvasTarget.Ground);
        Point2D a = centre("node:a");
        drag(MouseButton.SECONDARY, a, a.add(2, 2));
        assertEquals(6, menus.size(), "a tremble of the hand is still a click");
    }

    @Test
    @Performs(CanvasRow.ACTS_ON_RELEASE)
    void aPressThatMovesLessThanFourPixelsIsAClick() {
        openFormula();
        Point2D a = centre("node:a");
        drag(MouseButton.PRIMARY, a, a.add(3, 2));
        assertEquals(Set.of("a"), stage.workspace().selection().get());
        assertEquals(Optional.empty(), stage.workspace().undoLabel().get());
        hold(MouseButton.PRIMARY, centre("node:b"));
        assertEquals(Set.of("a"), stage.workspace().selection().get(), "nothing happens on the press");
        letGo(MouseButton.PRIMARY);
        assertEquals(Set.of("b"), stage.workspace().selection().get());
    }

    @Test
    void aGestureIsDoneAsItIsBound() {
        openFormula();
        Fx.run(() -> stage.view()
                .use(Gestures.standard()
                        .with("gesture.pan-middle", Pointing.parse("drag alt").orElseThrow())
                        .with(
                                "gesture.clone-alt",
                                Pointing.parse("drag alt shift").orElseThrow())));
        Point2D before = centre("node:z");
        holding(KeyCode.ALT, () -> drag(MouseButton.PRIMARY, before, before.add(40, 30)));
        assertEquals(0, before.add(40, 30).distance(centre("node:z")), 0.01);
        assertEquals(7, nodes().size());
        assertEquals(Optional.empty(), stage.workspace().undoLabel().get());
    }

    private Optional<Node> search() {
        return Fx.call(() -> Fx.find(stage.stage(), "#add-popup"));
    }

    private double scale() {
        return Fx.call(() -> stage.view().scale());
    }

    /// The headless wheel turns by single pixels; a real notch is forty.
    private void wheel(Point2D at, int pixels) {
        Fx.run(() -> new Robot().mouseMove(at));
        Viewport before = Fx.call(() -> stage.view().viewport());
        Fx.run(() -> new Robot().mouseWheel(pixels));
        Fx.until("the wheel has turned", () -> !stage.view().viewport().equals(before));
        settled();
    }
}
