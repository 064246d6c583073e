package gradus.engine.differentiate;

import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// The layers.
final class LayerSamples {

    private LayerSamples() {}

    static List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        samples.add(new Sample(new Dense(3, Activation.TANH), -1, 1, List.of(Shape.of(2, 4))));
        return samples;
    }
}
