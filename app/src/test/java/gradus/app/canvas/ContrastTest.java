package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.Iris;
import gradus.app.document.Document;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.DataState;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Div;
import gradus.engine.operation.Tanh;
import gradus.engine.operation.Variable;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What stands on the canvas can be read and seen: the colours that the style sheets really give, each against what
/// lies beneath it.
class ContrastTest {
    private static final List<String> SYMBOLS = List.of(
            "node-body",
            "loss-body",
            "card-frame",
            "node-ring",
            "unit",
            "curve",
            "value-line",
            "gradient-line",
            "port-in");

    @ParameterizedTest
    @EnumSource
    void textsAndSymbolsStandOutFromTheirGround(Theme theme) {
        CanvasStage stage = CanvasStage.open(Iris.workplace(), theme, Language.ENGLISH, 1240, 780);
        Map<String, Double> contrasts = new TreeMap<>();
        for (Document document : List.of(calculus(), Iris.document())) {
            Fx.run(() -> stage.workspace().open(document));
            Fx.until("data", () -> !(stage.workspace().data().get() instanceof DataState.Loading));
            Fx.run(() -> stage.workspace().run());
            Fx.until("results", () -> stage.workspace().results().get().isPresent());
            Fx.run(() -> {
                stage.view().toggleLegend();
                stage.view().fitAll();
                stage.view().applyCss();
                stage.view().layout();
                judge(stage, theme, contrasts);
                stage.view().toggleLegend();
            });
        }
        stage.close();
        assertTrue(contrasts.size() > 12, contrasts.toString());
        List<String> faint = contrasts.entrySet().stream()
                .filter(each -> each.getValue() < (each.getKey().startsWith("text") ? 4.5 : 3))
                .map(each -> "%s %.2f".formatted(each.getKey(), each.getValue()))
                .toList();
        assertEquals(List.of(), faint);
    }

    private static void judge(CanvasStage stage, Theme theme, Map<String, Double> contrasts) {
        List<Node> all = new ArrayList<>();
        collect(stage.view(), all);
        Color canvas = theme.colours().get("-gradus-canvas");
        for (Node node : all) {
            String style =
                    node.getStyleClass().isEmpty() ? "" : node.getStyleClass().getLast();
            if (node instanceof Label label && !label.getText().isEmpty() && label.getTextFill() instanceof Color ink) {
                contrasts.merge("text " + style, contrast(ink, ground(label, all, canvas)), Math::min);
            } else if (node instanceof Shape shape
                    && SYMBOLS.contains(firstOf(shape))
                    && shape.getStroke() instanceof Color line) {
                if (line.getOpacity() > 0) {
                    contrasts.merge("symbol " + firstOf(shape), contrast(line, canvas), Math::min);
                }
            }
        }
    }

    private static String firstOf(Shape shape) {
        return shape.getStyleClass().isEmpty() ? "" : shape.getStyleClass().getFirst();
    }

    /// The colour of what lies under a label's middle: the last part drawn before it there.
    private static Color ground(Label label, List<Node> all, Color canvas) {
        Bounds bounds = label.localToScene(label.getLayoutBounds());
        Point2D middle = new Point2D(bounds.getCenterX(), bounds.getCenterY());
        Color ground = own(label).orElse(canvas);
        if (own(label).isPresent()) {
            return ground;
        }
        for (Node node : all) {
            if (node.equals(label)) {
                return ground;
            }
            boolean isThere = node.contains(node.sceneToLocal(middle));
            if (isThere
                    && node instanceof Shape shape
                    && shape.getFill() instanceof Color fill
                    && fill.getOpacity() > 0.99) {
                ground = fill;
            } else if (isThere && node instanceof Region region) {
                ground = own(region).orElse(ground);
            }
        }
        return ground;
    }

    private static Optional<Color> own(Region region) {
        return Optional.ofNullable(region.getBackground())
                .filter(background -> !background.getFills().isEmpty())
                .map(background -> background.getFills().getLast())
                .map(BackgroundFill::getFill)
                .filter(Color.class::isInstance)
                .map(Color.class::cast)
                .filter(colour -> colour.getOpacity() > 0.99);
    }

    private static void collect(Node node, List<Node> all) {
        if (node.isVisible()) {
            all.add(node);
            if (node instanceof Parent parent && !(node instanceof Label)) {
                parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
            }
        }
    }

    private static double contrast(Color a, Color b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double share) {
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static Document calculus() {
        GraphBuilder builder = new GraphBuilder();
        Value w = builder.add("w", new Variable(Tensor.parse("[0.5, -1, 2, 3, 1, 0]"), true));
        Value t = builder.add("t", new Tanh(), w);
        Value one = builder.add("one", new Constant(Tensor.scalar(1)));
        Value p = builder.add("p", new Add(), one, t);
        builder.add("z", new Div(), one, p);
        Graph graph = builder.build();
        return Document.of(Project.of(graph, Layout.empty(Direction.RIGHT)), Optional.empty());
    }
}
