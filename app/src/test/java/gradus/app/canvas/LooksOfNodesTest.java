package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Iris;
import gradus.app.Performs;
import gradus.app.document.Edit;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.DataState;
import gradus.engine.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.robot.Robot;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Shape;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a node tells by how it looks.
class LooksOfNodesTest extends CanvasGestures {

    LooksOfNodesTest() {
        super(CanvasStage.open(Iris.workplace(), Theme.LIGHT, Language.ENGLISH, 1240, 760));
    }

    @Test
    @Performs({CanvasRow.STATE_HAS_A_SHAPE, CanvasRow.STALE_IS_GREY})
    void theStateOfANodeIsToldByColourAndShape() {
        openFormula();
        Fx.run(() -> stage.workspace().run());
        Fx.until("results", () -> text("value:z").equals("20"));
        assertFalse(badge("z").isVisible());
        assertEquals(Theme.LIGHT.colours().get("-gradus-value"), fill("value:z"));

        typeValue("a", "7");
        assertEquals("20", text("value:z"));
        assertEquals(Theme.LIGHT.colours().get("-gradus-stale"), fill("value:z"), "grey at once");
        assertTrue(badge("z").isVisible());
        assertEquals("mdi2c-clock-outline", icon("z"));
        assertFalse(body("z").getStrokeDashArray().isEmpty(), "dashed");

        Fx.run(() -> stage.workspace().run());
        Fx.until("fresh", () -> text("value:z").equals("40"));
        assertFalse(badge("z").isVisible());
        assertTrue(body("z").getStrokeDashArray().isEmpty(), "a full line");

        Fx.run(() -> stage.workspace().open(Iris.document()));
        Fx.until("data", () -> stage.workspace().data().get() instanceof DataState.Ready);
        Fx.run(() -> {
            stage.workspace().pace(0.2);
            stage.workspace().train();
        });
        settled();
        assertEquals("mdi2p-play", icon("dense_1"));
        assertTrue(shows("node:dense_1", "running"));
        Fx.run(() -> stage.workspace().stop());
        Fx.until(
                "it has ended",
                () -> stage.workspace()
                        .training()
                        .get()
                        .filter(run -> !run.isRunning())
                        .isPresent());
    }

    @Test
    @Performs(CanvasRow.STATE_HAS_A_SHAPE)
    void whatIsWrongHasAThickFrameAndAMark() {
        Fx.run(() -> stage.workspace().open(Iris.document()));
        settled();
        double plain = body("dense_1").getStrokeWidth();
        Fx.run(() -> stage.workspace().apply(new Edit.Connect(new Value("dense_1", 0), "loss", "y_true")));
        settled();
        assertEquals("!", Fx.call(() -> badge("loss").getText()));
        assertTrue(body("loss").getStrokeWidth() > plain);
    }

    @Test
    @Performs(CanvasRow.PORTS_SAY_SHAPES)
    void portsSayTheirShapesAndUnderThePointerTheirNames() {
        Fx.run(() -> stage.workspace().open(Iris.document()));
        settled();
        Fx.run(() -> stage.view().fitAll());
        settled();
        assertTrue(labels("dense_1", "port-shape").containsAll(List.of("N × 4", "N × 20")));
        assertFalse(name("dense_1").isVisible());
        Point2D at = centre("node:dense_1").add(30, 60);
        Fx.run(() -> new Robot().mouseMove(at));
        Fx.until("the names are seen", () -> name("dense_1").isVisible());
        assertTrue(labels("dense_1", "port-name").contains("x"));
    }

    @Test
    @Performs(CanvasRow.RANK_IS_THICKNESS)
    void aWiresThicknessIsItsRankAndTheLegendSaysSo() {
        Fx.run(() -> stage.workspace().open(Iris.document()));
        settled();
        Map<Integer, Double> widths = Fx.call(() -> stage.model().picture().get().wires().stream()
                .collect(Collectors.toMap(WirePicture::rank, WirePicture::width, Math::max)));
        assertEquals(Map.of(2, 3.0), widths);
        assertFalse(legend().isVisible());
        Fx.run(() -> stage.view().toggleLegend());
        settled();
        assertTrue(legend().isVisible());
        List<String> told = Fx.call(() -> legend().lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList());
        assertTrue(
                told.containsAll(List.of("Single number", "Matrix", "Labels, whole numbers", "Gradient")),
                told::toString);
        Fx.photograph(stage.stage(), "canvas-legend");
        Fx.run(() -> stage.messages().set(gradus.app.text.Messages.of(Language.PORTUGUESE)));
        settled();
        assertTrue(Fx.call(() -> legend().lookupAll(".label").stream()
                .anyMatch(label -> ((Label) label).getText().equals("Matriz"))));
    }

    @Test
    @Performs(CanvasRow.COUNTS_ARE_SHOWN)
    void aLayerTellsItsParametersAndMultiplyAdds() {
        Fx.run(() -> stage.workspace().open(Iris.document()));
        settled();
        assertTrue(labels("dense_1", "card-detail").contains("100 params · 80 MACs"));
        assertTrue(labels("dense_2", "card-detail").contains("210 params · 200 MACs"));
    }

    private Node legend() {
        return Fx.find(stage.stage(), "#legend").orElseThrow();
    }

    private Label badge(String id) {
        return Fx.call(() -> (Label) find("node:" + id).lookup(".node-badge"));
    }

    private String icon(String id) {
        return Fx.call(() -> Optional.ofNullable((FontIcon) badge(id).getGraphic())
                .map(FontIcon::getIconLiteral)
                .orElse(""));
    }

    private Shape body(String id) {
        return Fx.call(() -> {
            Node node = find("node:" + id);
            node.applyCss();
            return List.of(".card-frame", ".loss-body", ".node-body").stream()
                    .map(node::lookup)
                    .filter(Shape.class::isInstance)
                    .map(Shape.class::cast)
                    .findFirst()
                    .orElseGet(Circle::new);
        });
    }

    private Object fill(String id) {
        return Fx.call(() -> {
            Label label = (Label) find(id);
            label.applyCss();
            return label.getTextFill();
        });
    }

    private Node name(String id) {
        return Fx.call(() -> find("node:" + id).lookup(".port-name"));
    }

    private List<String> labels(String id, String style) {
        return Fx.call(() -> find("node:" + id).lookupAll("." + style).stream()
                .map(label -> ((Label) label).getText())
                .toList());
    }
}
