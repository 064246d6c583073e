package gradus.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Cast;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Div;
import gradus.engine.operation.Exp;
import gradus.engine.operation.Greater;
import gradus.engine.operation.Log;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Sqrt;
import gradus.engine.operation.StopGradient;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final ScalarDevice DEVICE = new ScalarDevice();

    private static List<Diagnostic> find(GraphBuilder builder, String target) {
        Graph graph = builder.build();
        return Findings.of(graph, new Session(DEVICE).forwardAndBackward(graph, Value.of(target), Map.of()));
    }

    private static void assertSaid(String code, String node, List<Diagnostic> found) {
        assertEquals(List.of(code), found.stream().map(Diagnostic::code).toList());
        assertEquals(Place.node(node), found.getFirst().place());
        assertFalse(found.getFirst().isError());
    }

    @Test
    void nothingIsSaidOfWhatIsInOrder() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", Variable.of(2));
        builder.add("z", new Mul(), a, builder.add("one", new Constant(Tensor.scalar(1))));
        assertEquals(List.of(), find(builder, "z"));
    }

    @Test
    void aTargetThatDependsOnNoVariable() {
        GraphBuilder builder = new GraphBuilder();
        Value one = builder.add("one", new Constant(Tensor.scalar(1)));
        builder.add("z", new Add(), one, one);
        builder.add("elsewhere", Variable.of(1));
        assertSaid("run.constant-target", "z", find(builder, "z"));
    }

    @Test
    void aTargetOfManyNumbersCanBeAddedUp() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", new Variable(Tensor.of(ElementType.FLOAT64, Shape.of(3), 1, 2, 3), false));
        builder.add("z", new Exp(), a);
        List<Diagnostic> found = find(builder, "z");
        assertSaid("run.tensor-target", "z", found);
        Graph mended = found.getFirst().fixes().getFirst().change().apply(builder.build());
        Value target = Session.target(mended).orElseThrow();
        Evaluation evaluation = new Session(DEVICE).forwardAndBackward(mended, target, Map.of());
        assertEquals(
                Math.exp(1) + Math.exp(2) + Math.exp(3),
                evaluation.value(target).orElseThrow().scalar(),
                1e-12);
        assertEquals(List.of(), Findings.of(mended, evaluation));
        Graph single = found.getFirst().fixes().get(1).change().apply(builder.build());
        Value cell = Session.target(single).orElseThrow();
        Evaluation taken = new Session(DEVICE).forwardAndBackward(single, cell, Map.of());
        assertEquals(Math.exp(1), taken.value(cell).orElseThrow().scalar(), 1e-12);
        assertEquals(List.of(), Findings.of(single, taken));
        Evaluation chosen = new Session(DEVICE)
                .forwardAndBackward(builder.build(), List.of(new Seed(Value.of("z"), List.of(2))), Map.of());
        assertEquals(List.of(), Findings.of(builder.build(), chosen), "nothing is left to be said of one cell");
    }

    @Test
    void anOperationThatLetsNoGradientThroughIsNamed() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", Variable.of(2));
        Value b = builder.add("b", Variable.of(3));
        Value stopped = builder.add("stopped", new StopGradient(), a);
        builder.add("z", new Mul(), stopped, b);
        List<Diagnostic> found = find(builder, "z");
        assertSaid("run.no-gradient", "stopped", found);
        assertEquals(List.of("stopped", "StopGradient", "a"), found.getFirst().arguments());
    }

    @Test
    void aComparisonIsNamedAndNotWhatReadsItsAnswer() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", Variable.of(2));
        Value b = builder.add("b", Variable.of(3));
        Value larger = builder.add("larger", new Greater(), a, b);
        Value number = builder.add("number", new Cast(ElementType.FLOAT64), larger);
        builder.add("z", new Mul(), number, builder.add("c", Variable.of(5)));
        List<Diagnostic> found = find(builder, "z");
        assertSaid("run.no-gradient", "larger", found);
        assertEquals("a, b", found.getFirst().arguments().getLast());
    }

    @Test
    void whatAnotherWayReachesIsNotMissed() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", Variable.of(2));
        Value stopped = builder.add("stopped", new StopGradient(), a);
        builder.add("z", new Mul(), stopped, a);
        assertEquals(List.of(), find(builder, "z"));
    }

    @Test
    void theFirstNodeThatIsNotFiniteIsNamed() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", Variable.of(-1));
        Value log = builder.add("log", new Log(), a);
        Value later = builder.add("later", new Exp(), log);
        builder.add("z", new Add(), later, a);
        List<Diagnostic> found = find(builder, "z");
        assertSaid("run.not-finite", "log", found);
        assertTrue(Double.isNaN((double) found.getFirst().arguments().get(1)));
    }

    @Test
    void anInfiniteVariableIsNamedItself() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", Variable.of(Double.POSITIVE_INFINITY));
        builder.add("z", new Div(), builder.add("b", Variable.of(1)), a);
        assertEquals("run.not-finite-source", find(builder, "z").getFirst().code());
    }

    @Test
    void theNodeWhoseGradientIsNotFiniteIsNamed() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", Variable.of(0));
        Value root = builder.add("root", new Sqrt(), a);
        builder.add("z", new Mul(), root, builder.add("b", Variable.of(2)));
        assertSaid("run.not-finite-gradient", "root", find(builder, "z"));
    }
}
