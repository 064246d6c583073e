package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Adam;
import gradus.engine.block.Blocks;
import gradus.engine.block.CustomOptimizer;
import gradus.engine.block.Optimizer;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Assign;
import gradus.engine.operation.Div;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Input;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Pow;
import gradus.engine.operation.ReduceSum;
import gradus.engine.operation.Sqrt;
import gradus.engine.operation.Sub;
import gradus.engine.operation.Variable;
import gradus.engine.project.Project;
import gradus.engine.project.ProjectFile;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Optimizers against figures computed elsewhere, and a person's own against the built-in ones.
class OptimizerFiguresTest {

    private static final int STEPS = 20;

    @Test
    void optimizersFollowTheFigures() {
        List<String> names = new ArrayList<>();
        for (JsonNode run : runs()) {
            Optimizer optimizer = optimizer(run);
            names.add(optimizer.name());
            List<Tensor> trace = OptimizerProblem.weights(OptimizerProblem.setup(optimizer), STEPS);
            for (int i = 0; i < STEPS; i++) {
                double[] wanted = Tensor.parse(run.get("trace").get(i).get("w").toString())
                        .toDoubles();
                assertArrayEquals(wanted, trace.get(i).toDoubles(), 1e-10, optimizer + " after step " + (i + 1));
            }
        }
        assertTrue(names.containsAll(List.of("Lion", "Ftrl", "RMSprop", "Nadam", "Adamax")), names::toString);
    }

    @Test
    void everyOptimizerOpenedAsAGraphGivesTheSameBits() {
        List<Optimizer> all = new ArrayList<>(Blocks.optimizers());
        runs().forEach(run -> all.add(optimizer(run)));
        for (Optimizer optimizer : all) {
            assertEquals(
                    OptimizerProblem.run(OptimizerProblem.setup(optimizer), STEPS),
                    OptimizerProblem.run(OptimizerProblem.setup(CustomOptimizer.opened(optimizer)), STEPS),
                    optimizer.name());
        }
    }

    @Test
    void anAdamDrawnFromPrimitivesGivesAdamsTrace() {
        Adam adam = new Adam(0.05, 0.9, 0.999, 1e-8, false, 0);
        List<Tensor> wanted = OptimizerProblem.weights(OptimizerProblem.setup(adam), STEPS);
        TrainingSetup own = OptimizerProblem.setup(new CustomOptimizer(0.05, adam()));
        assertClose(wanted, OptimizerProblem.weights(own, STEPS));
        String saved = ProjectFile.text(Project.empty().withTraining(own));
        TrainingSetup reopened = ProjectFile.read(saved, "own.gradus").project().training();
        assertClose(wanted, OptimizerProblem.weights(reopened, STEPS));
    }

    /// The correction of the mean square stands elsewhere in Adam, which rounds otherwise.
    private static void assertClose(List<Tensor> wanted, List<Tensor> found) {
        assertEquals(wanted.size(), found.size());
        for (int i = 0; i < wanted.size(); i++) {
            assertArrayEquals(wanted.get(i).toDoubles(), found.get(i).toDoubles(), 1e-13);
        }
    }

    @Test
    void aRuleThatIsDrawnAndTakenBackGivesTheSameTrace() {
        Adam adam = new Adam(0.05, 0.9, 0.999, 1e-8, false, 0);
        CustomOptimizer own = new CustomOptimizer(0.05, adam());
        CustomOptimizer again = CustomOptimizer.drawn(0.05, own.drawing());
        assertEquals(List.of("m", "v"), again.state());
        assertClose(
                OptimizerProblem.weights(OptimizerProblem.setup(adam), STEPS),
                OptimizerProblem.weights(OptimizerProblem.setup(again), STEPS));
        // On a canvas a node's id is older than the name that people give it.
        GraphBuilder builder = new GraphBuilder();
        builder.add(new Node("input_1", "parameter", new Input(Shape.batchOf(1)), Map.of()));
        builder.add(new Node("input_2", "gradient", new Input(Shape.batchOf(1)), Map.of()));
        Value difference = builder.add("x", new Sub(), Value.of("input_1"), Value.of("input_2"));
        builder.add("assign_1", new Assign(), Value.of("input_1"), difference);
        CustomOptimizer drawn = CustomOptimizer.drawn(0.05, builder.build());
        assertEquals(List.of(), drawn.state());
        assertEquals(Set.of("parameter"), drawn.rule().outputs().keySet());
    }

