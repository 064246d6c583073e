package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.app.Fx;
import gradus.app.Iris;
import gradus.app.document.Document;
import gradus.app.document.TextWidth;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.engine.block.Blocks;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.project.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// No text in a node is cut, whatever the node does and in whichever language.
class NodeTextsFitTest {
    private static final int MOST_AT_ONCE = 30;

    @ParameterizedTest
    @EnumSource
    void everyOperationsTextsAreSeenInFull(Language language) {
        CanvasStage stage = CanvasStage.open(Iris.workplace(), Theme.LIGHT, language, 1240, 780);
        Fx.run(stage.view()::toggleLegend);
        List<Operation> operations = Blocks.catalogue().entries();
        List<String> cut = new ArrayList<>();
        for (int from = 0; from < operations.size(); from += MOST_AT_ONCE) {
            List<Operation> some = operations.subList(from, Math.min(operations.size(), from + MOST_AT_ONCE));
            Fx.run(() -> stage.workspace().open(document(some)));
            Fx.until("all are drawn", () -> drawn(stage) == some.size());
            Fx.run(() -> {
                stage.stage().getScene().getRoot().applyCss();
                stage.stage().getScene().getRoot().layout();
                cut(stage.view(), cut);
            });
            if (from == 0) {
                Fx.photograph(stage.stage(), "canvas-operations-" + language.tag());
            }
        }
        stage.close();
        assertEquals(List.of(), cut);
    }

    @Test
    void widthsAreThoseOfTheFont() {
        CanvasStage stage = CanvasStage.open(Iris.workplace(), Theme.LIGHT, Language.ENGLISH, 300, 200);
        Fx.run(() -> {
            for (String text : List.of("dense_1", "20 · relu", "treinável não é constante", "sparse 3 × 4", "W×X−y")) {
                assertEquals(width(text, FontWeight.NORMAL), TextWidth.of(text, 20), 3, text);
                assertEquals(width(text, FontWeight.BOLD), TextWidth.bold(text, 20), 3, text);
            }
        });
        stage.close();
    }

    private static double width(String text, FontWeight weight) {
        Text drawn = new Text(text);
        drawn.setFont(Font.font(Theme.FONT, weight, 20));
        return drawn.getLayoutBounds().getWidth();
    }

    private static long drawn(CanvasStage stage) {
        return stage.view().lookupAll(".node").size();
    }

    /// Nodes in a grid, near enough to each other to be drawn in full.
    private static Document document(List<Operation> operations) {
        List<Node> nodes = new ArrayList<>();
        Map<String, Position> positions = new HashMap<>();
        for (int i = 0; i < operations.size(); i++) {
            String id = operations.get(i).name().toLowerCase(Locale.ROOT) + "_" + (i + 1);
            nodes.add(new Node(id, id, operations.get(i), Map.of()));
            int row = i / 6;
            positions.put(id, new Position(i % 6 * 300.0, row * 230.0));
        }
        Graph graph = Graph.of(nodes, Map.of());
        return new Document(Project.of(graph, Layout.empty(Direction.RIGHT).with(positions)), Optional.empty());
    }

    private static void cut(Parent parent, List<String> cut) {
        parent.getChildrenUnmodifiable().forEach(child -> {
            if (child instanceof Label label
                    && label.isVisible()
                    && !label.getText().isEmpty()) {
                Optional.ofNullable(label.lookup(".text"))
                        .map(Text.class::cast)
                        .filter(text -> label.isWrapText()
                                ? text.getText().endsWith("...")
                                : !text.getText().equals(label.getText()))
                        .ifPresent(text -> cut.add(label.getText() + " is shown as " + text.getText()));
            } else if (child instanceof Parent inner && inner.isVisible()) {
                cut(inner, cut);
            }
        });
    }
}
