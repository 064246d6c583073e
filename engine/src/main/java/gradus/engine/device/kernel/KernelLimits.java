package gradus.engine.device.kernel;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What kernels may use of a device.
///
/// @param largestGroup the most threads of a group
/// @param localMemory the bytes that a group shares
/// @param units how many groups run at the same time at least
/// @param compiles whether a kernel can be written and compiled for a program; else the functions `formula` and
///     `k_stages` interpret what would be written
/// @param hasProducts whether large matrix products are computed by a library of the card's maker
/// @param tiles how fast each kind of tile is
/// @param secondsForOne how long a multiply-add takes in the fastest of them, about
public record KernelLimits(
        int largestGroup,
        int localMemory,
        int units,
        boolean compiles,
        boolean hasProducts,
        List<TileSpeed> tiles,
        double secondsForOne) {
    public KernelLimits {
        tiles = List.copyOf(tiles);
    }

    /// More would not fit every device.
    private static final int MOST_THREADS = 256;

    /// A number takes so many times longer where groups don't share what they read.
    private static final int TIMES_OF_PLAIN = 16;

    /// The threads of a group of plain calls: a power of two.
    public int groupSize() {
        return Integer.highestOneBit(Math.clamp(largestGroup, 1, MOST_THREADS));
    }

    /// How long a call takes, about.
    public double seconds(Stage.Call call) {
        return secondsForOne * call.work() * (call.groupSize() > 0 ? 1 : TIMES_OF_PLAIN);
    }

    /// Whether a group can compute such a tile.
    public boolean fits(Tile tile) {
        return tile.threads() <= largestGroup && tile.localMemory() <= localMemory;
    }

    /// The tile in which some products are likely to be done first; empty where the device has none.
    ///
    /// @param stacks how many products there are
    public Optional<Tile> tile(int rows, int columns, int stacks) {
        return tiles.stream()
                .filter(speed -> fits(speed.tile()))
                .min(Comparator.comparingDouble(speed -> speed.seconds(rows, columns, stacks)))
                .map(TileSpeed::tile);
    }
}
