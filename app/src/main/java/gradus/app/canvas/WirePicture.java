package gradus.app.canvas;

import gradus.engine.graph.Graph.Wire;
import gradus.engine.tensor.Tensor;
import java.util.Optional;

/// What is to be seen of one wire.
///
/// @param reach a box around its way and what may stand beside it
/// @param isAlone whether no other wire begins where it does
/// @param rank of its tensor: 0 for a single number; 1 when the shape is not known
/// @param isLabel whether it carries no real numbers: labels, truth values
/// @param value of the last run, short enough for a wire, or empty
/// @param gradient what flows back through it: `4 · 1 = 4`, or what of that is shown
/// @param flow which way a derivative flows beside it
/// @param weights between the dots at its ends, if they are known
/// @param areDotsJoined whether dots at both ends are joined by lines
record WirePicture(
        Wire wire,
        WirePath path,
        Box reach,
        boolean isAlone,
        int rank,
        boolean isLabel,
        String value,
        String gradient,
        Flow flow,
        boolean isStale,
        boolean areDotsJoined,
        Optional<Tensor> weights) {
    private static final double BESIDE = 48;

    /// Which way a derivative flows.
    enum Flow {
        NONE,
        /// A gradient, from the target.
        BACK,
        /// A tangent, from the leaf.
        ON
    }

    /// Whether a derivative flows beside it.
    boolean hasGradient() {
        return flow != Flow.NONE;
    }

    /// The same wire on another way.
    WirePicture along(WirePath other, Box around) {
        return new WirePicture(
                wire, other, around, isAlone, rank, isLabel, value, gradient, flow, isStale, areDotsJoined, weights);
    }

    /// A box around a way, with room for the strand of the gradient and for numbers.
    static Box reach(WirePath path) {
        return path.box().grown(BESIDE);
    }

    /// Whether what flows back, which lies below or to the right, is on the left of someone who walks along the wire.
    boolean isBackToTheLeft() {
        Point heading = path.heading(0.5);
        boolean isSteep = Math.abs(heading.y()) > Math.abs(heading.x());
        return isSteep ? heading.y() > 0 : heading.x() < 0;
    }

    /// The width of its line.
    double width() {
        return switch (rank) {
            case 0 -> 1.5;
            case 1 -> 2;
            case 2 -> 3;
            default -> 4;
        };
    }
}
