package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// The gradient divided by the root of its running mean square (Tieleman and Hinton 2012; epsilon outside the
/// root, as in PyTorch).
///
/// @param learningRate how far a step goes
/// @param rho how much of the running mean is kept each step, from 0 to below 1
/// @param momentum how much of the last step is kept, from 0 to below 1
/// @param epsilon keeps the division safe
/// @param centered whether the variance is taken instead of the mean square
public record RMSprop(double learningRate, double rho, double momentum, double epsilon, boolean centered)
        implements Optimizer {
    public RMSprop {
        Rules.learningRate(learningRate);
        Rules.share("rho", rho);
        Rules.share("momentum", momentum);
        Rules.positive("epsilon", epsilon);
    }

    @Override
    public List<String> state() {
        List<String> names = new ArrayList<>(List.of("mean_square"));
        if (centered) {
            names.add("mean");
        }
        if (momentum != 0) {
            names.add("velocity");
        }
        return names;
    }

    @Override
    public Graph update(Shape parameter) {
        UpdateRule rule = new UpdateRule(parameter);
        Term gradient = rule.gradient();
        Term square =
                rule.state("mean_square").times(rho).plus(gradient.squared().times(1 - rho));
        rule.result("mean_square", square);
        Term spread = square;
        if (centered) {
            Term mean = rule.state("mean").times(rho).plus(gradient.times(1 - rho));
            rule.result("mean", mean);
            spread = square.minus(mean.squared());
        }
        Term step = gradient.over(spread.sqrt().plus(epsilon));
        if (momentum != 0) {
            step = rule.state("velocity").times(momentum).plus(step);
            rule.result("velocity", step);
        }
        return rule.descend(step).build();
    }
}
