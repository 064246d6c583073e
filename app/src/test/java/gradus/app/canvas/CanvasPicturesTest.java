package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.Iris;
import gradus.app.document.Document;
import gradus.app.document.Graphs;
import gradus.app.shell.BenchGraph;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.DataState;
import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.block.LSTM;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Input;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures of the canvas under `target/pictures`, for people to look at.
class CanvasPicturesTest {
    @ParameterizedTest
    @CsvSource({"LIGHT, ENGLISH", "DARK, ENGLISH", "PROJECTOR, ENGLISH", "LIGHT, PORTUGUESE"})
    void photographs(Theme theme, Language language) {
        CanvasStage stage = CanvasStage.open(Iris.workplace(), theme, language, 1240, 700);
        String looks = "-" + theme.id() + "-" + language.tag();
        open(stage, Document.of(Project.of(Graphs.formula(), Layout.empty(Direction.UP)), Optional.empty()));
        run(stage);
        photograph(stage, "canvas-formula" + looks);

        open(stage, Iris.document());
        Fx.until("data", () -> stage.workspace().data().get() instanceof DataState.Ready);
        photograph(stage, "canvas-network-new" + looks);
        Fx.run(() -> stage.workspace().train());
        Fx.until("trained", () -> stage.workspace().results().get().isPresent());
        photograph(stage, "canvas-network" + looks);

        open(stage, Document.of(Project.of(residual(), Layout.empty(Direction.RIGHT)), Optional.empty()));
        photograph(stage, "canvas-residual" + looks);

        open(stage, Document.of(Project.of(recurrent(), Layout.empty(Direction.RIGHT)), Optional.empty()));
        photograph(stage, "canvas-lstm" + looks);
        Fx.run(() -> stage.view().showMotion(false));
        Fx.run(() -> stage.workspace().enter(List.of("lstm")));
        Fx.until("inside", () -> stage.workspace().state().get().scene().isInside());
        Fx.run(() -> stage.view().fitAll());
        photograph(stage, "canvas-lstm-opened" + looks);

        open(stage, new Document(BenchGraph.of(1000), Optional.empty()));
        assertTrue(Fx.call(() -> stage.view().scale()) < CanvasView.FAR);
        photograph(stage, "canvas-thousand" + looks);
        stage.close();
    }

    private static Graph residual() {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", new Input(Shape.batchOf(8)));
        for (int i = 1; i <= 3; i++) {
            Value inner = builder.add("dense_" + i, new Dense(8, Activation.RELU), x);
            x = builder.add("sum_" + i, new Add(), x, inner);
        }
        builder.add("output", new Dense(3, Activation.SOFTMAX), x);
        return builder.build();
    }

    private static Graph recurrent() {
        GraphBuilder builder = new GraphBuilder();
        builder.add("lstm", new LSTM(8, false), builder.add("x", new Input(Shape.parse("[N, T, 4]"))));
        return builder.build();
    }

    private static void open(CanvasStage stage, Document document) {
        Fx.run(() -> stage.workspace().open(document));
        Fx.until("it is drawn", () -> !stage.view().isNeedsLayout());
        Fx.run(() -> stage.view().fitAll());
        Fx.until("it fits", () -> !stage.view().isNeedsLayout());
    }

    private static void run(CanvasStage stage) {
        Fx.run(() -> stage.workspace().run());
        Fx.until("results", () -> stage.workspace().results().get().isPresent());
    }

    private static void photograph(CanvasStage stage, String name) {
        Fx.until("it is drawn", () -> !stage.view().isNeedsLayout());
        Fx.photograph(stage.stage(), name);
        WritableImage image = Fx.call(() -> stage.stage().getScene().snapshot(null));
        PixelReader pixels = image.getPixelReader();
        long colours = IntStream.range(0, 1240 * 700)
                .map(i -> pixels.getArgb(i % 1240, i / 1240))
                .distinct()
                .count();
        assertTrue(colours > 30, () -> name + " has only " + colours + " colours");
    }
}
