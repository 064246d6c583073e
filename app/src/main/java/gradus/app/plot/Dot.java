package gradus.app.plot;

/// A point in a plane.
///
/// @param kind the number of its class, from 0
/// @param isHollow whether it is drawn as an outline: it was not trained with
public record Dot(double x, double y, int kind, boolean isHollow) {}
