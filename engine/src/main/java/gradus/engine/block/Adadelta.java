package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;
import java.util.List;

/// Steps as large as the recent ones were, in units of the weights (Zeiler 2012).
///
/// @param learningRate a factor of every step, 1 in the paper
/// @param rho how much of the running means is kept each step, from 0 to below 1
/// @param epsilon keeps roots and divisions safe
public record Adadelta(double learningRate, double rho, double epsilon) implements Optimizer {
    public Adadelta {
        Rules.learningRate(learningRate);
        Rules.share("rho", rho);
        Rules.positive("epsilon", epsilon);
    }

    @Override
    public List<String> state() {
        return List.of("mean_square", "mean_step");
    }

    @Override
    public Graph update(Shape parameter) {
        UpdateRule rule = new UpdateRule(parameter);
        Term gradient = rule.gradient();
        Term square =
                rule.state("mean_square").times(rho).plus(gradient.squared().times(1 - rho));
        Term steps = rule.state("mean_step");
        Term step = steps.plus(epsilon).sqrt().over(square.plus(epsilon).sqrt()).times(gradient);
        return rule.descend(step)
                .result("mean_square", square)
                .result("mean_step", steps.times(rho).plus(step.squared().times(1 - rho)))
                .build();
    }
}
