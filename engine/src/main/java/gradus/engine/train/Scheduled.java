package gradus.engine.train;

import gradus.engine.block.Schedule;
import gradus.engine.graph.Composite;
import gradus.engine.graph.Family;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Port;
import gradus.engine.graph.ValueType;
import java.util.ArrayList;
import java.util.List;

/// A learning-rate schedule as a block before the update.
record Scheduled(Schedule schedule) implements Composite {
    @Override
    public Family family() {
        return Family.BLOCK;
    }

    @Override
    public List<Port> inputs() {
        List<Port> ports = new ArrayList<>(Port.required(Update.STEP, Update.LEARNING_RATE));
        ports.addAll(Port.required(schedule.state().toArray(String[]::new)));
        return ports;
    }

    @Override
    public List<Port> outputs() {
        return Port.required(Update.LEARNING_RATE);
    }

    @Override
    public Graph inside(List<ValueType> inputs) {
        return schedule.rate();
    }
}
