package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.operation.Abs;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;
import java.util.List;

/// [Adam] with the largest recent gradient instead of the mean square (Kingma and Ba 2015, section 7.1).
///
/// @param learningRate how far a step goes
/// @param beta1 how much of the mean gradient is kept each step, from 0 to below 1
/// @param beta2 how fast the largest gradient is forgotten, from 0 to below 1
/// @param epsilon keeps the division safe
public record Adamax(double learningRate, double beta1, double beta2, double epsilon) implements Optimizer {
    public Adamax {
        Rules.learningRate(learningRate);
        Rules.share("beta_1", beta1);
        Rules.share("beta_2", beta2);
        Rules.positive("epsilon", epsilon);
    }

    @Override
    public List<String> state() {
        return List.of("m", "u");
    }

    @Override
    public Graph update(Shape parameter) {
        UpdateRule rule = new UpdateRule(parameter);
        Term gradient = rule.gradient();
        Term m = rule.state("m").times(beta1).plus(gradient.times(1 - beta1));
        Term size = gradient.apply(new Abs()).plus(epsilon);
        Term u = rule.state("u").times(beta2).max(size);
        Term correction = rule.step().constant(beta1).power(rule.step()).complement();
        return rule.descend(m.over(u).over(correction))
                .result("m", m)
                .result("u", u)
                .build();
    }
}
