package gradus.app.plot;

/// A point in a plane.
///
/// @param kind the number of its class, from 0; of no effect where it has a shade
/// @param shade the number that its colour tells; NaN where its class does
/// @param isHollow whether it is drawn as an outline: it was not trained with
public record Dot(double x, double y, int kind, double shade, boolean isHollow) {

    /// A point of a class.
    public static Dot of(double x, double y, int kind, boolean isHollow) {
        return new Dot(x, y, kind, Double.NaN, isHollow);
    }

    /// A point whose colour tells a number.
    public static Dot shaded(double x, double y, double shade, boolean isHollow) {
        return new Dot(x, y, 0, shade, isHollow);
    }
}
