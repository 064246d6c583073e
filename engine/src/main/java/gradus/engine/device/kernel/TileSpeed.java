package gradus.engine.device.kernel;

import java.util.List;

/// How fast a device computes products in a tile. A device that isn't full takes as long for a few tiles as for one; a
/// full one takes longer with each.
///
/// @param alone seconds for each term of a product that is one tile
/// @param together seconds for each term and tile of a product of so many that the device is full
public record TileSpeed(Tile tile, double alone, double together) {

    /// Seconds of a multiply-add where nothing was measured: what a small graphics processor takes.
    public static final double GUESSED_FOR_ONE = 1e-10;

    /// A unit must have so many groups at the same time to be full.
    private static final int GROUPS_OF_A_UNIT = 2;

    /// Larger tiles may need more registers than a device has, which only a trial tells.
    private static final int MOST_UNTRIED = 64;

    /// What is supposed of a device where nothing was measured, in no unit of time.
    ///
    /// @param units how many groups run at the same time at least
    public static List<TileSpeed> guessed(int units) {
        return Tile.MATRICES.stream()
                .filter(tile -> tile.rows() <= MOST_UNTRIED)
                .map(tile -> {
                    double one = (double) tile.rows() * tile.columns() * tile.weight();
                    return new TileSpeed(tile, GROUPS_OF_A_UNIT * one, one / units);
                })
                .toList();
    }

    /// Seconds of a multiply-add in a full device.
    public double forOne() {
        return together / ((double) tile.rows() * tile.columns());
    }

    /// How long each term of some products takes, about.
    ///
    /// @param stacks how many products there are
    double seconds(int rows, int columns, int stacks) {
        return Math.max(alone, together * tile.count(rows, columns) * stacks);
    }
}
