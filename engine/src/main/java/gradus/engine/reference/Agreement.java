package gradus.engine.reference;

import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.Locale;

/// How closely figures must agree: the largest difference of a tensor at most a share of its largest wanted number.
///
/// @param tolerance that share; for a tensor of zeros the largest difference itself
record Agreement(double tolerance) {

    /// Why two tensors disagree, or an empty text.
    String difference(String what, Tensor got, Tensor wanted) {
        if (!squeezed(got.shape()).equals(squeezed(wanted.shape()))) {
            return what + ": shape " + got.shape() + " instead of " + wanted.shape();
        }
        double largest = 0;
        double worst = 0;
        int place = 0;
        for (int i = 0; i < wanted.size(); i++) {
            double w = wanted.at(i);
            double g = got.at(i);
            if (!Double.isFinite(w) || !Double.isFinite(g)) {
                if (Double.compare(w, g) != 0) {
                    return what + " at " + i + ": " + g + " instead of " + w;
                }
                continue;
            }
            largest = Math.max(largest, Math.abs(w));
            if (Math.abs(g - w) > worst) {
                worst = Math.abs(g - w);
                place = i;
            }
        }
        double allowed = largest == 0 ? tolerance : tolerance * largest;
        return worst <= allowed
                ? ""
                : what + " at " + place + ": " + got.at(place) + " instead of " + wanted.at(place)
                        + String.format(Locale.ROOT, " (off by %.3g, allowed %.3g)", worst, allowed);
    }

    /// Why two numbers disagree, or an empty text.
    String difference(String what, double got, double wanted) {
        return difference(what, Tensor.scalar(got), Tensor.scalar(wanted));
    }

    /// A single number may be written with or without axes of length 1.
    private static Shape squeezed(Shape shape) {
        return shape.count().isOne() ? Shape.SCALAR : shape;
    }
}
