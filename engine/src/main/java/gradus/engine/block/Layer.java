package gradus.engine.block;

import gradus.engine.graph.Composite;
import gradus.engine.graph.Family;
import gradus.engine.graph.Port;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Penalty;
import gradus.engine.operation.Regularizer;
import gradus.engine.operation.Term;
import gradus.engine.tensor.Shape;
import java.util.List;

/// A standard layer: one input, one output, parameters of its own.
public interface Layer extends Composite {
    @Override
    default Family family() {
        return Family.LAYER;
    }

    @Override
    default List<Port> inputs() {
        return Port.required("x");
    }

    /// Weights of a layer, under a name.
    ///
    /// @param beside any value of the graph that they are added to
    static Term weights(Term beside, String name, Parameter parameter) {
        return new Term(beside.builder(), beside.builder().add(name, parameter));
    }

    /// A layer's result, with what large results `[N, …]` cost beside it: the mean over the examples.
    static Term regularized(Term y, Regularizer regularizer) {
        if (!(regularizer instanceof Regularizer.None)) {
            Term rows = y.constant(1).expanded(Shape.of(y.shape().get(0))).count();
            regularizer.penalty(y).over(rows).apply(new Penalty());
        }
        return y;
    }
}
