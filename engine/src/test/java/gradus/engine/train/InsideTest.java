package gradus.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class InsideTest {

    private static Tensor tensor(double... numbers) {
        return Tensor.of(ElementType.FLOAT64, Shape.of(numbers.length), numbers);
    }

    /// (3, 4) is 5 long, and is moved by (0.3, −0.4), which is 0.5 long.
    @Test
    void theRatioIsTheOneFoundByHand() {
        assertEquals(0.1, Inside.ratio(tensor(3, 4), tensor(3.3, 3.6)), 1e-15);
        assertEquals(Double.POSITIVE_INFINITY, Inside.ratio(tensor(0, 0), tensor(0, 1)));
        assertEquals(Double.NaN, Inside.ratio(tensor(0), tensor(0)), "nothing by nothing is nothing");
    }

    @Test
    void eachLayerIsSeenWithItsWeightsGradientsAndActivations() {
        TrainingSetup setup = TrainerTest.setup(1, ElementType.FLOAT64);
        Trainer trainer = TrainerTest.trainer(setup);
        Inside inside = Inside.of(trainer.model(), setup, trainer.device(), trainer.training());
        Learned first = trainer.initial();
        List<Inside.Layer> layers = inside.look().at(first);
        assertEquals(inside.layers(), layers.stream().map(Inside.Layer::id).toList());
        for (Inside.Layer layer : layers) {
            long weights = first.weights().entrySet().stream()
                    .filter(weight -> weight.getKey().startsWith(layer.id() + "/"))
                    .mapToLong(weight -> weight.getValue().size())
                    .sum();
            assertEquals(weights, layer.weights().total());
            assertEquals(weights, layer.gradients().total());
            long units = first.weight(layer.id() + "/bias").size();
            assertEquals(units * inside.sample().size(), layer.activations().total());
        }
    }

    /// The last step from the same weights gives the gradients that are shown: with plain descent the weights move by
    /// rate times gradient.
    @Test
    void theGradientsAreThoseThatTrainingUses() {
        TrainingSetup setup = TrainerTest.setup(1, ElementType.FLOAT64);
        Trainer trainer = TrainerTest.trainer(setup);
        Inside inside = Inside.of(trainer.model(), setup, trainer.device(), trainer.training());
        Learned first = trainer.initial();
        TrainingSetup plain = setup.withOptimizer(new gradus.engine.block.SGD(1, 0, false, 0));
        Learned moved = new TrainingStep(trainer.model(), plain, trainer.device())
                .run(
                        first,
                        trainer.model().feeds(inside.sample()),
                        1,
                        setup.seed(),
                        inside.sample().rows().stream()
                                .mapToInt(Integer::intValue)
                                .toArray())
                .learned();
        for (Inside.Layer layer : inside.look().at(first)) {
            double[] gradients = first.weights().keySet().stream()
                    .filter(path -> path.startsWith(layer.id() + "/"))
                    .flatMapToDouble(path -> java.util.stream.IntStream.range(
                                    0, first.weight(path).size())
                            .mapToDouble(i -> first.weight(path).at(i)
                                    - moved.weight(path).at(i)))
                    .toArray();
            gradus.engine.run.Histogram expected = gradus.engine.run.Histogram.of(tensor(gradients));
            int exponent = Math.max(expected.exponent(), layer.gradients().exponent()) + 2;
            assertEquals(expected.total(), layer.gradients().total());
            assertEquals(
                    expected.widened(exponent).first(),
                    layer.gradients().widened(exponent).first());
        }
    }
}
