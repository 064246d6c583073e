package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Activation;
import gradus.engine.block.Adam;
import gradus.engine.block.AdamW;
import gradus.engine.block.CustomOptimizer;
import gradus.engine.block.Dense;
import gradus.engine.block.MeanSquaredError;
import gradus.engine.block.Optimizer;
import gradus.engine.block.RMSprop;
import gradus.engine.block.SGD;
import gradus.engine.data.Part;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Dataset;
import gradus.engine.project.ProjectFile;
import gradus.engine.run.AppliedRule;
import gradus.engine.run.ParameterUpdate;
import gradus.engine.run.Parameters;
import gradus.engine.run.TraceFrame;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The update as the optimizer's own graph gives the numbers of training.
class AppliedRuleTest {
    private static final ScalarDevice DEVICE = new ScalarDevice();
    private static final Part ROWS =
            new Part(Tensor.parse("[[1, 2], [-1, 0.5], [0, 3]]"), Tensor.parse("[[1], [0], [2]]"), List.of(0, 1, 2));

    private static Model model() {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(2, 1));
        Value hidden = builder.add("hidden", new Dense(3, Activation.TANH), data);
        Value output = builder.add("dense", new Dense(1, Activation.LINEAR), hidden);
        builder.add("loss", new MeanSquaredError(), new Value("data", 1), output);
        return Model.of(builder.build(), "");
    }

    private static TrainingSetup setup(Optimizer optimizer) {
        return new TrainingSetup(optimizer, 1, 3, false, 1, ElementType.FLOAT64, "");
    }

    private static List<TracedStep.Result> steps(TrainingSetup setup, int count) {
        Model model = model();
        TracedStep step = new TracedStep(model, setup, DEVICE);
        Learned learned = Learned.initial(Parameters.initial(model.expansion().flat(), 1, ElementType.FLOAT64, DEVICE));
        List<TracedStep.Result> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TracedStep.Result result = step.run(learned, ROWS);
            learned = result.learned();
            results.add(result);
        }
        return results;
    }

    static Stream<Optimizer> optimizers() throws IOException {
        Optimizer own = ProjectFile.read(Path.of("../sample-projects/own-optimizer.gradus"))
                .project()
                .training()
                .optimizer();
        assertTrue(own instanceof CustomOptimizer);
        return Stream.of(
                new SGD(0.1, 0, false, 0),
                new SGD(0.1, 0.9, false, 0.01),
                new SGD(0.1, 0.9, true, 0),
                new Adam(0.01),
                new Adam(0.01, 0.9, 0.999, 1e-7, true, 0.01),
                new AdamW(0.01, 0.9, 0.999, 1e-7, false, 0.004),
                new RMSprop(0.01, 0.9, 0.5, 1e-7, true),
                own);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void theGraphGivesTheNumbersOfTrainingBitForBit(Optimizer optimizer) {
        int compared = 0;
        for (TracedStep.Result result : steps(setup(optimizer), 3)) {
            for (ParameterUpdate update : result.frame().updates()) {
                AppliedRule rule = update.rule().orElseThrow();
                TraceFrame frame = rule.frame(DEVICE);
                assertSame(update.after(), frame, rule, "parameter");
                for (String state : optimizer.state()) {
                    assertSame(
                            Optional.ofNullable(update.stateAfter().get(state)).orElseThrow(), frame, rule, state);
                }
                long constants = rule.graph().nodes().stream()
                        .filter(node -> node.operation() instanceof Constant)
                        .count();
                assertEquals(
                        rule.graph().nodes().size() - constants, frame.steps().size());
                compared++;
            }
        }
        assertEquals(12, compared);
    }

    private static void assertSame(Tensor wanted, TraceFrame frame, AppliedRule rule, String result) {
        Tensor given = frame.evaluation().value(rule.graph().output(result)).orElseThrow();
        assertEquals(wanted.shape(), given.shape());
        for (int i = 0; i < wanted.size(); i++) {
            assertEquals(Double.doubleToRawLongBits(wanted.at(i)), Double.doubleToRawLongBits(given.at(i)), result);
        }
    }

    @Test
    void aCellHasItsOwnNumbersEverywhere() {
        ParameterUpdate update = steps(setup(new Adam(0.01)), 2).getLast().frame().updates().stream()
                .filter(each -> each.path().equals("hidden/kernel"))
                .findFirst()
                .orElseThrow();
        AppliedRule rule = update.rule().orElseThrow();
        TraceFrame whole = rule.frame(DEVICE);
        TraceFrame cell = rule.at(whole, 4);
        whole.evaluation().values().forEach((value, tensor) -> {
            Tensor alone = cell.evaluation().value(value).orElseThrow();
            assertEquals(1, alone.size());
            assertEquals(tensor.at(tensor.size() == 1 ? 0 : 4), alone.scalar());
        });
        assertEquals(
                update.after().at(4),
                cell.evaluation()
                        .value(rule.graph().output("parameter"))
                        .orElseThrow()
                        .scalar());
        assertNotEquals(0, cell.evaluation().value(Value.of("m")).orElseThrow().scalar());
        assertEquals(2, cell.evaluation().value(Value.of("step")).orElseThrow().scalar());
    }

    @Test
    void resultsAreToldByWhatTheyAreMadeOf() {
        Graph adam = new Adam(0.01).update(Shape.SCALAR);
        AppliedRule rule = AppliedRule.of(
                new Adam(0.01),
                adam,
                Map.of(
                        "parameter", Tensor.scalar(2),
                        "gradient", Tensor.scalar(0.25),
                        "m", Tensor.scalar(0),
                        "v", Tensor.scalar(0),
                        "step", Tensor.scalar(1),
                        "learning_rate", Tensor.scalar(0.01)));
        TraceFrame frame = rule.frame(DEVICE);
        String line = rule.equality(frame, adam.output("m").node(), tensor -> String.valueOf((float) tensor.scalar()))
                .plain();
        assertEquals("m′ = m × β₁ + gradient × (1−β₁) = 0.0 × 0.9 + 0.25 × 0.1 = 0.025", line);
        assertArrayEquals(
                new double[] {1.99},
                new double[] {
                    frame.evaluation()
                            .value(adam.output("parameter"))
                            .orElseThrow()
                            .scalar()
                },
                1e-6);
    }

    @Test
    void aClippedGradientIsToldAsTheOptimizerGotIt() {
        List<Phase> phases = new ArrayList<>(TrainingLoop.STANDARD.phases());
        phases.add(phases.size() - 1, new Phase.ClipGradients(Phase.Bound.CLIPVALUE, 0.01, 1));
        TrainingSetup clipped = setup(new SGD(0.1, 0, false, 0)).withLoop(new TrainingLoop(phases));
        for (ParameterUpdate update : steps(clipped, 1).getFirst().frame().updates()) {
            for (int i = 0; i < update.gradient().size(); i++) {
                assertTrue(Math.abs(update.gradient().at(i)) <= 0.01);
            }
            AppliedRule rule = update.rule().orElseThrow();
            assertSame(update.after(), rule.frame(DEVICE), rule, "parameter");
        }
    }
}
