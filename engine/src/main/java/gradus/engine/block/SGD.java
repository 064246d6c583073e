package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;
import java.util.List;

/// Stochastic gradient descent: against the gradient, with momentum if wished (Sutskever et al. 2013; PyTorch's
/// form, where the velocity is not scaled by the learning rate).
///
/// @param learningRate how far a step goes
/// @param momentum how much of the last velocity is kept, from 0 to below 1
/// @param nesterov whether the gradient is looked at one step ahead
/// @param weightDecay how much of the parameter is added to its gradient
public record SGD(double learningRate, double momentum, boolean nesterov, double weightDecay) implements Optimizer {
    public SGD {
        Rules.learningRate(learningRate);
        Rules.share("momentum", momentum);
        Rules.notNegative("weight_decay", weightDecay);
    }

    @Override
    public List<String> state() {
        return momentum == 0 ? List.of() : List.of("velocity");
    }

    @Override
    public Graph update(Shape parameter) {
        UpdateRule rule = new UpdateRule(parameter);
        Term gradient = rule.gradient();
        if (weightDecay != 0) {
            gradient = gradient.plus(rule.parameter().times(weightDecay));
        }
        Term direction = gradient;
        if (momentum != 0) {
            Term velocity = rule.state("velocity").times(momentum).plus(gradient);
            rule.result("velocity", velocity);
            direction = nesterov ? gradient.plus(velocity.times(momentum)) : velocity;
        }
        return rule.result(
                        "parameter", rule.parameter().minus(rule.learningRate().times(direction)))
                .build();
    }
}
