package gradus.engine.operation;

import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How one axis is made longer or shorter: every new element is a weighted sum of some old ones.
///
/// @param taps the old elements, each for all new ones
record Resampling(List<Tap> taps) {

    /// One summand: which old element each new one takes, and how much of it.
    record Tap(List<Integer> places, List<Double> weights) {}

    /// Applies this to one axis.
    Term apply(Term x, int axis) {
        List<Dimension> column = new ArrayList<>(Collections.nCopies(x.shape().rank() - axis, Dimension.ONE));
        column.set(0, Dimension.of(taps.getFirst().places().size()));
        return taps.stream()
                .map(tap -> share(x, axis, tap, new Shape(column)))
                .reduce(Term::plus)
                .orElseThrow();
    }

    private Term share(Term x, int axis, Tap tap, Shape column) {
        double[] places =
                tap.places().stream().mapToDouble(Integer::doubleValue).toArray();
        double[] weights =
                tap.weights().stream().mapToDouble(Double::doubleValue).toArray();
        Term picked =
                x.apply(new Gather(axis), constant(x, Tensor.of(ElementType.INT32, Shape.of(places.length), places)));
        // A choice without weights keeps an infinity and NaN as they are.
        boolean isChoice = taps.size() == 1;
        return isChoice ? picked : picked.times(constant(x, Tensor.of(ElementType.FLOAT64, column, weights)));
    }

    private static Term constant(Term x, Tensor tensor) {
        return new Term(x.builder(), x.builder().add(new Constant(tensor)));
    }
}
