package gradus.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Activation;
import gradus.engine.block.Blocks;
import gradus.engine.block.Dense;
import gradus.engine.device.Device;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.formula.Formula;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Mul;
import gradus.engine.operation.ReduceSum;
import gradus.engine.operation.Sin;
import gradus.engine.operation.Sub;
import gradus.engine.operation.Tanh;
import gradus.engine.operation.Variable;
import gradus.engine.run.TraceStep.Phase;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final Device DEVICE = new ScalarDevice();

    private static Graph formula(String text, Map<String, Double> values) {
        Map<String, Tensor> tensors = new java.util.HashMap<>();
        values.forEach((name, value) -> tensors.put(name, Tensor.scalar(value)));
        return Formula.parse(text, Blocks.catalogue()).graph(tensors);
    }

    private static Graph lecture() {
        return formula("z=(a+b)*(c-d)", Map.of("a", 2.0, "b", 3.0, "c", 5.0, "d", 1.0));
    }

    private static Evaluation run(Graph graph) {
        return new Session(DEVICE)
                .forwardAndBackward(graph, Session.target(graph).orElseThrow(), Map.of());
    }

    private static Trace trace(Graph graph) {
        return Trace.of(TraceFrame.of(graph, run(graph)));
    }

    @Test
    void stepsGoForwardThenBackwardAndBothWays() {
        Trace trace = trace(lecture());
        assertEquals(14, trace.length());
        assertEquals(new TraceStep(Phase.FORWARD, "z"), trace.step(6));
        assertEquals(new TraceStep(Phase.BACKWARD, "z"), trace.step(7));
        assertTrue(trace.current().isEmpty());
        Trace second = trace.next(Trace.Stride.OPERATION, 0).next(Trace.Stride.OPERATION, 0);
        assertEquals(trace.step(1), second.current().orElseThrow());
        assertEquals(
                trace,
                second.previous(Trace.Stride.OPERATION, 0)
                        .previous(Trace.Stride.OPERATION, 0)
                        .previous(Trace.Stride.OPERATION, 0));
        assertEquals(7, trace.next(Trace.Stride.PHASE, 0).position());
        assertEquals(14, trace.next(Trace.Stride.PASS, 0).position());
        assertEquals(7, trace.at(14).previous(Trace.Stride.PHASE, 0).position());
        assertEquals(8, trace.at(7).to("z").orElseThrow().position());
    }

    @Test
    void aNumberIsToldFromItsStepOn() {
        Trace trace = trace(lecture());
        assertFalse(trace.at(6).tellsValue(Value.of("z")));
        assertTrue(trace.at(7).tellsValue(Value.of("z")));
        assertFalse(trace.at(7).tellsGradient(Value.of("z")));
        assertTrue(trace.at(8).tellsGradient(Value.of("z")));
    }

    @Test
    void aLayerIsOneStepAndItsInsideIsToldWithIt() {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", new Variable(Tensor.parse("[[1, 2]]"), false));
        Value hidden = builder.add("dense_1", new Dense(3, Activation.RELU), x);
        builder.add("dense_2", new Dense(1, Activation.LINEAR), hidden);
        Trace trace = trace(builder.build());
        Trace one = trace.next(Trace.Stride.LAYER, 0).next(Trace.Stride.LAYER, 0);
        assertEquals("dense_1", one.current().orElseThrow().node(0));
        assertTrue(one.tellsValue(Value.of("dense_1")));
        assertTrue(one.tellsValue(Value.of("dense_1/kernel")));
        assertFalse(one.tellsValue(Value.of("dense_2/kernel")));
        assertEquals(
                one.position(),
                one.next(Trace.Stride.LAYER, 0).previous(Trace.Stride.LAYER, 0).position());
        assertEquals(2, trace.at(1).next(Trace.Stride.LAYER, 1).position(), "inside, each operation is a step");
    }

    @Test
    void alarmsFindTheFirstOfTheirKind() {
        Graph graph = formula("z=log(a-b)*c", Map.of("a", 1.0, "b", 1.0, "c", 100.0));
        Trace trace = trace(graph);
        TraceStep first = trace.to(Alarm.NOT_FINITE).orElseThrow().current().orElseThrow();
        assertEquals(Phase.FORWARD, first.phase());
        assertEquals("Log", graph.node(first.path()).operation().name());
        Trace large = trace(formula("z=a*b", Map.of("a", 11.0, "b", 0.0)));
        assertEquals(
                "b",
                large.to(Alarm.LARGE_GRADIENT)
                        .orElseThrow()
                        .current()
                        .orElseThrow()
                        .path());
        assertEquals(
                "a",
                large.to(Alarm.ZERO_GRADIENT)
                        .orElseThrow()
                        .current()
                        .orElseThrow()
                        .path());
        assertEquals(Optional.empty(), large.to(Alarm.NOT_FINITE));
    }

    @Test
    void memoryIsBoundedAndSaysSo() {
        TraceFrame frame = TraceFrame.of(lecture(), run(lecture()));
        Trace trace = Trace.of(frame);
        int passes = Trace.MOST_STEPS / 14 + 2;
        for (int i = 1; i < passes; i++) {
            trace = trace.with(frame).next(Trace.Stride.PASS, 0);
        }
        assertTrue(trace.length() <= Trace.MOST_STEPS);
        assertEquals(passes * 14L, trace.dropped() + trace.length());
    }

    @Test
    void localDerivativesStandOnWires() {
        Graph graph = formula("z=x*x", Map.of("x", 3.0));
        Evaluation evaluation = run(graph);
        Map<Wire, Tensor> local = LocalDerivatives.of(graph, "", evaluation, DEVICE);
        assertEquals(2, local.size());
        local.values().forEach(derivative -> assertEquals(3, derivative.scalar()));
        graph.wires()
                .forEach(wire -> assertEquals(
                        3, evaluation.contribution(wire).orElseThrow().scalar()));
    }

    @Test
    void aWireIntoABlockBringsBackWhatTheBlockDoesWithIt() {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", new Variable(Tensor.parse("[[1, 2]]"), false));
        Value layer = builder.add("dense", new Dense(2, Activation.TANH), x);
        Value sum = builder.add("sum", new Add(), layer, x);
        builder.add("total", new ReduceSum(List.of(0, 1), false), sum);
        Graph graph = builder.build();
        Evaluation evaluation = run(graph);
        sumsToGradient(graph, evaluation);
        assertTrue(evaluation.contribution(new Wire(x, "dense", "x")).isPresent());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void ofAnyGraphATraceTellsThePlainRunAndWiresSumUp(long seed) {
        Graph graph = random(new Random(seed));
        Evaluation evaluation = run(graph);
        Trace trace = Trace.of(TraceFrame.of(graph, evaluation));
        List<String> there = new ArrayList<>();
        Trace at = trace;
        while (!at.isAtEnd()) {
            at = at.next(Trace.Stride.OPERATION, 0);
            there.add(told(at));
        }
        List<String> back = new ArrayList<>();
        while (at.position() > 0) {
            back.addFirst(told(at));
            at = at.previous(Trace.Stride.OPERATION, 0);
        }
        assertEquals(there, back);
        Evaluation plain = run(graph);
        for (TraceStep step : trace.frame().steps()) {
            Optional<Tensor> wanted =
                    step.isForward() ? plain.value(Value.of(step.path())) : plain.gradient(Value.of(step.path()));
            assertEquals(wanted, trace.frame().tensor(step), step.toString());
        }
        sumsToGradient(graph, evaluation);
    }

    private static String told(Trace trace) {
        TraceStep step = trace.current().orElseThrow();
        return step + " " + trace.frame().tensor(step);
    }

    private static void sumsToGradient(Graph graph, Evaluation evaluation) {
        for (Node node : graph.nodes()) {
            List<Tensor> parts = graph.wires().stream()
                    .filter(wire -> wire.from().equals(node.value()))
                    .map(evaluation::contribution)
                    .flatMap(Optional::stream)
                    .toList();
            Optional<Tensor> gradient = evaluation.gradient(node.value());
            if (gradient.isEmpty() || Optional.of(node.value()).equals(evaluation.target())) {
                continue;
            }
            for (int i = 0; i < gradient.get().size(); i++) {
                int element = i;
                double sum =
                        parts.stream().mapToDouble(part -> part.at(element)).sum();
                assertEquals(gradient.get().at(i), sum, 1e-12 * Math.max(1, Math.abs(sum)), node.id());
            }
        }
    }

    /// With fan-out, broadcasting and blocks.
    private static Graph random(Random random) {
        GraphBuilder builder = new GraphBuilder();
        List<Value> values = new ArrayList<>();
        values.add(builder.add("rows", new Variable(Tensor.parse("[[0.5, -1], [2, 0.25]]"), false)));
        values.add(builder.add("row", new Variable(Tensor.parse("[1.5, -0.5]"), false)));
        values.add(builder.add("one", new Variable(Tensor.scalar(random.nextGaussian()), false)));
        for (int i = 0; i < 12; i++) {
            Value a = values.get(random.nextInt(values.size()));
            Value b = values.get(random.nextInt(values.size()));
            String id = "n" + i;
            values.add(
                    switch (random.nextInt(6)) {
                        case 0 -> builder.add(id, new Add(), a, b);
                        case 1 -> builder.add(id, new Sub(), a, b);
                        case 2 -> builder.add(id, new Mul(), a, b);
                        case 3 -> builder.add(id, new Tanh(), a);
                        case 4 -> builder.add(id, new Sin(), a);
                        default ->
                            builder.type(a).shape().rank() == 2
                                    ? builder.add(id, new Dense(2, Activation.TANH), a)
                                    : builder.add(id, new Mul(), a, a);
                    });
        }
        return builder.output("y", values.getLast()).build();
    }
}
