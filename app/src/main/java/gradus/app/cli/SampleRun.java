package gradus.app.cli;

import gradus.app.sample.Sample;
import gradus.engine.data.Loaded;
import gradus.engine.device.Device;
import gradus.engine.graph.Attributes;
import gradus.engine.project.Project;
import gradus.engine.run.Parameters;
import gradus.engine.train.Epoch;
import gradus.engine.train.Model;
import gradus.engine.train.Trainer;
import gradus.engine.train.TrainingEvent;
import gradus.engine.train.TrainingSetup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// One training of a sample.
///
/// @param value the figure of its goal after the last epoch
/// @param parameters how many numbers it learns
record SampleRun(Sample sample, long seed, double value, long parameters, int epochs, double seconds) {

    /// Trains a sample with a seed.
    static SampleRun of(Project project, Sample sample, long seed, Device device, BooleanSupplier stopped) {
        TrainingSetup setup = Attributes.with(project.training(), Map.of("seed", seed));
        OpenProject opened = new OpenProject(Path.of(""), project, List.of());
        Loaded loaded = opened.load(seed);
        Model model = Model.of(project.graph(), setup.loss(), setup.classWeight());
        long start = System.nanoTime();
        List<Epoch> epochs = new ArrayList<>();
        Trainer trainer = new Trainer(
                model,
                setup,
                loaded.data().train(),
                Optional.of(loaded.data().validation()).filter(part -> !part.isEmpty()),
                opened.learnsClasses(),
                device);
        trainer.train(
                trainer.initial(),
                1,
                event -> {
                    if (event instanceof TrainingEvent.EpochEnded(Epoch epoch, var learned)) {
                        epochs.add(epoch);
                    }
                },
                stopped);
        double seconds = (System.nanoTime() - start) / 1e9;
        String figure = sample.goal().orElseThrow().figure();
        double value = epochs.isEmpty()
                ? Double.NaN
                : EpochLine.figures(epochs.getLast()).getOrDefault(figure, Double.NaN);
        long parameters = Parameters.count(model.expansion().flat());
        return new SampleRun(sample, seed, value, parameters, epochs.size(), seconds);
    }

    Sample.Goal goal() {
        return sample.goal().orElseThrow();
    }

    boolean isReached() {
        return goal().isReachedBy(value);
    }
}
