package gradus.engine.device;

import gradus.engine.graph.Value;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/// Finds the named lengths of a run in the shapes that are fed.
public final class Lengths {

    private Lengths() {}

    /// The tensor that is given for a value.
    ///
    /// @throws IllegalArgumentException when there is none
    public static Tensor given(Map<Value, Tensor> feeds, Value value) {
        Tensor tensor = feeds.get(value);
        if (tensor == null) {
            throw new IllegalArgumentException("No tensor is given for " + value);
        }
        return tensor;
    }

    /// Matches declared against given shapes.
    ///
    /// @return the length of every name that stands alone on an axis
    /// @throws IllegalArgumentException when a feed is missing, has another rank or length, or two feeds give a
    ///     name different lengths
    public static Map<String, Integer> of(Map<Value, Operand> declared, Map<Value, Tensor> given) {
        Map<String, Integer> lengths = new HashMap<>();
        declared.forEach((value, operand) ->
                match(value, operand.shape(), given(given, value).shape(), lengths));
        return lengths;
    }

    private static void match(Value value, Shape declared, Shape given, Map<String, Integer> lengths) {
        boolean fits = declared.rank() == given.rank();
        for (int axis = 0; fits && axis < declared.rank(); axis++) {
            Dimension dimension = declared.get(axis);
            int length = given.get(axis).size();
            if (dimension.isFixed()) {
                fits = dimension.size() == length;
            } else if (dimension.names().size() == 1 && length % dimension.factor() == 0) {
                int named = length / dimension.factor();
                Integer before = lengths.putIfAbsent(dimension.names().getFirst(), named);
                fits = before == null || before == named;
            }
        }
        if (!fits) {
            throw new IllegalArgumentException("The tensor given for " + value + " has shape " + given + ", not "
                    + declared + (lengths.isEmpty() ? "" : " with " + lengths));
        }
    }
}
