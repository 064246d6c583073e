package gradus.engine.differentiate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Activation;
import gradus.engine.block.Blocks;
import gradus.engine.block.Dense;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.formula.Formula;
import gradus.engine.formula.FormulaText;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.operation.Variable;
import gradus.engine.run.Evaluation;
import gradus.engine.run.Session;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The backward half as nodes: its numbers are the gradients, and it can be differentiated again.
class BackwardHalfTest {

    @Test
    void theNodesOfTheExampleAreItsGradients() {
        Graph graph = graph("z=(a+b)*(c-d)", Map.of("a", 2.0, "b", 3.0, "c", 5.0, "d", 1.0));
        BackwardHalf half = BackwardHalf.of(graph, Value.of("z"));
        assertEquals(
                List.of("z", "∂z\u2009∕\u2009∂a", "∂z\u2009∕\u2009∂b", "∂z\u2009∕\u2009∂c", "∂z\u2009∕\u2009∂d"),
                List.copyOf(half.graph().outputs().keySet()));
        assertEquals(Map.of(), half.moved());
        assertGradients(graph, half);
        assertEquals("−x", FormulaText.PLAIN.step(half.graph(), Value.of("∂z\u2009∕\u2009∂d")));
    }

    @Test
    void aSecondTimeItGivesSecondDerivatives() {
        Graph cube = graph("z=a^3", Map.of("a", 2.0));
        BackwardHalf first = BackwardHalf.of(cube, Value.of("z"));
        assertEquals(12, number(first.graph(), "∂z\u2009∕\u2009∂a"));
        BackwardHalf second = BackwardHalf.of(first.graph(), Value.of("∂z\u2009∕\u2009∂a"));
        assertEquals(12, number(second.graph(), "∂²z\u2009∕\u2009∂a²"));
        BackwardHalf third = BackwardHalf.of(second.graph(), Value.of("∂²z\u2009∕\u2009∂a²"));
        assertEquals(6, number(third.graph(), "∂³z\u2009∕\u2009∂a³"));
    }

    @Test
    void mixedDerivativesNameBoth() {
        BackwardHalf first = BackwardHalf.of(graph("z=a*a*b", Map.of("a", 2.0, "b", 3.0)), Value.of("z"));
        BackwardHalf second = BackwardHalf.of(first.graph(), Value.of("∂z\u2009∕\u2009∂a"));
        assertEquals(4, number(second.graph(), "∂²z\u2009∕\u2009∂a∂b"));
        assertEquals(6, number(second.graph(), "∂²z\u2009∕\u2009∂a²"));
    }

    @Test
    void tensorsAndBlocksAreDrawnToo() {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", new Variable(Tensor.parse("[[1,2],[3,4]]"), false));
        Value h = builder.add("h", new Dense(3, Activation.TANH), x);
        Graph graph = builder.output("h", h).build();
        BackwardHalf half = BackwardHalf.of(graph, h);
        assertFalse(Types.of(half.graph()).hasErrors());
        assertTrue(half.moved().containsKey("h/kernel"), half.moved().toString());
        half.graph().nodes().forEach(node -> assertFalse(node.id().contains("/"), node.id()));
        assertGradients(graph, half);
    }

    @Test
    void aTargetWithoutVariablesIsRefused() {
        GradusException refused =
                assertThrows(GradusException.class, () -> BackwardHalf.of(graph("z=1+2", Map.of()), Value.of("z")));
        assertEquals("backward.no-variable", refused.diagnostics().getFirst().code());
    }

    private static void assertGradients(Graph graph, BackwardHalf half) {
        Session session = new Session(new ScalarDevice());
        Value target = graph.outputs().values().iterator().next();
        Evaluation truth = session.forwardAndBackward(graph, target, Map.of());
        Map<Value, Tensor> weights = new HashMap<>();
        half.moved()
                .forEach((path, id) -> truth.value(Value.of(path))
                        .filter(value -> path.endsWith("kernel") || path.endsWith("bias"))
                        .ifPresent(value -> weights.put(Value.of(id), value)));
        Evaluation drawn = session.forward(half.graph(), weights);
        Set<String> compared = new HashSet<>();
        truth.gradients().forEach((value, gradient) -> {
            String leaf = half.moved().getOrDefault(value.node(), value.node());
            Value node = Value.of("∂" + target.node() + "\u2009∕\u2009∂" + leaf);
            if (half.graph().contains(node)) {
                compared.add(node.node());
                assertEquals(gradient, drawn.value(node).orElseThrow(), node.node());
            }
        });
        Set<String> outputs = new HashSet<>(half.graph().outputs().keySet());
        outputs.removeAll(graph.outputs().keySet());
        assertTrue(compared.containsAll(outputs), outputs + " " + compared);
    }

    private static double number(Graph graph, String node) {
        return new Session(new ScalarDevice())
                .forward(graph, Map.of())
                .value(Value.of(node))
                .orElseThrow()
                .scalar();
    }

    private static Graph graph(String formula, Map<String, Double> values) {
        Map<String, Tensor> tensors = new HashMap<>();
        values.forEach((name, value) -> tensors.put(name, Tensor.scalar(value)));
        return Formula.parse(formula, Blocks.catalogue()).graph(tensors);
    }
}
