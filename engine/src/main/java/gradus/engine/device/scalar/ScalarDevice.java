package gradus.engine.device.scalar;

import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.program.Program;

/// The CPU with plain loops, in double precision inside each instruction: the truth that other devices are compared
/// with. Values are rounded to their element type where an instruction stores them.
public final class ScalarDevice implements Device {
    @Override
    public String id() {
        return "cpu";
    }

    @Override
    public Execution prepare(Program program) {
        return new ScalarExecution(program);
    }
}
