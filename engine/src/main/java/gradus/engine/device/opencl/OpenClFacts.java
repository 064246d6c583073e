package gradus.engine.device.opencl;

/// What a driver says of a device.
///
/// @param index its place among all devices of all platforms: the N of `opencl:N`
/// @param platform the driver's name
/// @param version of OpenCL, as the driver words it
/// @param memory in bytes
/// @param largestBuffer the most bytes that one buffer may have
/// @param localMemory bytes that a group shares
/// @param largestGroup the most threads of a group
/// @param units processors that run groups at the same time
/// @param isProcessor whether it is the computer's own processor
/// @param hasCompiler whether the driver compiles kernels
public record OpenClFacts(
        int index,
        String platform,
        String name,
        String vendor,
        String version,
        long memory,
        long largestBuffer,
        int localMemory,
        int largestGroup,
        int units,
        boolean isProcessor,
        boolean hasCompiler) {}
