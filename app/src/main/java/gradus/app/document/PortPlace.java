package gradus.app.document;

/// Where a port sits at its node.
///
/// @param x from the node's centre to the right
/// @param y from the node's centre downwards
/// @param outX the direction in which a wire leaves it, together with `outY` a unit vector
public record PortPlace(double x, double y, double outX, double outY) {}
