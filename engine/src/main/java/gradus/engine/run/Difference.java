package gradus.engine.run;

import java.util.function.DoubleUnaryOperator;

/// One number of a gradient held against what small changes really do: the central difference
/// `(f(x + h) − f(x − h)) / 2h`.
///
/// @param analytic what the rule of differentiation says
/// @param numeric what the changes show
/// @param left the slope towards smaller numbers, `(f(x) − f(x − h)) / h`
/// @param right the slope towards larger numbers
/// @param step the change, `h`
/// @param tolerance how far both numbers may lie apart when they are the same but for rounding
public record Difference(double analytic, double numeric, double left, double right, double step, double tolerance) {

    private static final double STEP = 1e-5;
    private static final double FINER = 1.0 / 16;
    private static final int ATTEMPTS = 3;
    private static final double RELATIVE = 1e-5;
    private static final double ROUNDING = 0x1p-50;

    /// What comes of the comparison.
    public enum Verdict {
        /// Both are the same but for rounding.
        AGREES,
        /// The function bends or jumps here: it has no one slope, and the analytic one lies between those of its sides.
        KINK,
        /// The rule says something else than the function does.
        WRONG,
        /// There is nothing to compare: the function is not finite around here.
        UNTOLD
    }

    /// Compares, with smaller and smaller changes as long as both differ.
    ///
    /// @param around the function around the place, less its value there: `δ → f(x + δ) − f(x)`
    /// @param at the place, `x`, by which the change is scaled
    /// @param scale how large the numbers are that the function adds up, by which rounding is judged
    static Difference of(double analytic, DoubleUnaryOperator around, double at, double scale) {
        double step = STEP * Math.max(1, Math.abs(at));
        Difference coarse = once(analytic, around, step, scale);
        Difference next = coarse;
        for (int i = 1; i < ATTEMPTS && next.isApart(); i++) {
            step *= FINER;
            next = once(analytic, around, step, scale);
        }
        return next.isApart() && !next.isKink(coarse) ? coarse : next;
    }

    private static Difference once(double analytic, DoubleUnaryOperator around, double step, double scale) {
        double above = around.applyAsDouble(step);
        double below = around.applyAsDouble(-step);
        double numeric = (above - below) / (2 * step);
        double tolerance =
                RELATIVE * Math.max(1, Math.max(Math.abs(analytic), Math.abs(numeric))) + ROUNDING * scale / step;
        return new Difference(analytic, numeric, -below / step, above / step, step, tolerance);
    }

    /// How far both numbers lie apart.
    public double error() {
        return Math.abs(analytic - numeric);
    }

    /// What comes of it.
    public Verdict verdict() {
        if (!isComparable()) {
            return Verdict.UNTOLD;
        } else if (!isApart()) {
            return Verdict.AGREES;
        }
        return isBetweenSides() ? Verdict.KINK : Verdict.WRONG;
    }

    private boolean isComparable() {
        return Double.isFinite(numeric) && !Double.isInfinite(analytic);
    }

    private boolean isApart() {
        return isComparable() && !(error() <= tolerance);
    }

    /// Whether the sides differ, and as much as they did with a larger change: where a function is smooth, they come
    /// together.
    private boolean isKink(Difference coarser) {
        return isBetweenSides() && Math.abs(right - left) > Math.abs(coarser.right - coarser.left) / 2;
    }

    private boolean isBetweenSides() {
        return Math.abs(right - left) > tolerance
                && analytic >= Math.min(left, right) - tolerance
                && analytic <= Math.max(left, right) + tolerance;
    }
}
