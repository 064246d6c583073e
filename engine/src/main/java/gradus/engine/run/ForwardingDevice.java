package gradus.engine.run;

import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.Repetition;
import gradus.engine.graph.Message;
import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import java.util.Map;
import java.util.Optional;

/// A device that leaves everything to another.
abstract class ForwardingDevice implements Device {

    /// The other, as it is now.
    abstract Device other();

    @Override
    public String id() {
        return other().id();
    }

    @Override
    public Optional<Message> refusal(Program program) {
        return other().refusal(program);
    }

    @Override
    public Execution prepare(Program program) {
        return other().prepare(program);
    }

    @Override
    public Repetition repeat(Program program, Map<Value, Value> carried) {
        return other().repeat(program, carried);
    }
}
