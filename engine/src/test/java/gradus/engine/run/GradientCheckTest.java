package gradus.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.block.MeanSquaredError;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Backward;
import gradus.engine.graph.Family;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.operation.Add;
import gradus.engine.operation.Exp;
import gradus.engine.operation.Log;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Relu;
import gradus.engine.operation.Sub;
import gradus.engine.operation.Tanh;
import gradus.engine.operation.Variable;
import gradus.engine.run.Difference.Verdict;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
    private static final ScalarDevice DEVICE = new ScalarDevice();

    /// Tanh with the derivative of the sine.
    private record WrongTanh() implements Operation {
        @Override
        public Family family() {
            return new Tanh().family();
        }

        @Override
        public List<Port> inputs() {
            return new Tanh().inputs();
        }

        @Override
        public ShapeCheck check(List<ValueType> inputs) {
            return new Tanh().check(inputs);
        }

        @Override
        public List<Operand> lower(Lowering code, List<Operand> inputs) {
            return new Tanh().lower(code, inputs);
        }

        @Override
        public List<Optional<Value>> gradient(Backward backward) {
            Value cosine = backward.builder()
                    .add(new gradus.engine.operation.Cos(), backward.inputs().getFirst());
            return List.of(Optional.of(backward.builder().add(new Mul(), backward.gradient(), cosine)));
        }
    }

    private static GradientCheck check(Graph graph, String target) {
        Evaluation evaluation = new Session(DEVICE).forwardAndBackward(graph, Value.of(target), Map.of());
        return new GradientCheck(evaluation, DEVICE, GradientCheck.MANY, 7);
    }

    private static Map<Verdict, Long> verdicts(GradientCheck check) {
        return check.nodes().stream()
                .flatMap(node -> check.own(node).stream())
                .collect(Collectors.groupingBy(Probe::verdict, Collectors.counting()));
    }

    /// z = (a + b) · wrong(c − d)
    private static Graph lecture(Operation operation) {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", Variable.of(2));
        Value b = builder.add("b", Variable.of(3));
        Value c = builder.add("c", Variable.of(0.5));
        Value d = builder.add("d", Variable.of(0.1));
        Value x = builder.add("x", new Add(), a, b);
        Value y = builder.add("y", new Sub(), c, d);
        Value t = builder.add("t", operation, y);
        builder.add("z", new Mul(), x, t);
        return builder.build();
    }

    @Test
    void theGradientOfOneCellIsHeldAgainstThatCell() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", new Variable(Tensor.parse("[[1,2],[3,4]]"), true));
        Value b = builder.add("b", new Variable(Tensor.parse("[[5],[7]]"), true));
        Value z = builder.add("z", new gradus.engine.operation.MatMul(), a, b);
        Evaluation evaluation =
                new Session(DEVICE).forwardAndBackward(builder.build(), List.of(new Seed(z, List.of(1, 0))), Map.of());
        GradientCheck check = new GradientCheck(evaluation, DEVICE, GradientCheck.MANY, 7);
        for (Value value : List.of(a, b, z)) {
            List<Probe> probes = check.towards(value);
            assertEquals(evaluation.value(value).orElseThrow().size(), probes.size());
            probes.forEach(probe -> assertEquals(Verdict.AGREES, probe.verdict(), probe.toString()));
        }
    }

    @Test
    void everyRuleOfTheLectureHoldsAndSoDoesTheWholeWay() {
        GradientCheck check = check(lecture(new Tanh()), "z");
        assertEquals(List.of("x", "y", "t", "z"), check.nodes());
        assertEquals(Map.of(Verdict.AGREES, 7L), verdicts(check));
        for (String value : List.of("a", "b", "c", "d", "x", "y", "t", "z")) {
            Probe probe = check.towards(Value.of(value)).getFirst();
            assertEquals(Verdict.AGREES, probe.verdict(), value);
            assertFalse(probe.isOwn());
        }
        Difference towardsX = check.towards(Value.of("x")).getFirst().difference();
        assertEquals(Math.tanh(0.4), towardsX.analytic(), 1e-12);
        assertEquals(Math.tanh(0.4), towardsX.numeric(), 1e-9);
        assertEquals(5e-5, towardsX.step(), 1e-12);
        assertTrue(towardsX.error() < 1e-9);
    }

    @Test
    void theNodeWithTheWrongRuleIsFoundAndNoOther() {
        GradientCheck check = check(lecture(new WrongTanh()), "z");
        Map<String, Verdict> found = check.nodes().stream()
                .flatMap(node -> check.own(node).stream())
                .collect(Collectors.toMap(
                        probe -> probe.node() + "." + probe.port().orElseThrow(), Probe::verdict));
        assertEquals(Verdict.WRONG, found.remove("t.x"));
        assertEquals(List.of(Verdict.AGREES), found.values().stream().distinct().toList());
        Difference difference = check.own("t").getFirst().difference();
        assertEquals(Math.cos(0.4), difference.analytic(), 1e-12);
        assertEquals(1 - Math.pow(Math.tanh(0.4), 2), difference.numeric(), 1e-8);
        assertEquals(Verdict.WRONG, check.towards(Value.of("c")).getFirst().verdict(), "what lies behind it is wrong");
        assertEquals(Verdict.AGREES, check.towards(Value.of("t")).getFirst().verdict(), "what lies before it is not");
    }

    @Test
    void aWrongRuleInsideABlockIsFoundInside() {
        GraphBuilder inside = new GraphBuilder();
        Value in = inside.add("in", new Variable(Tensor.of(ElementType.FLOAT64, Shape.of(2), 0.5, -1), false));
        Value t = inside.add("deep/t", new WrongTanh(), in);
        inside.add("y", new Add(), t, in);
        GradientCheck check = check(inside.build(), "y");
        List<Probe> own = check.own("deep/t");
        assertEquals(
                List.of(Verdict.WRONG, Verdict.WRONG),
                own.stream().map(Probe::verdict).toList());
        assertEquals(List.of(0, 1), own.stream().map(Probe::cell).toList());
    }

    @Test
    void reluAtZeroIsAKinkAndElsewhereFine() {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", new Variable(Tensor.of(ElementType.FLOAT64, Shape.of(4), 0, 2, -2, 1e-6), false));
        builder.add("y", new Relu(), x);
        List<Probe> probes = check(builder.build(), "y").own("y");
        assertEquals(
                List.of(Verdict.KINK, Verdict.AGREES, Verdict.AGREES, Verdict.AGREES),
                probes.stream().map(Probe::verdict).toList());
        Difference kink = probes.getFirst().difference();
        assertEquals(0, kink.analytic());
        assertEquals(0, kink.left(), 1e-12);
        assertEquals(1, kink.right(), 1e-9, "towards larger numbers it rises");
    }

    @Test
    void whatIsNotFiniteIsNotCompared() {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", Variable.of(0));
        Value log = builder.add("log", new Log(), x);
        builder.add("y", new Exp(), log);
        assertEquals(
                Verdict.UNTOLD,
                check(builder.build(), "y").own("log").getFirst().verdict());
    }

    @Test
    void aNetworkIsHealthyInAllItsBlocks() {
        GraphBuilder builder = new GraphBuilder();
        double[] rows = {0.1, -0.7, 0.4, 1.3, 0.9, -0.2};
        Value x = builder.add("x", new Variable(Tensor.of(ElementType.FLOAT64, Shape.of(3, 2), rows), false));
        Value hidden = builder.add("hidden", new Dense(5, Activation.RELU), x);
        Value out = builder.add("out", new Dense(1, Activation.LINEAR), hidden);
        Value truth =
                builder.add("truth", new Variable(Tensor.of(ElementType.FLOAT64, Shape.of(3, 1), 1, 2, 3), false));
        builder.add("loss", new MeanSquaredError(), out, truth);
        GradientCheck check = check(builder.build(), "loss");
        assertEquals(List.of(Verdict.AGREES), verdicts(check).keySet().stream().toList());
        assertEquals(
                List.of(Verdict.AGREES),
                check.towards(Value.of("hidden/kernel")).stream()
                        .map(Probe::verdict)
                        .distinct()
                        .toList());
        assertEquals(10, check.towards(Value.of("hidden/kernel")).size(), "all ten weights");
        GradientCheck few = new GradientCheck(check.evaluation(), DEVICE, GradientCheck.FEW, 7);
        assertTrue(few.towards(Value.of("hidden/kernel")).size() <= GradientCheck.FEW);
        assertEquals(few.own("hidden/mat_mul_1"), few.own("hidden/mat_mul_1"), "the same seed picks the same");
    }
}
