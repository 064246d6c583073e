package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.block.SGD;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.operation.Assign;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Input;
import gradus.engine.operation.Mul;
import gradus.engine.operation.ReduceMean;
import gradus.engine.operation.Relu;
import gradus.engine.operation.State;
import gradus.engine.operation.Sub;
import gradus.engine.operation.Term;
import gradus.engine.operation.Variable;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import gradus.engine.project.ProjectFile;
import gradus.engine.run.Parameters;
import gradus.engine.run.Session;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Twin networks: nodes that use another node's weights.
class SharedWeightsTest {

    private static final ScalarDevice DEVICE = new ScalarDevice();
    private static final Value LEFT = Value.of("left");
    private static final Value RIGHT = Value.of("right");
    private static final Value KERNEL = Value.of("one/kernel");

    @Test
    void twinsHaveOneSetOfWeights() {
        Graph flat = Expansion.of(twin(Shape.batchOf(2), new Dense(3, Activation.TANH), Optional.of("one")))
                .flat();
        assertEquals(
                List.of("one/kernel", "one/bias"),
                Parameters.of(flat).stream().map(Node::id).toList());
    }

    @Test
    void theGradientSumsOverBothUses() {
        Graph twin = twin(Shape.batchOf(2), new Dense(3, Activation.TANH), Optional.of("one"));
        Tensor kernel = Tensor.of(ElementType.FLOAT64, Shape.of(2, 3), 0.1, -0.2, 0.3, 0.4, 0.5, -0.6);
        Tensor gradient = new Session(DEVICE)
                .forwardAndBackward(twin, twin.output("loss"), feeds(kernel))
                .gradient(KERNEL)
                .orElseThrow();
        double h = 1e-6;
        for (int i = 0; i < kernel.size(); i++) {
            double difference = (loss(twin, moved(kernel, i, h)) - loss(twin, moved(kernel, i, -h))) / (2 * h);
            assertEquals(difference, gradient.at(i), 1e-8);
        }
        double apart = new Session(DEVICE)
                .forwardAndBackward(
                        twin(Shape.batchOf(2), new Dense(3, Activation.TANH), Optional.empty()),
                        twin.output("loss"),
                        feeds(kernel))
                .gradient(KERNEL)
                .orElseThrow()
                .at(0);
        assertNotEquals(apart, gradient.at(0), "with weights of their own only one use arrives");
    }

    @Test
    void aSharedStateBecomesTheMeanOfWhatItsUsesAssign() {
        GraphBuilder builder = new GraphBuilder();
        Term x = new Term(builder, builder.add("x", new Input(Shape.batchOf(1))));
        Term w = new Term(builder, builder.add("w", new Variable(Tensor.scalar(1), true)));
        State state = new State(Shape.of(1), new Initializer.Zeros());
        builder.add("first", state);
        builder.add(new Node("second", "second", state, Map.of(), Optional.of("first")));
        Term mean = x.apply(new ReduceMean(List.of(0), false));
        builder.add("assign_1", new Assign(), Value.of("first"), mean.value());
        builder.add("assign_2", new Assign(), Value.of("second"), mean.times(3).value());
        builder.output("loss", x.times(w).squared().mean().value());
        Expansion expansion = Expansion.of(builder.build());
        TrainingStep step = new TrainingStep(
                expansion.flat(),
                expansion.flat().output("loss"),
                new SGD(0.1, 0, false, 0),
                DEVICE,
                ElementType.FLOAT64);
        Learned before =
                Learned.initial(Map.of("w", Tensor.scalar(1), "first", Tensor.zeros(ElementType.FLOAT64, Shape.of(1))));
        Map<Value, Tensor> batch = Map.of(x.value(), Tensor.of(ElementType.FLOAT64, Shape.of(2, 1), 1, 3));
        Tensor after = step.run(before, batch, 0.1).learned().weight("first");
        assertEquals(Tensor.of(ElementType.FLOAT64, Shape.of(1), 4), after);
    }

