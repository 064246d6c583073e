package gradus.engine.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.graph.Expansion;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Types;
import gradus.engine.graph.Unknown;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Add;
import gradus.engine.operation.MatMul;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Relu;
import gradus.engine.operation.Variable;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import gradus.engine.project.ProjectFile;
import gradus.engine.run.Parameters;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Operations that are left out for a while, and parameters that training leaves alone.
class BypassedTest {
    private static final ValueType ROWS = real(Shape.batchOf(4));

    @Test
    void aBypassedLayerPassesItsInputOnAndHasNoParameters() {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", Variable.of(2));
        Value kept = builder.add("kept", new Relu(), x);
        builder.add("out", new Bypassed(new Relu()), kept);
        Graph graph = builder.build();
        Expansion expansion = Expansion.of(graph);
        assertEquals(Value.of("kept"), expansion.flat(Value.of("out")), "nothing is computed for it");
        assertEquals(
                new ShapeCheck.Known(List.of(ROWS)), new Bypassed(new Dense(20, Activation.RELU)).check(List.of(ROWS)));
        assertTrue(Parameters.of(new Bypassed(new Dense(20, Activation.RELU)).inside(List.of(ROWS)))
                .isEmpty());
    }

    @Test
    void theFirstInputThatHasTheOutputsTypeIsPassedOn() {
        ValueType weights = real(Shape.of(4, 4));
        assertEquals(new ShapeCheck.Known(List.of(ROWS)), new Bypassed(new MatMul()).check(List.of(ROWS, weights)));
        ValueType number = real(Shape.SCALAR);
        Graph inside = new Bypassed(new Add()).inside(List.of(number, ROWS));
        assertEquals(Value.of("b"), inside.output("y"), "x + 1 is as wide as x");
        assertEquals(
                new ShapeCheck.Known(List.of(real(Shape.of(3)))),
                new Bypassed(new Add()).check(List.of(real(Shape.of(3)), real(Shape.of(7)))),
                "where the operation itself does not fit, the first");
    }

    @Test
    void whatReadsNothingCannotBePassedBy() {
        assertInstanceOf(ShapeCheck.Mismatch.class, new Bypassed(Variable.of(2)).check(List.of()));
        assertFalse(Insides.has(new Bypassed(new Dense(3, Activation.RELU))));
    }

    @Test
    void theFileKeepsTheOperationAndThatItIsBypassed() {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", Variable.of(2));
        Value dense = builder.add("dense_1", new Bypassed(new Dense(7, Activation.TANH)), x);
        builder.add("y", new Relu(), dense);
        Graph graph = builder.build();
        String text = ProjectFile.text(Project.of(graph, Layout.empty(Direction.RIGHT)));
        assertTrue(text.contains("\"bypassed\": true"), text);
        Project read = ProjectFile.read(text, "test").project();
        assertEquals(graph, read.graph());
        assertEquals(text, ProjectFile.text(read));
    }

    @Test
    void anUnknownOperationIsKeptWhileItIsBypassed() {
        String text = """
                {"format": "gradus", "version": 1, "graph": {"nodes": [
                  {"id": "a", "operation": "Variable", "attributes": {"value": 2, "trainable": false}},
                  {"id": "b", "operation": "FromTheFuture", "attributes": {"k": 3}, "bypassed": true, "inputs": {"x": "a"}}
                ]}}""";
        Graph graph = ProjectFile.read(text, "test").project().graph();
        Operation inner = Bypassed.inner(graph.node("b").operation());
        assertInstanceOf(Unknown.class, inner);
        assertFalse(Types.of(graph).hasErrors(), "what is left out does no harm");
        assertTrue(ProjectFile.text(ProjectFile.read(text, "test").project()).contains("FromTheFuture"));
    }

    @Test
    void parametersAreFrozenWhereverTheyAre() {
        assertTrue(Freezing.isPossible(new Dense(3, Activation.RELU)));
        assertFalse(Freezing.isPossible(new Relu()));
        Operation frozen = Freezing.with(new Dense(3, Activation.RELU), true);
        assertTrue(Freezing.isFrozen(frozen));
        assertEquals(new Dense(3, Activation.RELU), Freezing.with(frozen, false));
        Graph body = Graph.of(
                List.of(
                        new Node("d", "d", new Dense(3, Activation.RELU), java.util.Map.of()),
                        new Node(
                                "w",
                                "w",
                                new Parameter(Shape.of(3), new gradus.engine.operation.Initializer.Zeros(), true),
                                java.util.Map.of())),
                java.util.Map.of());
        Block block = new Block("Mine", body, Exposed.NOTHING);
        Block still = (Block) Freezing.with(block, true);
        assertTrue(still.body().nodes().stream().allMatch(node -> Freezing.isFrozen(node.operation())));
        assertFalse(Freezing.isFrozen(block));
        Operation wrapped = Freezing.with(new TimeDistributed(new Dense(4, Activation.RELU)), true);
        assertTrue(Freezing.isFrozen(wrapped), "a layer inside a layer too");
        assertEquals(Optional.of(true), Optional.of(Freezing.isFrozen(new Bypassed(frozen))));
    }

    private static ValueType real(Shape shape) {
        return new ValueType(ElementType.FLOAT64, shape);
    }
}
