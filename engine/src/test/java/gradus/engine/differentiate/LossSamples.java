package gradus.engine.differentiate;

import static gradus.engine.differentiate.Sample.MATRIX;

import gradus.engine.block.BinaryCrossentropy;
import gradus.engine.block.CategoricalCrossentropy;
import gradus.engine.block.Hinge;
import gradus.engine.block.Huber;
import gradus.engine.block.KLDivergence;
import gradus.engine.block.MeanAbsoluteError;
import gradus.engine.block.MeanSquaredError;
import gradus.engine.block.SparseCategoricalCrossentropy;
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
        return samples;
    }
}
