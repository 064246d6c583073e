package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.block.MeanSquaredError;
import gradus.engine.block.SGD;
import gradus.engine.data.Part;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.run.ParameterUpdate;
import gradus.engine.run.Parameters;
import gradus.engine.run.TraceStep.Phase;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracedStepTest {
    private static final ScalarDevice DEVICE = new ScalarDevice();
    private static final double RATE = 0.1;

    private static Graph network() {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(2, 1));
        Value output = builder.add("dense", new Dense(1, Activation.LINEAR), data);
        builder.add("loss", new MeanSquaredError(), new Value("data", 1), output);
        return builder.build();
    }

    private static final Part ROWS =
            new Part(Tensor.parse("[[1, 2], [-1, 0.5], [0, 3]]"), Tensor.parse("[[1], [0], [2]]"), List.of(0, 1, 2));

    private static TrainingSetup setup() {
        return new TrainingSetup(new SGD(RATE, 0, false, 0), 1, 3, false, 1, ElementType.FLOAT32, "");
    }

    private static Learned initial(Model model) {
        return Learned.initial(Parameters.initial(model.expansion().flat(), 1, ElementType.FLOAT64, DEVICE));
    }

    @Test
    void aStepIsToldFromZeroingToTheUpdateOfEachParameter() {
        Model model = Model.of(network(), "");
        TracedStep.Result result = new TracedStep(model, setup(), DEVICE).run(initial(model), ROWS);
        List<Phase> phases = result.frame().steps().stream()
                .map(step -> step.phase())
                .distinct()
                .toList();
        assertEquals(List.of(Phase.values()), phases);
        assertEquals(
                List.of("dense/kernel", "dense/bias"),
                result.frame().updates().stream()
                        .map(ParameterUpdate::path)
                        .sorted(java.util.Comparator.reverseOrder())
                        .toList());
        for (ParameterUpdate update : result.frame().updates()) {
            for (int i = 0; i < update.before().size(); i++) {
                assertEquals(
                        update.before().at(i) - RATE * update.gradient().at(i),
                        update.after().at(i),
                        1e-15);
                assertEquals(-RATE * update.gradient().at(i), update.step().at(i), 1e-15);
            }
        }
    }

    @Test
    void withoutZeroingGradientsAreGathered() {
        Model model = Model.of(network(), "");
        TracedStep step = new TracedStep(model, setup().withLoop(TrainingLoop.STANDARD.without(0)), DEVICE);
        TracedStep.Result first = step.run(initial(model), ROWS);
        TracedStep.Result second = step.run(first.learned(), ROWS);
        assertEquals(Phase.FORWARD, first.frame().steps().getFirst().phase());
        for (ParameterUpdate update : second.frame().updates()) {
            Tensor before = first.frame().update(update.path()).orElseThrow().gradient();
            Tensor own = second.frame()
                    .evaluation()
                    .gradient(Value.of(update.path()))
                    .orElseThrow();
            for (int i = 0; i < own.size(); i++) {
                assertNotEquals(own.at(i), update.gradient().at(i));
                assertEquals(before.at(i) + own.at(i), update.gradient().at(i), 1e-14);
            }
        }
    }
}
