package gradus.engine.device.card;

/// What a driver says of a card.
///
/// @param kind `opencl` or `cuda`
/// @param index its place among all cards of its kind: the N of `opencl:N`
/// @param platform the driver's name
/// @param version of what the driver offers, as it words it
/// @param memory in bytes
/// @param largestBuffer the most bytes that one buffer may have
/// @param localMemory bytes that a group shares
/// @param largestGroup the most threads of a group
/// @param units processors that run groups at the same time
/// @param isProcessor whether it is the computer's own processor
/// @param hasCompiler whether kernels can be compiled for it that are written while the program runs
/// @param hasProducts whether a library of its vendor's computes large matrix products for it
public record CardFacts(
        String kind,
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
        boolean hasCompiler,
        boolean hasProducts) {

    /// How people and the command line call it: `opencl:0`.
    public String id() {
        return kind + ":" + index;
    }
}
