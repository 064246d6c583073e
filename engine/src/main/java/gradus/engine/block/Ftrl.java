package gradus.engine.block;

import gradus.engine.graph.AttributeName;
import gradus.engine.graph.Graph;
import gradus.engine.operation.Clip;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;
import java.util.List;

/// Follow the regularized leader: weights that matter little become exactly zero (McMahan et al. 2013; names and rule
/// as in Keras).
///
/// @param learningRate how far a step goes
/// @param learningRatePower how the rate falls with the sum of squared gradients, 0 or less
/// @param initialAccumulatorValue what that sum begins with
/// @param l1RegularizationStrength how strongly weights are drawn to exactly zero
/// @param l2RegularizationStrength how strongly weights are made small
/// @param l2ShrinkageRegularizationStrength the same for the gradient alone
/// @param beta makes the first steps smaller
public record Ftrl(
        double learningRate,
        double learningRatePower,
        double initialAccumulatorValue,
        @AttributeName("l1_regularization_strength") double l1RegularizationStrength,
        @AttributeName("l2_regularization_strength") double l2RegularizationStrength,

        @AttributeName("l2_shrinkage_regularization_strength")
        double l2ShrinkageRegularizationStrength,

        double beta)
        implements Optimizer {
    public Ftrl {
        Rules.learningRate(learningRate);
        Rules.notPositive("learning_rate_power", learningRatePower);
        Rules.positive("initial_accumulator_value", initialAccumulatorValue);
        Rules.notNegative("l1_regularization_strength", l1RegularizationStrength);
        Rules.notNegative("l2_regularization_strength", l2RegularizationStrength);
        Rules.notNegative("l2_shrinkage_regularization_strength", l2ShrinkageRegularizationStrength);
        Rules.notNegative("beta", beta);
    }

    @Override
    public List<String> state() {
        return List.of("accumulator", "linear");
    }

    @Override
    public Graph update(Shape parameter) {
        UpdateRule rule = new UpdateRule(parameter);
        Term weight = rule.parameter();
        Term rate = rule.learningRate();
        Term gradient = rule.gradient();
        // States begin at zero, so the sum is kept less its first value.
        Term before = rule.state("accumulator").plus(initialAccumulatorValue);
        Term after = before.plus(gradient.squared());
        Term growth = inverseRate(after).minus(inverseRate(before)).over(rate);
        Term shrunk = l2ShrinkageRegularizationStrength == 0
                ? gradient
                : gradient.plus(weight.times(2 * l2ShrinkageRegularizationStrength));
        Term linear = rule.state("linear").plus(shrunk).minus(growth.times(weight));
        Term strength = rate.constant(beta).over(rate.times(2)).plus(l2RegularizationStrength);
        Term quadratic = inverseRate(after).over(rate).plus(strength.times(2));
        Term clipped = linear.apply(new Clip(-l1RegularizationStrength, l1RegularizationStrength));
        return rule.result("parameter", clipped.minus(linear).over(quadratic))
                .result("accumulator", after.plus(-initialAccumulatorValue))
                .result("linear", linear)
                .build();
    }

    private Term inverseRate(Term sum) {
        return sum.power(sum.constant(-learningRatePower));
    }
}
