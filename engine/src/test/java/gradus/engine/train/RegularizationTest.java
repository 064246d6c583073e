package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.block.MeanSquaredError;
import gradus.engine.block.SGD;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Constraint;
import gradus.engine.operation.Dataset;
import gradus.engine.operation.Initializer;
import gradus.engine.operation.Regularizer;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Penalties in the loss, constraints after the step, and weights that are not trained. The layer is `y = x · w` with
/// two inputs and one unit; the targets are what it says, so that the loss itself is 0.
class RegularizationTest {

    private static final ScalarDevice DEVICE = new ScalarDevice();
    private static final Regularizer FREE = new Regularizer.None();
    private static final Constraint ANY = new Constraint.None();

    @Test
    void penaltiesAreInTheLossAndInTheGradient() {
        TrainingStep.Result result = step(dense(new Regularizer.L1L2(0.5, 0.25), FREE, ANY, true), 0.1);
        // 0.5 · (3 + 4) + 0.25 · (9 + 16)
        assertEquals(9.75, result.loss(), 1e-12);
        // w − 0.1 · (0.5 · sign w + 0.5 · w)
        assertWeights(result, 3 - 0.1 * 2, -4 + 0.1 * 2.5);
    }

    @Test
    void anActivityPenaltyIsAMeanOverTheExamples() {
        TrainingStep.Result result = step(dense(FREE, new Regularizer.L2(0.5), ANY, true), 0.1);
        // The outputs are 3, −4 and −1: 0.5 · (9 + 16 + 1) / 3.
        assertEquals(13.0 / 3, result.loss(), 1e-12);
        // The gradient is Σ y · x / 3.
        assertWeights(result, 3 - 0.1 * (3 - 1) / 3, -4 - 0.1 * (-4 - 1) / 3);
    }

    @Test
    void constraintsHoldAfterTheStep() {
        assertWeights(step(dense(FREE, FREE, new Constraint.MaxNorm(2.5, List.of(0)), true), 0.1), 1.5, -2);
        assertWeights(step(dense(FREE, FREE, new Constraint.MaxNorm(6, List.of(0)), true), 0.1), 3, -4);
        assertWeights(step(dense(FREE, FREE, new Constraint.UnitNorm(List.of(0)), true), 0.1), 0.6, -0.8);
        assertWeights(step(dense(FREE, FREE, new Constraint.NonNeg(), true), 0.1), 3, 0);
    }

    @Test
    void whatIsNotTrainedStaysAndCostsNothing() {
        TrainingStep.Result result = step(dense(new Regularizer.L2(1), FREE, new Constraint.NonNeg(), false), 0.1);
        assertEquals(0, result.loss());
        assertWeights(result, 3, -4);
    }

    private static Dense dense(Regularizer kernel, Regularizer activity, Constraint constraint, boolean trainable) {
        return new Dense(
                1,
                Activation.LINEAR,
                false,
                new Initializer.Zeros(),
                new Initializer.Zeros(),
                kernel,
                FREE,
                activity,
                constraint,
                ANY,
                trainable);
    }

    private static void assertWeights(TrainingStep.Result result, double... expected) {
        Tensor weights = result.learned().weight("dense/kernel");
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], weights.at(i), 1e-12);
        }
    }

    private static TrainingStep.Result step(Dense dense, double rate) {
        GraphBuilder builder = new GraphBuilder();
        Value data = builder.add("data", new Dataset(2, 1));
        Value y = builder.add("dense", dense, data);
        // Another layer, so that there is always something to train.
        Value shift = builder.add("other", new Dense(1, Activation.LINEAR), y);
        builder.add("loss", new MeanSquaredError(), new Value("data", 1), shift);
        Model model = Model.of(builder.build(), "");
        Learned before = Learned.initial(Map.of(
                "dense/kernel", Tensor.of(ElementType.FLOAT64, Shape.of(2, 1), 3, -4),
                "other/kernel", Tensor.of(ElementType.FLOAT64, Shape.of(1, 1), 1),
                "other/bias", Tensor.zeros(ElementType.FLOAT64, Shape.of(1))));
        Map<Value, Tensor> feeds = Map.of(
                model.features(), Tensor.of(ElementType.FLOAT64, Shape.of(3, 2), 1, 0, 0, 1, 1, 1),
                model.targets(), Tensor.of(ElementType.FLOAT64, Shape.of(3, 1), 3, -4, -1));
        return new TrainingStep(
                        model.learning().flat(),
                        model.learningLoss(),
                        new SGD(rate, 0, false, 0),
                        DEVICE,
                        ElementType.FLOAT64)
                .run(before, feeds, rate);
    }
}
