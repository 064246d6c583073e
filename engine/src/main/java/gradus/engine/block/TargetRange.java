package gradus.engine.block;

/// What targets a loss can learn from.
///
/// @param least the smallest
/// @param most the largest
public record TargetRange(double least, double most) {

    /// Any number.
    public static final TargetRange ANY = new TargetRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /// No or yes, and all shares between.
    public static final TargetRange SHARES = new TargetRange(0, 1);

    /// Numbers of classes.
    public static TargetRange classes(int count) {
        return new TargetRange(0, count - 1.0);
    }

    /// Whether a target lies in it; NaN does not.
    public boolean contains(double target) {
        return target >= least && target <= most;
    }
}
