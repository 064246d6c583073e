package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.operation.Sign;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;
import java.util.List;

/// Steps of one size for every weight, in the direction of the sign of a mean gradient (Chen et al. 2023; names and
/// rule as in Keras). It wants a smaller learning rate than Adam.
///
/// @param learningRate how far a step goes
/// @param beta1 how much of the mean counts for the direction of the step, from 0 to below 1
/// @param beta2 how much of the mean gradient is kept each step, from 0 to below 1
/// @param weightDecay the share of each weight that is taken off it, times the learning rate
public record Lion(double learningRate, double beta1, double beta2, double weightDecay) implements Optimizer {
    public Lion {
        Rules.learningRate(learningRate);
        Rules.share("beta_1", beta1);
        Rules.share("beta_2", beta2);
        Rules.notNegative("weight_decay", weightDecay);
    }

    @Override
    public List<String> state() {
        return List.of("m");
    }

    @Override
    public Graph update(Shape parameter) {
        UpdateRule rule = new UpdateRule(parameter);
        Term m = rule.state("m");
        Term gradient = rule.gradient();
        Term direction = m.times(beta1).plus(gradient.times(1 - beta1)).apply(new Sign());
        if (weightDecay != 0) {
            direction = direction.plus(rule.parameter().times(weightDecay));
        }
        return rule.descend(direction)
                .result("m", m.times(beta2).plus(gradient.times(1 - beta2)))
                .build();
    }
}
