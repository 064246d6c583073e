package gradus.engine.differentiate;

import gradus.engine.block.Activation;
import gradus.engine.block.Bidirectional;
import gradus.engine.block.Dense;
import gradus.engine.block.GRU;
import gradus.engine.block.LSTM;
import gradus.engine.block.SimpleRNN;
import gradus.engine.block.TimeDistributed;
import gradus.engine.graph.Attributes;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The layers that go through sequences.
final class RecurrentSamples {

    private RecurrentSamples() {}

    static List<Sample> all() {
        Shape sequences = Shape.of(2, 3, 2);
        List<Sample> samples = new ArrayList<>();
        samples.add(Sample.of(new SimpleRNN(2, false), sequences));
        samples.add(Sample.of(Attributes.with(new SimpleRNN(2, true), Map.of("go_backwards", true)), sequences));
        samples.add(Sample.of(new LSTM(2, false), sequences));
        samples.add(Sample.of(new LSTM(2, true), sequences));
        samples.add(Sample.of(new GRU(2, true), sequences));
        samples.add(Sample.of(Attributes.with(new GRU(2, false), Map.of("reset_after", false)), sequences));
        Map<String, Object> noise = Map.of("dropout", 0.4, "recurrent_dropout", 0.3);
        samples.add(Sample.of(Attributes.with(new LSTM(3, true), noise), sequences));
        samples.add(Sample.of(Attributes.with(new GRU(3, false), noise), sequences));
        for (Bidirectional.MergeMode mode : Bidirectional.MergeMode.values()) {
            samples.add(Sample.of(new Bidirectional(new SimpleRNN(2, true), mode), sequences));
        }
        samples.add(Sample.of(new Bidirectional(new GRU(2, false), Bidirectional.MergeMode.CONCAT), sequences));
        samples.add(Sample.of(new TimeDistributed(new Dense(3, Activation.TANH)), sequences));
        return samples;
    }
}
