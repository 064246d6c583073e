package gradus.engine.device.kernel;

import java.util.List;

/// A part of a product that a group computes.
///
/// @param numbers how many numbers a thread computes along each side
/// @param weight about how much longer a number takes than in other tiles
public record Tile(int rows, int columns, int numbers, int weight) {

    /// How many terms are in local memory at a time.
    private static final int TERMS = 16;

    /// For products of matrices.
    public static final List<Tile> MATRICES =
            List.of(new Tile(128, 128, 8, 4), new Tile(64, 64, 4, 5), new Tile(32, 32, 4, 6), new Tile(16, 16, 2, 9));

    /// For convolutions, whose images are read in place: for many columns.
    static final List<Tile> WIDE = List.of(new Tile(64, 64, 4, 2), new Tile(32, 128, 4, 2), new Tile(16, 256, 4, 2));

    /// Likewise, for few columns and many terms.
    static final List<Tile> SQUARE = List.of(new Tile(64, 64, 4, 2), new Tile(32, 32, 2, 3), new Tile(16, 16, 1, 5));

    /// How kernels are called after it, and people: `64x64`.
    public String name() {
        return rows + "x" + columns;
    }

    /// The threads of a group.
    public int threads() {
        return rows * columns / (numbers * numbers);
    }

    /// The bytes that a group shares.
    int localMemory() {
        return Float.BYTES * TERMS * (rows + 1 + columns + 1);
    }

    /// How many tiles cover a matrix.
    public int count(int height, int width) {
        return Math.ceilDiv(height, rows) * Math.ceilDiv(width, columns);
    }

    /// How long a matrix takes, by comparison.
    long cost(int height, int width) {
        return (long) count(height, width) * rows * columns * weight;
    }
}
