package gradus.engine.device;

import gradus.engine.program.Program;

/// Something that can compute. Devices implement instructions, not operations.
public interface Device {

    /// How people and the command line call it: `cpu`, `opencl:0`.
    String id();

    /// Makes a program ready to run.
    Execution prepare(Program program);
}
