package gradus.engine.project;

/// Where a graph flows to on the canvas.
public enum Direction {
    /// Leaves at the bottom, results on top: formulas.
    UP,
    /// Data on the left, loss on the right: networks.
    RIGHT
}
