package gradus.engine.device.opencl;

import gradus.engine.device.Trial;

/// An OpenCL device and how it did when it was tried out.
public record TriedDevice(OpenClFacts facts, Trial trial) {}
