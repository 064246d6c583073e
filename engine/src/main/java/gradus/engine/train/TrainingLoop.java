package gradus.engine.train;

import gradus.engine.block.Optimizer;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a training step does, phase by phase. All phases of a step are one graph; other algorithms are other
/// arrangements of the same phases.
public record TrainingLoop(List<Phase> phases) {

    /// Zero the gradients, forward, loss, backward, update.
    public static final TrainingLoop STANDARD = accumulation(1);

    /// @throws GradusException `train.loop` when a phase stands where what it needs is missing
    public TrainingLoop {
        phases = List.copyOf(phases);
        new Order().check(phases);
    }

    /// Gathers the gradients of some batches before each update: as if they were one batch.
    public static TrainingLoop accumulation(int batches) {
        return new TrainingLoop(List.of(
                new Phase.ZeroGradients(batches),
                new Phase.Forward(),
                new Phase.Loss(""),
                new Phase.Backward(1.0 / batches),
                new Phase.Update(Optional.empty(), "", 0, batches)));
    }

    /// One side of an [#alternation].
    ///
    /// @param loss what it makes small
    /// @param optimizer its rule; empty for the setup's
    /// @param parameters the weights it changes
    public record Side(String loss, Optional<Optimizer> optimizer, String parameters) {}

    /// Two optimizers take turns over weights of their own, each with its own loss: a generative adversarial network
    /// (Goodfellow et al. 2014). The second sees what the first has changed.
    public static TrainingLoop alternation(Side first, Side second) {
        return new TrainingLoop(List.of(
                new Phase.ZeroGradients(1),
                new Phase.Forward(),
                new Phase.Loss(first.loss()),
                new Phase.Backward(1),
                new Phase.Update(first.optimizer(), first.parameters(), 0, 1),
                new Phase.ZeroGradients(1),
                new Phase.Forward(),
                new Phase.Loss(second.loss()),
                new Phase.Backward(1),
                new Phase.Update(second.optimizer(), second.parameters(), 0, 1)));
    }

    /// Sharpness-aware minimization: the gradient is that at the worst point nearby (Foret et al. 2021).
    public static TrainingLoop sharpnessAware(double radius) {
        return new TrainingLoop(List.of(
                new Phase.ZeroGradients(1),
                new Phase.Forward(),
                new Phase.Loss(""),
                new Phase.Backward(1),
                new Phase.Perturb(radius),
                new Phase.ZeroGradients(1),
                new Phase.Forward(),
                new Phase.Loss(""),
                new Phase.Backward(1),
                new Phase.Restore(),
                new Phase.Update(Optional.empty(), "", 0, 1)));
    }

    /// The loop with a phase at the first place where it can stand, from a given one on.
    ///
    /// @param from the place, from 0
    /// @throws GradusException `train.loop` when there is no such place: what keeps it from standing at the end
    public TrainingLoop with(Phase phase, int from) {
        return IntStream.range(from, phases.size())
                .mapToObj(place -> tried(phase, place))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> inserted(phase, phases.size()));
    }

    private Optional<TrainingLoop> tried(Phase phase, int place) {
        try {
            return Optional.of(inserted(phase, place));
        } catch (GradusException refused) {
            return Optional.empty();
        }
    }

    private TrainingLoop inserted(Phase phase, int place) {
        List<Phase> changed = new ArrayList<>(phases);
        changed.add(place, phase);
        return new TrainingLoop(changed);
    }

    /// The loop without one of its phases.
    ///
    /// @throws GradusException `train.loop` when another phase needs it
    public TrainingLoop without(int place) {
        List<Phase> changed = new ArrayList<>(phases);
        changed.remove(place);
        return new TrainingLoop(changed);
    }

    /// The loop with one of its phases at another place.
    ///
    /// @throws GradusException `train.loop` when it can't stand there
    public TrainingLoop moved(int from, int to) {
        List<Phase> changed = new ArrayList<>(phases);
        changed.add(to, changed.remove(from));
        return new TrainingLoop(changed);
    }

    /// The loop with another phase at a place.
    ///
    /// @throws GradusException `train.loop` when it can't stand there
    public TrainingLoop replaced(int place, Phase phase) {
        List<Phase> changed = new ArrayList<>(phases);
        changed.set(place, phase);
        return new TrainingLoop(changed);
    }

    /// Whether gradients are handed from one step to the next.
    boolean gathers() {
        return phases.stream()
                .filter(phase -> phase instanceof Phase.ZeroGradients || phase instanceof Phase.Backward)
                .findFirst()
                .map(first -> !first.equals(new Phase.ZeroGradients(1)))
                .orElse(false);
    }

    /// Checks that each phase finds what it needs.
    private static final class Order {
        private boolean isForward;
        private boolean hasLoss;
        private boolean hasGradients;
        private boolean isPerturbed;
        private boolean isUpdated;

        void check(List<Phase> phases) {
            for (Phase phase : phases) {
                switch (phase) {
                    case Phase.ZeroGradients zero -> hasGradients = false;
                    case Phase.Forward forward -> {
                        isForward = true;
                        hasLoss = false;
                    }
                    case Phase.Loss loss -> {
                        require(isForward, phase, "rule.after-forward");
                        hasLoss = true;
                    }
                    case Phase.Backward backward -> {
                        require(hasLoss, phase, "rule.after-loss");
                        hasGradients = true;
                    }
                    case Phase.ClipGradients clip -> require(hasGradients, phase, "rule.after-backward");
                    case Phase.Update update -> {
                        require(hasGradients, phase, "rule.after-backward");
                        require(!isPerturbed, phase, "rule.after-restore");
                        isUpdated = true;
                    }
                    case Phase.AverageWeights average -> require(isUpdated, phase, "rule.after-update");
                    case Phase.Perturb perturb -> {
                        require(hasGradients, phase, "rule.after-backward");
                        require(!isPerturbed, phase, "rule.after-restore");
                        isPerturbed = true;
                    }
                    case Phase.Restore restore -> {
                        require(isPerturbed, phase, "rule.after-perturb");
                        isPerturbed = false;
                    }
                }
            }
            if (!isUpdated) {
                throw refused("Update", "rule.has-update");
            }
            if (isPerturbed) {
                throw refused("Perturb", "rule.has-restore");
            }
        }

        private static void require(boolean kept, Phase phase, String rule) {
            if (!kept) {
                throw refused(phase.name(), rule);
            }
        }

        private static GradusException refused(String phase, String rule) {
            return new GradusException(
                    Diagnostic.error("train.loop", new Place.AtSetting("loop"), phase, Message.of(rule)));
        }
    }
}
