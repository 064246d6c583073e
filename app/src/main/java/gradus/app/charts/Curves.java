package gradus.app.charts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jfree.data.Range;

/// What a chart of curves shows, and how.
///
/// @param across what its axis across tells
/// @param up what its upright axis tells
/// @param from where the axis across begins
/// @param to where it ends
/// @param isShare whether all figures lie between 0 and 1
/// @param isLog whether the upright axis is logarithmic
/// @param smoothing the share of what went before in the exponential mean; 0 for none
/// @param band a part of the upright axis that is shaded
/// @param hidden the names of curves that are not shown
record Curves(
        String across,
        String up,
        double from,
        double to,
        boolean isShare,
        boolean isLog,
        double smoothing,
        Optional<Range> band,
        List<Curve> curves,
        List<Mark> marks,
        Set<String> hidden) {

    static final Curves NONE =
            new Curves("", "", 0, 1, false, false, 0, Optional.empty(), List.of(), List.of(), Set.of());

    Curves {
        curves = List.copyOf(curves);
        marks = List.copyOf(marks);
        hidden = Set.copyOf(hidden);
    }

    /// One curve.
    ///
    /// @param name in words, for the legend
    /// @param color a looked-up colour
    record Curve(String name, String color, boolean isDashed, Line line) {}

    /// A place on the axis across.
    ///
    /// @param label in words
    /// @param isBest whether it is the best epoch
    /// @param isMinor whether its words are only told by the pointer
    record Mark(double x, String label, boolean isBest, boolean isMinor) {}

    Curves titled(String axisAcross, String axisUp) {
        return new Curves(axisAcross, axisUp, from, to, isShare, isLog, smoothing, band, curves, marks, hidden);
    }

    Curves between(double begin, double end) {
        return new Curves(across, up, begin, end, isShare, isLog, smoothing, band, curves, marks, hidden);
    }

    Curves of(List<Curve> other, List<Mark> places) {
        return new Curves(across, up, from, to, isShare, isLog, smoothing, band, other, places, hidden);
    }

    Curves asShare(boolean areShares) {
        return new Curves(across, up, from, to, areShares, isLog, smoothing, band, curves, marks, hidden);
    }

    Curves shading(Range part) {
        return new Curves(across, up, from, to, isShare, isLog, smoothing, Optional.of(part), curves, marks, hidden);
    }

    Curves looked(boolean logarithmic, double share, Set<String> unseen) {
        return new Curves(across, up, from, to, isShare, logarithmic, share, band, curves, marks, unseen);
    }
}