    @Test
    void sharingThatCanNotBeIsTold() {
        Dense dense = new Dense(3, Activation.TANH);
        assertEquals("sharing.unknown", problem(twin(Shape.batchOf(2), dense, Optional.of("nobody"))));
        assertEquals("sharing.circle", problem(twin(Shape.batchOf(2), dense, Optional.of("two"))));
        assertEquals("sharing.operation", problem(twin(Shape.batchOf(2), new Relu(), Optional.of("one"))));
        Diagnostic shape = Types.of(twin(Shape.batchOf(4), dense, Optional.of("one")))
                .diagnostics()
                .getFirst();
        assertEquals("sharing.shape", shape.code());
        assertEquals(List.of("two", "kernel", "[4, 3]", "[2, 3]", "one"), shape.arguments());
        Dense bare = new Dense(3, Activation.TANH);
        Graph without = twin(Shape.batchOf(2), bare, Optional.of("one"))
                .with(new Node(
                        "one",
                        "one",
                        new Dense(3, Activation.TANH, false, bare.kernelInitializer(), bare.biasInitializer()),
                        Map.of("x", LEFT)));
        assertEquals("sharing.missing", problem(without));
    }

    @Test
    void whoSharedWithANodeThatIsTakenAwayHasItsOwn() {
        Graph alone = twin(Shape.batchOf(2), new Dense(3, Activation.TANH), Optional.of("one"))
                .without(Set.of("one", "difference", "square", "mean"));
        assertEquals(Optional.empty(), alone.node("two").shares());
        assertEquals(
                List.of("two/kernel", "two/bias"),
                Parameters.of(Expansion.of(alone).flat()).stream().map(Node::id).toList());
    }

    @Test
    void projectFilesKeepTheSharing() {
        Project project = Project.of(
                twin(Shape.batchOf(2), new Dense(3, Activation.TANH), Optional.of("one")), Layout.empty(Direction.UP));
        String text = ProjectFile.text(project);
        Project read = ProjectFile.read(text, "twin.gradus").project();
        assertEquals(project, read);
        assertEquals(text, ProjectFile.text(read));
        assertEquals(Optional.of("one"), read.graph().node("two").shares());
    }

    private static String problem(Graph graph) {
        return Types.of(graph).diagnostics().getFirst().code();
    }

    /// The mean squared distance of what two nodes make of two inputs.
    private static Graph twin(Shape right, Operation second, Optional<String> shares) {
        GraphBuilder builder = new GraphBuilder();
        builder.add("left", new Input(Shape.batchOf(2)));
        builder.add("right", new Input(right));
        builder.add("one", new Dense(3, Activation.TANH), LEFT);
        Value two = builder.add(new Node("two", "two", second, Map.of("x", RIGHT), shares));
        if (builder.type(two).equals(builder.type(Value.of("one")))) {
            Value difference = builder.add("difference", new Sub(), Value.of("one"), two);
            Value square = builder.add("square", new Mul(), difference, difference);
            builder.output("loss", builder.add("mean", new ReduceMean(List.of(), false), square));
        }
        return builder.build();
    }

    private static Map<Value, Tensor> feeds(Tensor kernel) {
        Map<Value, Tensor> feeds = new HashMap<>();
        feeds.put(LEFT, Tensor.of(ElementType.FLOAT64, Shape.of(2, 2), 1, 2, -0.5, 0.7));
        feeds.put(RIGHT, Tensor.of(ElementType.FLOAT64, Shape.of(2, 2), 0.3, -1, 0.9, 0.2));
        feeds.put(KERNEL, kernel);
        feeds.put(Value.of("one/bias"), Tensor.of(ElementType.FLOAT64, Shape.of(3), 0.1, 0.2, -0.3));
        feeds.put(Value.of("two/kernel"), Tensor.of(ElementType.FLOAT64, Shape.of(2, 3), 1, 1, 1, 1, 1, 1));
        return feeds;
    }

    private static double loss(Graph twin, Tensor kernel) {
        return new Session(DEVICE)
                .forward(twin, feeds(kernel))
                .value(twin.output("loss"))
                .orElseThrow()
                .scalar();
    }

    private static Tensor moved(Tensor tensor, int index, double by) {
        double[] values = tensor.toDoubles();
        values[index] += by;
        return Tensor.of(tensor.type(), tensor.shape(), values);
    }
}