    @Test
    void aRuleThatIsNoneIsRefused() {
        assertEquals("rule.rule-result", refusal(Graph.EMPTY));
        GraphBuilder lost = new GraphBuilder();
        Value parameter = lost.add("parameter", new Input(Shape.SCALAR));
        lost.add("velocity", new Input(Shape.SCALAR));
        assertEquals(
                "rule.rule-result", refusal(lost.output("parameter", parameter).build()));
        GraphBuilder invented = new GraphBuilder();
        Value same = invented.add("parameter", new Input(Shape.SCALAR));
        assertEquals(
                "rule.rule-state",
                refusal(invented.output("parameter", same).output("m", same).build()));
        GraphBuilder summed = new GraphBuilder();
        Value gradient = summed.add("gradient", new Input(Shape.SCALAR));
        Value sum = summed.add(new ReduceSum(List.of(), false), gradient);
        assertEquals("rule.rule-shape", refusal(summed.output("parameter", sum).build()));
        GraphBuilder trained = new GraphBuilder();
        trained.add("w", new gradus.engine.operation.Parameter(Shape.of(2), Initializer.parse("zeros"), true));
        assertEquals("rule.rule-sources", refusal(trained.build()));
    }

    /// Kingma and Ba 2015, node by node, with variables for the numbers.
    static Graph adam() {
        GraphBuilder builder = new GraphBuilder();
        Value parameter = builder.add("parameter", new Input(Shape.SCALAR));
        Value gradient = builder.add("gradient", new Input(Shape.SCALAR));
        Value step = builder.add("step", new Input(Shape.SCALAR));
        Value rate = builder.add("learning_rate", new Input(Shape.SCALAR));
        Value m = mean(builder, builder.add("m", new Input(Shape.SCALAR)), gradient, 0.9);
        Value square = builder.add(new Mul(), gradient, gradient);
        Value v = mean(builder, builder.add("v", new Input(Shape.SCALAR)), square, 0.999);
        Value root = builder.add(
                new Div(), builder.add(new Sqrt(), v), builder.add(new Sqrt(), correction(builder, step, 0.999)));
        Value denominator = builder.add(new Add(), root, number(builder, 1e-8));
        Value corrected = builder.add(new Div(), rate, correction(builder, step, 0.9));
        Value change = builder.add(new Mul(), corrected, builder.add(new Div(), m, denominator));
        return builder.output("parameter", builder.add(new Sub(), parameter, change))
                .output("m", m)
                .output("v", v)
                .build();
    }

    private static Value mean(GraphBuilder builder, Value state, Value value, double kept) {
        return builder.add(
                new Add(),
                builder.add(new Mul(), state, number(builder, kept)),
                builder.add(new Mul(), value, number(builder, 1 - kept)));
    }

    private static Value correction(GraphBuilder builder, Value step, double kept) {
        return builder.add(new Sub(), number(builder, 1), builder.add(new Pow(), number(builder, kept), step));
    }

    private static Value number(GraphBuilder builder, double value) {
        return builder.add(Variable.of(value));
    }

    private static String refusal(Graph rule) {
        GradusException refused = assertThrows(GradusException.class, () -> new CustomOptimizer(0.1, rule));
        assertEquals("optimizer.rule", refused.diagnostics().getFirst().code());
        return ((gradus.engine.graph.Message)
                        refused.diagnostics().getFirst().arguments().get(1))
                .key();
    }

    private static List<JsonNode> runs() {
        List<JsonNode> runs = new ArrayList<>();
        OptimizerProblem.figures("/optimizers/optimizers.json").get("runs").forEach(runs::add);
        OptimizerProblem.figures("/gradus/engine/reference/optimizers.json")
                .get("runs")
                .forEach(runs::add);
        return runs;
    }

    private static Optimizer optimizer(JsonNode run) {
        Map<String, String> attributes = new LinkedHashMap<>();
        run.get("parameters")
                .properties()
                .forEach(each -> attributes.put(each.getKey(), each.getValue().toString()));
        return Attributes.with(Blocks.optimizer(run.get("optimizer").asString()).orElseThrow(), attributes);
    }
}
