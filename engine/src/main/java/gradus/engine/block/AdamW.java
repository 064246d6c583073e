package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;
import java.util.List;

/// [Adam] with weight decay apart from the gradient (Loshchilov and Hutter 2019).
///
/// @param learningRate how far a step goes
/// @param beta1 how much of the mean gradient is kept each step, from 0 to below 1
/// @param beta2 how much of the mean squared gradient is kept each step, from 0 to below 1
/// @param epsilon keeps the division safe
/// @param amsgrad whether the largest mean square so far is used
/// @param weightDecay the share of a weight that a step with learning rate 1 takes off
public record AdamW(
        double learningRate, double beta1, double beta2, double epsilon, boolean amsgrad, double weightDecay)
        implements Optimizer {
    public AdamW {
        Rules.learningRate(learningRate);
        Rules.share("beta_1", beta1);
        Rules.share("beta_2", beta2);
        Rules.positive("epsilon", epsilon);
        Rules.notNegative("weight_decay", weightDecay);
    }

    @Override
    public List<String> state() {
        return new Adam(learningRate, beta1, beta2, epsilon, amsgrad, 0).state();
    }

    @Override
    public Graph update(Shape parameter) {
        UpdateRule rule = new UpdateRule(parameter);
        Term decay = rule.learningRate().times(weightDecay).complement();
        Adam adam = new Adam(learningRate, beta1, beta2, epsilon, amsgrad, 0);
        return adam.update(rule, rule.parameter().times(decay), rule.gradient());
    }
}
