package gradus.app.canvas;

import gradus.app.text.Numbers;
import gradus.engine.tensor.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// One neuron of a layer: while it is traced what it gives for the first example of the batch, and the gradient that
/// comes back to it; while a prediction is looked at the class it stands for.
///
/// @param value short, or empty before it is told
/// @param gradient short, or empty before it is told
/// @param name of its class, or empty
/// @param isLit whether its class is the one that is predicted
record Unit(String value, String gradient, String name, boolean isLit) {
    private static final MathContext SHORT = new MathContext(2);

    /// A neuron that stands for a class.
    Unit(String name, String value, boolean isLit) {
        this(value, "", name, isLit);
    }

    /// What stands beside it: the class, or what it gives.
    String label() {
        return name.isEmpty() ? value : name;
    }

    /// The neurons of a layer.
    ///
    /// @param count how many it has
    static List<Unit> of(int count, Optional<Tensor> value, Optional<Tensor> gradient, Numbers numbers) {
        Optional<Tensor> values = value.filter(tensor -> fits(tensor, count));
        Optional<Tensor> gradients = gradient.filter(tensor -> fits(tensor, count));
        if (values.isEmpty()) {
            return List.of();
        }
        return IntStream.range(0, count)
                .mapToObj(i -> new Unit(
                        values.map(tensor -> text(tensor.at(i), numbers)).orElse(""),
                        gradients.map(tensor -> text(tensor.at(i), numbers)).orElse(""),
                        "",
                        false))
                .toList();
    }

    private static boolean fits(Tensor tensor, int count) {
        return count > 0
                && tensor.shape().rank() == 2
                && tensor.shape().get(1).size() == count
                && tensor.size() >= count;
    }

    private static String text(double number, Numbers numbers) {
        return Double.isFinite(number)
                ? numbers.shortForm(new BigDecimal(number).round(SHORT).doubleValue())
                : numbers.shortForm(number);
    }
}
