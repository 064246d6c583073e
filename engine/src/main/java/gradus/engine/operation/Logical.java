package gradus.engine.operation;

import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.ElementType;
import java.util.List;

/// A truth value made of two others, with broadcasting. It has no gradient.
interface Logical extends Comparison {
    @Override
    default List<Port> inputs() {
        return List.of(new Port("a", false, ElementType.BOOL), new Port("b", false, ElementType.BOOL));
    }

    @Override
    default ShapeCheck check(List<ValueType> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).type() != ElementType.BOOL) {
                return ShapeChecks.wrongType(inputs().get(i).name(), inputs.get(i), ElementType.BOOL);
            }
        }
        return ShapeChecks.broadcast(inputs.get(0), inputs.get(1));
    }
}
