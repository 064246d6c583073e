package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Iris;
import gradus.app.Performs;
import gradus.app.document.Document;
import gradus.app.document.Form;
import gradus.app.document.Placement;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.block.MeanSquaredError;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Port;
import gradus.engine.graph.Unknown;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Div;
import gradus.engine.operation.Exp;
import gradus.engine.operation.Input;
import gradus.engine.operation.MatMul;
import gradus.engine.operation.Neg;
import gradus.engine.operation.ReduceSum;
import gradus.engine.operation.Relu;
import gradus.engine.operation.Softmax;
import gradus.engine.operation.Tanh;
import gradus.engine.operation.Variable;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.project.Project;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Every form of a node is drawn, in both directions, and a large canvas stays quick.
class FormsPictureTest {

    @Test
    void everyFormIsDrawn() {
        assertEquals(
                List.of(Form.values()),
                forms().nodes().stream()
                        .map(node -> Form.of(node.operation()))
                        .distinct()
                        .sorted()
                        .toList());
        CanvasStage stage = CanvasStage.open(Iris.workplace(), Theme.LIGHT, Language.ENGLISH, 1240, 780);
        for (Direction direction : Direction.values()) {
            Fx.run(() -> stage.workspace()
                    .open(Document.of(Project.of(forms(), Layout.empty(direction)), Optional.empty())));
            Fx.run(() -> stage.stage().getScene().getRoot().layout());
            for (Node node : forms().nodes()) {
                assertTrue(Fx.call(() -> stage.view().find("node:" + node.id())).isPresent(), node.id());
            }
            Fx.photograph(stage.stage(), "canvas-forms-" + direction);
        }
        Graph calculus = calculus();
        Fx.run(() -> {
            stage.workspace()
                    .open(Document.of(
                            Project.of(calculus, Layout.empty(Placement.direction(calculus))), Optional.empty()));
            stage.workspace().run();
        });
        Fx.until("results", () -> stage.workspace().results().get().isPresent());
        Fx.photograph(stage.stage(), "canvas-calculus");
        Fx.run(() -> stage.workspace()
                .open(Document.of(Project.of(calculus, Layout.empty(Direction.RIGHT)), Optional.empty())));
        Fx.run(() -> stage.workspace().run());
        Fx.until("results", () -> stage.workspace().results().get().isPresent());
        Fx.photograph(stage.stage(), "canvas-calculus-right");
        stage.close();
    }

    /// A sigmoid neuron and a small matrix product.
    private static Graph calculus() {
        GraphBuilder builder = new GraphBuilder();
        Value w = builder.add("w", new Variable(Tensor.parse("[[0.5, -1, 2], [1, 0.25, -0.5]]"), true));
        Value v = builder.add("v", new Variable(Tensor.parse("[[1], [2], [-1]]"), false));
        Value u = builder.add("u", new MatMul(), w, v);
        Value t = builder.add("t", new Tanh(), u);
        Value s = builder.add("s", new ReduceSum(List.of(), false), t);
        Value n = builder.add("n", new Neg(), s);
        Value e = builder.add("e", new Exp(), n);
        Value one = builder.add("one", new Constant(Tensor.scalar(1)));
        Value p = builder.add("p", new Add(), one, e);
        builder.add("z", new Div(), one, p);
        return builder.build();
    }

    private static Graph forms() {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("sales", new Dataset(40, 1));
        Value wide = builder.add("dense_1", new Dense(128, Activation.RELU), data);
        Value narrow = builder.add("dense_2", new Dense(1, Activation.LINEAR), wide);
        builder.add("loss", new MeanSquaredError(), new Value("sales", 1), narrow);
        Value x = builder.add("x", new Input(Shape.batchOf(3)));
        Value relu = builder.add("r", new Relu(), x);
        Value soft = builder.add("q", new Softmax(-1), relu);
        builder.add("z", new Add(), soft, x);
        return builder.build()
                .with(new Node(
                        "attention",
                        "attention",
                        new Unknown(
                                "FlashAttention",
                                Port.required("x"),
                                1,
                                "{}",
                                Diagnostic.error(
                                        "project.unknown-operation", Place.node("attention"), "FlashAttention")),
                        Map.of("x", Value.of("q"))));
    }

    @Test
    @Performs(CanvasRow.FAR_OUT_IS_PLAIN)
    void tenThousandNodesFarOutArePaintedAndNoRegions() {
        CanvasStage stage = CanvasStage.open(Iris.workplace(), Theme.LIGHT, Language.ENGLISH, 1000, 700);
        Graph graph = many(10_000);
        Map<String, Position> positions = new LinkedHashMap<>();
        int index = 0;
        for (Node node : graph.nodes()) {
            positions.put(node.id(), new Position(index % 100 * 160, -(index / 100) * 120));
            index++;
        }
        Layout layout = Layout.empty(Direction.UP).with(positions);
        Fx.run(() -> stage.workspace().open(new Document(Project.of(graph, layout), Optional.empty())));
        Fx.until("it is drawn", () -> !stage.view().isNeedsLayout());
        assertTrue(Fx.call(() -> stage.view().scale()) < CanvasView.FAR);
        assertEquals(Optional.empty(), Fx.call(() -> stage.view().find("node:v0")));
        List<Long> frames = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            frames.add(Fx.call(() -> {
                long start = System.nanoTime();
                stage.view().zoom(1.01);
                stage.view().layout();
                return (System.nanoTime() - start) / 1_000_000;
            }));
        }
        long median = frames.stream().sorted().toList().get(4);
        assertTrue(median < 200, () -> "ms a frame: " + frames);
        stage.close();
    }

    private static Graph many(int count) {
        GraphBuilder builder = new GraphBuilder();
        Value last = builder.add("v0", Variable.of(1));
        for (int i = 1; i < count; i++) {
            last = builder.add("v" + i, i % 2 == 0 ? new Tanh() : new Neg(), last);
        }
        return builder.build();
    }
}
