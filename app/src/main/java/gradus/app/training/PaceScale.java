package gradus.app.training;

/// The scale of the pace slider: from one epoch a second at 0, tenfold at each third, to full speed at 1.
final class PaceScale {

    private static final double DECADES = 3;

    /// A run that nobody set the pace of takes about this long.
    private static final double SECONDS_TO_WATCH = 4;

    private PaceScale() {}

    /// The least time an epoch takes at a place of the slider; 0 is full speed.
    static double seconds(double place) {
        return place >= 1 ? 0 : Math.pow(10, -DECADES * Math.max(0, place));
    }

    /// The place at which a run of so many epochs can be watched.
    static double place(int epochs) {
        return Math.clamp(Math.log10(epochs / SECONDS_TO_WATCH) / DECADES, 0, 1);
    }
}
