package gradus.app.canvas;

/// Where the pointer is during a drag.
///
/// @param seen in the view
/// @param spot on the canvas
/// @param isFree whether the key is held that keeps things from snapping
record Touch(Point seen, Point spot, boolean isFree) {}
