package gradus.engine.train;

/// How well one class is told from the others, or classes on average. Where a share has nothing to be a share of, it
/// is 0, as in scikit-learn.
///
/// @param precision how many of those taken for the class are of it
/// @param recall how many of those of the class were taken for it
/// @param f1 the harmonic mean of both
/// @param support how many examples are of the class
public record ClassScore(double precision, double recall, double f1, int support) {

    /// The score of one class.
    ///
    /// @param hits examples of the class that were taken for it
    /// @param taken all that were taken for it
    /// @param came all that are of it
    static ClassScore of(int hits, int taken, int came) {
        return new ClassScore(share(hits, taken), share(hits, came), share(2.0 * hits, (double) taken + came), came);
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
