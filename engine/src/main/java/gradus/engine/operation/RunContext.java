package gradus.engine.operation;

import gradus.engine.graph.Family;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Source;
import gradus.engine.graph.ValueType;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;

/// What a run knows of itself: at `counters` its seed and the number of the step (`[2]`), at `rows` the id of each
/// example of the batch (`[N]`). Random numbers are drawn by them.
public record RunContext() implements Source {
    @Override
    public Family family() {
        return Family.RANDOM;
    }

    @Override
    public List<Port> outputs() {
        return List.of(new Port("counters", false, ElementType.INT32), new Port("rows", false, ElementType.INT32));
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        return ShapeCheck.known(
                new ValueType(ElementType.INT32, Shape.of(2)),
                new ValueType(ElementType.INT32, Shape.of(Dimension.BATCH)));
    }
}
