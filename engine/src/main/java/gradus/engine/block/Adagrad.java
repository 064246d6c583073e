package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;
import java.util.List;

/// Smaller steps for weights whose gradients were large so far (Duchi et al. 2011).
///
/// @param learningRate how far a step goes at first
/// @param initialAccumulatorValue what the sum of squared gradients begins with
/// @param epsilon keeps the division safe
public record Adagrad(double learningRate, double initialAccumulatorValue, double epsilon) implements Optimizer {
    public Adagrad {
        Rules.learningRate(learningRate);
        Rules.notNegative("initial_accumulator_value", initialAccumulatorValue);
        Rules.positive("epsilon", epsilon);
    }

    @Override
    public List<String> state() {
        return List.of("accumulator");
    }

    @Override
    public Graph update(Shape parameter) {
        UpdateRule rule = new UpdateRule(parameter);
        Term gradient = rule.gradient();
        Term sum = rule.state("accumulator").plus(gradient.squared());
        Term root = (initialAccumulatorValue == 0 ? sum : sum.plus(initialAccumulatorValue)).sqrt();
        return rule.descend(gradient.over(root.plus(epsilon)))
                .result("accumulator", sum)
                .build();
    }
}
