package gradus.engine.device.kernel;

import gradus.engine.tensor.Dimension;
import java.util.List;
import java.util.function.Function;

/// A formula as an expression of C.
///
/// @param lengths the name of a variable that holds a length
record FormulaText(Function<Dimension, String> lengths) implements Formula.Target<String> {

    @Override
    public String real(float constant) {
        if (Float.isNaN(constant)) {
            return "NAN";
        }
        if (Float.isInfinite(constant)) {
            return constant > 0 ? "INFINITY" : "(-INFINITY)";
        }
        return Float.floatToRawIntBits(constant) < 0 ? "(" + constant + "f)" : constant + "f";
    }

    @Override
    public String whole(long constant) {
        return "((LONG) " + constant + ")";
    }

    @Override
    public String length(Dimension dimension) {
        return "(LONG) " + lengths.apply(dimension);
    }

    @Override
    public String apply(FormulaOperation operation, List<String> operands) {
        return operation.text().formatted(operands.toArray());
    }
}
