package gradus.engine.run;

import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.Repetition;
import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// The device that was chosen last: programs that are prepared from then on run there; those that run go on where they
/// are. From any thread.
public final class SwitchedDevice implements Device {

    private final AtomicReference<Device> chosen;

    /// @param first until another is chosen
    public SwitchedDevice(Device first) {
        chosen = new AtomicReference<>(first);
    }

    /// Chooses another.
    public void choose(Device device) {
        chosen.set(device);
    }

    private Device now() {
        return Objects.requireNonNull(chosen.get());
    }

    @Override
    public String id() {
        return now().id();
    }

    @Override
    public Execution prepare(Program program) {
        return now().prepare(program);
    }

    @Override
    public Repetition repeat(Program program, Map<Value, Value> carried) {
        return now().repeat(program, carried);
    }
}
