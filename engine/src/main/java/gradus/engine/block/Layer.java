package gradus.engine.block;

import gradus.engine.graph.Composite;
import gradus.engine.graph.Family;
import gradus.engine.graph.Port;
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
}
