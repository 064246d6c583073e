package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;
import java.util.List;

/// Steps of a size of their own for every weight, from running means of the gradient and its square (Kingma and Ba
/// 2015; epsilon outside the root and after the bias correction, as in PyTorch). The correction of the mean square is
/// taken into the learning rate and epsilon, as at the end of the paper's section 2: one division less for each weight.
///
/// @param learningRate how far a step goes
/// @param beta1 how much of the mean gradient is kept each step, from 0 to below 1
/// @param beta2 how much of the mean squared gradient is kept each step, from 0 to below 1
/// @param epsilon keeps the division safe
/// @param amsgrad whether the largest mean square so far is used (Reddi et al. 2018)
/// @param weightDecay how much of the parameter is added to its gradient
public record Adam(double learningRate, double beta1, double beta2, double epsilon, boolean amsgrad, double weightDecay)
        implements Optimizer {
    public Adam {
        Rules.learningRate(learningRate);
        Rules.share("beta_1", beta1);
        Rules.share("beta_2", beta2);
        Rules.positive("epsilon", epsilon);
        Rules.notNegative("weight_decay", weightDecay);
    }

    /// Keras's defaults with a given learning rate.
    public Adam(double learningRate) {
        this(learningRate, 0.9, 0.999, 1e-7, false, 0);
    }

    @Override
    public List<String> state() {
        return amsgrad ? List.of("m", "v", "v_max") : List.of("m", "v");
    }

    @Override
    public Graph update(Shape parameter) {
        UpdateRule rule = new UpdateRule(parameter);
        Term gradient = rule.gradient();
        if (weightDecay != 0) {
            gradient = gradient.plus(rule.parameter().times(weightDecay));
        }
        return update(rule, rule.parameter(), gradient);
    }

    /// The rule from a given point with a given gradient; its own weight decay takes no part.
    Graph update(UpdateRule rule, Term from, Term gradient) {
        Term m = rule.state("m").times(beta1).plus(gradient.times(1 - beta1));
        Term v = rule.state("v").times(beta2).plus(gradient.squared().times(1 - beta2));
        Term square = v;
        if (amsgrad) {
            square = rule.state("v_max").max(v);
            rule.result("v_max", square);
        }
        Term step = rule.step();
        Term meanCorrection = step.constant(beta1).power(step).complement();
        Term root = step.constant(beta2).power(step).complement().sqrt();
        Term denominator = square.sqrt().plus(root.times(epsilon));
        Term rate = rule.learningRate().times(root).over(meanCorrection);
        return rule.result("parameter", from.minus(rate.times(m.over(denominator))))
                .result("m", m)
                .result("v", v)
                .build();
    }
}
