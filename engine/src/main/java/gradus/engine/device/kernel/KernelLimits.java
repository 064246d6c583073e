package gradus.engine.device.kernel;

/// What kernels may use of a device.
///
/// @param largestGroup the most threads of a group
/// @param localMemory the bytes that a group shares
/// @param units how many groups run at the same time at least
/// @param compiles whether a kernel can be written and compiled for a program; else the functions `formula` and
///     `k_stages` interpret what would be written
/// @param hasProducts whether large matrix products are computed by a library of the card's maker
public record KernelLimits(int largestGroup, int localMemory, int units, boolean compiles, boolean hasProducts) {

    /// More would not fit every device.
    private static final int MOST_THREADS = 256;

    /// The threads of a group of plain calls: a power of two.
    public int groupSize() {
        return Integer.highestOneBit(Math.clamp(largestGroup, 1, MOST_THREADS));
    }
}
