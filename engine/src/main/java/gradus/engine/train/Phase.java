package gradus.engine.train;

import gradus.engine.block.Optimizer;
import gradus.engine.graph.Attribute;
import gradus.engine.graph.Attributes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One phase of a training step; a [TrainingLoop] is a list of them.
public sealed interface Phase {

    /// The name people know it by.
    default String name() {
        return getClass().getSimpleName();
    }

    /// Its settings as texts, by name; empty ones are left out.
    default Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Attribute attribute : Attributes.of(this)) {
            String text = attribute.value() instanceof Optional<?> own
                    ? own.map(optimizer -> ((Optimizer) optimizer).name()).orElse("")
                    : Attributes.text(attribute.value());
            if (!text.isEmpty()) {
                settings.put(attribute.name(), text);
            }
        }
        return settings;
    }

    /// One of each phase, as it is at first.
    static List<Phase> prototypes() {
        return List.of(
                new ZeroGradients(1),
                new Forward(),
                new Loss(""),
                new Backward(1),
                new ClipGradients(Bound.GLOBAL_CLIPNORM, 1, 1),
                new Update(Optional.empty(), "", 0, 1),
                new AverageWeights(0.99),
                new Perturb(0.05),
                new Restore());
    }

    /// The phase of this name as it is at first.
    static Optional<Phase> find(String name) {
        return prototypes().stream().filter(phase -> phase.name().equals(name)).findFirst();
    }

    /// Forgets the gradients gathered so far. Where it is left out they add up from step to step.
    ///
    /// @param every in how many steps it happens once, at the first of them
    record ZeroGradients(int every) implements Phase {
        public ZeroGradients {
            Attributes.require(every > 0, "every", every, "rule.positive");
        }
    }

    /// Computes the model with the weights as they are now.
    record Forward() implements Phase {}

    /// Says what the next backward pass makes small.
    ///
    /// @param of losses with weights, `main, aux*0.5` ([LossTerms]); empty for the loss of the setup
    record Loss(String of) implements Phase {}

    /// Computes the gradient of the loss towards every weight it depends on and adds it to those gathered.
    ///
    /// @param scale what the gradient is multiplied with, such as 1 over the number of batches that are gathered
    record Backward(double scale) implements Phase {
        public Backward {
            Attributes.require(scale > 0 && Double.isFinite(scale), "scale", scale, "rule.positive");
        }
    }

    /// Keeps the gathered gradients from growing too large; the arguments are Keras's.
    ///
    /// @param by what is bounded
    /// @param limit the bound
    /// @param every in how many steps it happens once, at the last of them
    record ClipGradients(Bound by, double limit, int every) implements Phase {
        public ClipGradients {
            Attributes.require(limit > 0 && Double.isFinite(limit), "limit", limit, "rule.positive");
            Attributes.require(every > 0, "every", every, "rule.positive");
        }
    }

    /// What clipping bounds.
    enum Bound {
        /// Every number of a gradient.
        CLIPVALUE,
        /// The length of each weight's gradient.
        CLIPNORM,
        /// The length of all gradients together.
        GLOBAL_CLIPNORM
    }

    /// Changes weights by the gathered gradients.
    ///
    /// @param optimizer the rule; empty for the setup's
    /// @param parameters which weights, by path: `*` stands for anything, a comma divides; empty for all
    /// @param weightDecay the share of each weight that is taken off it, times the learning rate, before the rule
    /// @param every in how many steps it happens once, at the last of them
    record Update(Optional<Optimizer> optimizer, String parameters, double weightDecay, int every) implements Phase {
        public Update {
            Attributes.require(
                    weightDecay >= 0 && Double.isFinite(weightDecay), "weight_decay", weightDecay, "rule.not-negative");
            Attributes.require(every > 0, "every", every, "rule.positive");
        }

        /// The same with a rule of its own, or the setup's.
        public Update with(Optional<Optimizer> other) {
            return new Update(other, parameters, weightDecay, every);
        }

        /// Whether it changes the weights of this path.
        boolean changes(String path) {
            return parameters.isBlank()
                    || Arrays.stream(parameters.split(",", -1))
                            .anyMatch(pattern -> isMatch(pattern.strip().split("\\*", -1), path));
        }

        /// Whether a path begins with the first part, ends with the last and holds the others between, in order.
        private static boolean isMatch(String[] parts, String path) {
            if (parts.length == 1) {
                return path.equals(parts[0]);
            }
            int last = path.length() - parts[parts.length - 1].length();
            int at = parts[0].length();
            if (!path.startsWith(parts[0]) || !path.endsWith(parts[parts.length - 1])) {
                return false;
            }
            for (int i = 1; i < parts.length - 1; i++) {
                int found = path.indexOf(parts[i], at);
                if (found < 0) {
                    return false;
                }
                at = found + parts[i].length();
            }
            return at <= last;
        }
    }

    /// Keeps a running mean of the weights beside them; the model is tested and kept with the mean (Polyak and
    /// Juditsky 1992).
    ///
    /// @param momentum how much of the mean is kept each step
    record AverageWeights(double momentum) implements Phase {
        public AverageWeights {
            Attributes.require(momentum >= 0 && momentum < 1, "momentum", momentum, "rule.share");
        }
    }

    /// Moves the weights along the gathered gradients to where the loss is larger: the first half of
    /// sharpness-aware minimization (Foret et al. 2021).
    ///
    /// @param radius how far, over all weights together
    record Perturb(double radius) implements Phase {
        public Perturb {
            Attributes.require(radius > 0 && Double.isFinite(radius), "radius", radius, "rule.positive");
        }
    }

    /// Puts the weights back to where [Perturb] found them.
    record Restore() implements Phase {}
}
