package gradus.engine.project;

/// Where a node's centre stands on the canvas, in pixels at 100 %.
///
/// @param x to the right
/// @param y downwards
public record Position(double x, double y) {

    /// The position moved.
    public Position plus(double right, double down) {
        return new Position(x + right, y + down);
    }
}
