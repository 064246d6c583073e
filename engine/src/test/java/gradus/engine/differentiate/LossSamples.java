package gradus.engine.differentiate;

import static gradus.engine.differentiate.Sample.MATRIX;

import gradus.engine.block.BinaryCrossentropy;
import gradus.engine.block.BinaryFocalCrossentropy;
import gradus.engine.block.CategoricalCrossentropy;
import gradus.engine.block.CategoricalFocalCrossentropy;
import gradus.engine.block.CategoricalHinge;
import gradus.engine.block.CosineSimilarity;
import gradus.engine.block.Hinge;
import gradus.engine.block.Huber;
import gradus.engine.block.KLDivergence;
import gradus.engine.block.LogCosh;
import gradus.engine.block.Loss;
import gradus.engine.block.MeanAbsoluteError;
import gradus.engine.block.MeanAbsolutePercentageError;
import gradus.engine.block.MeanSquaredError;
import gradus.engine.block.MeanSquaredLogarithmicError;
import gradus.engine.block.Poisson;
import gradus.engine.block.SparseCategoricalCrossentropy;
import gradus.engine.block.SquaredHinge;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// The losses.
final class LossSamples {

    private LossSamples() {}

    static List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        samples.add(new Sample(new MeanAbsoluteError(), -1, 1, List.of(MATRIX, MATRIX)));
        samples.add(new Sample(new Huber(0.5), -1, 1, List.of(MATRIX, MATRIX)));
        samples.add(new Sample(new Hinge(), 0.1, 0.9, List.of(MATRIX, MATRIX)));
        samples.add(new Sample(new KLDivergence(), 0.1, 0.9, List.of(MATRIX, MATRIX)));
        samples.add(new Sample(new BinaryCrossentropy(true), 0.1, 0.9, List.of(MATRIX, MATRIX)));
        samples.add(new Sample(new BinaryCrossentropy(false), 0.1, 0.9, List.of(MATRIX, MATRIX)));
        samples.add(new Sample(new CategoricalCrossentropy(true), 0.1, 1, List.of(MATRIX, MATRIX)));
        samples.add(new Sample(new CategoricalCrossentropy(false), 0.1, 1, List.of(MATRIX, MATRIX)));
        samples.add(new Sample(new MeanSquaredError(), -1, 1, List.of(MATRIX, MATRIX)));
        Tensor labels = Tensor.of(ElementType.INT32, Shape.of(3), 2, 0, 3);
        for (boolean fromLogits : List.of(true, false)) {
            samples.add(
                    new Sample(new SparseCategoricalCrossentropy(fromLogits), 0.1, 1, List.of(MATRIX)).with(0, labels));
        }
        addOthers(samples);
        return samples;
    }

    private static void addOthers(List<Sample> samples) {
        for (Loss loss : List.of(
                new LogCosh(),
                new MeanSquaredLogarithmicError(),
                new MeanAbsolutePercentageError(),
                new SquaredHinge(),
                new CategoricalHinge(),
                new Poisson(),
                new CosineSimilarity(-1),
                new CosineSimilarity(0),
                new BinaryCrossentropy(false, 0.1),
                new BinaryCrossentropy(true, 0.1),
                new CategoricalCrossentropy(false, 0.1),
                new CategoricalCrossentropy(true, 0.1),
                new BinaryFocalCrossentropy(),
                new BinaryFocalCrossentropy(true, 0.3, 1.5, true, 0.1),
                new CategoricalFocalCrossentropy(),
                new CategoricalFocalCrossentropy(0.3, 1.5, true, 0.1))) {
            samples.add(new Sample(loss, 0.1, 0.9, List.of(MATRIX, MATRIX)));
        }
        for (Loss loss : List.of(new MeanSquaredError(), new CategoricalCrossentropy(true), new CategoricalHinge())) {
            samples.add(new Sample(loss, 0.1, 0.9, List.of(MATRIX, MATRIX, Shape.of(3))));
        }
    }
}
