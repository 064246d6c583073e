package gradus.engine.operation;

import gradus.engine.graph.Family;
import java.util.List;

/// Brings numbers to mean 0 and variance 1, then to a scale and a bias that are learned.
interface Normalization extends Compound {

    /// Added to the variance, so that the division is safe.
    double epsilon();

    @Override
    default Family family() {
        return Family.FUNCTION;
    }

    /// Weights of its own, for a port with nothing wired to it.
    default Term own(String name, Parameter weights, Term beside) {
        return new Term(beside.builder(), beside.builder().add(name, weights));
    }

    /// The numbers less their mean over some axes, divided by the root of their variance there.
    default Term normalized(Term x, List<Integer> axes) {
        Term mean = x.apply(new ReduceMean(axes, true));
        Term distance = x.minus(mean);
        Term variance = distance.squared().apply(new ReduceMean(axes, true));
        return distance.over(variance.plus(epsilon()).sqrt());
    }
}
