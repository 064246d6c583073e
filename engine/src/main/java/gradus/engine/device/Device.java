package gradus.engine.device;

import gradus.engine.graph.Message;
import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import java.util.Map;
import java.util.Optional;

/// Something that can compute. Devices implement instructions, not operations.
public interface Device {

    /// How people and the command line call it: `cpu`, `opencl:0`.
    String id();

    /// Why the device leaves a program to another one; empty when it runs it itself.
    default Optional<Message> refusal(Program program) {
        return Optional.empty();
    }

    /// Makes a program ready to run.
    Execution prepare(Program program);

    /// Makes a program ready to run again and again.
    ///
    /// @param carried the feeds that become a result of the run before
    default Repetition repeat(Program program, Map<Value, Value> carried) {
        return new HostRepetition(program, prepare(program), carried);
    }
}
