package gradus.engine.device;

import gradus.engine.instruction.Step;

/// How long a step of a program takes.
///
/// @param step as the device runs it: the program may be optimized
/// @param nanoseconds of one run, on the clock
public record StepTime(Step step, double nanoseconds) {}
