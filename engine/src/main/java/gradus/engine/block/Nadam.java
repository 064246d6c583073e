package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;
import java.util.List;

/// [Adam] that looks one step ahead along its momentum (Dozat 2016; the momentum's schedule as in PyTorch).
///
/// @param learningRate how far a step goes
/// @param beta1 how much of the mean gradient is kept each step, from 0 to below 1
/// @param beta2 how much of the mean squared gradient is kept each step, from 0 to below 1
/// @param epsilon keeps the division safe
/// @param momentumDecay how fast the momentum grows to `beta1`
public record Nadam(double learningRate, double beta1, double beta2, double epsilon, double momentumDecay)
        implements Optimizer {
    public Nadam {
        Rules.learningRate(learningRate);
        Rules.share("beta_1", beta1);
        Rules.share("beta_2", beta2);
        Rules.positive("epsilon", epsilon);
        Rules.notNegative("momentum_decay", momentumDecay);
    }

    @Override
    public List<String> state() {
        return List.of("m", "v", "momentum_product");
    }

    @Override
    public Graph update(Shape parameter) {
        UpdateRule rule = new UpdateRule(parameter);
        Term gradient = rule.gradient();
        Term m = rule.state("m").times(beta1).plus(gradient.times(1 - beta1));
        Term v = rule.state("v").times(beta2).plus(gradient.squared().times(1 - beta2));
        Term now = momentum(rule.step());
        Term next = momentum(rule.step().plus(1));
        // States begin at zero, so the product of all momenta, which begins at one, is kept less one.
        Term product = rule.state("momentum_product").plus(1).times(now);
        Term correction = rule.step().constant(beta2).power(rule.step()).complement();
        Term denominator = v.over(correction).sqrt().plus(epsilon);
        Term ahead = gradient.times(now.complement().over(product.complement()))
                .plus(m.times(next.over(product.times(next).complement())));
        return rule.descend(ahead.over(denominator))
                .result("m", m)
                .result("v", v)
                .result("momentum_product", product.plus(-1))
                .build();
    }

    /// The momentum at a step.
    private Term momentum(Term step) {
        Term power = step.constant(0.96).power(step.times(momentumDecay));
        return power.times(0.5).complement().times(beta1);
    }
}
