package gradus.engine.device.kernel;

import java.util.List;

/// A part of a product that a group computes.
///
/// @param weight how much longer a number takes than in the largest tile
record Tile(int rows, int columns, int weight) {

    /// The threads of a group.
    static final int THREADS = 256;

    /// For many columns.
    static final List<Tile> WIDE = List.of(new Tile(64, 64, 2), new Tile(32, 128, 2), new Tile(16, 256, 2));

    /// For few columns and many terms.
    static final List<Tile> SQUARE = List.of(new Tile(64, 64, 2), new Tile(32, 32, 3), new Tile(16, 16, 5));

    /// How many tiles cover a matrix.
    int count(int height, int width) {
        return Math.ceilDiv(height, rows) * Math.ceilDiv(width, columns);
    }

    /// How long a matrix takes, by comparison.
    long cost(int height, int width) {
        return (long) count(height, width) * rows * columns * weight;
    }
}
