package gradus.engine.operation;

import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A shape to be reached, as ONNX's Reshape takes it: lengths (numbers or names), 0 to keep the input's length at
/// that place, and at most one −1 for whatever is left.
///
/// @param lengths each a length, `0` or `-1`
public record TargetShape(List<String> lengths) {
    public TargetShape {
        lengths = List.copyOf(lengths);
        if (lengths.stream().filter("-1"::equals).count() > 1) {
            throw new IllegalArgumentException("At most one length may be -1: " + lengths);
        }
        lengths.stream().filter(length -> !length.equals("-1")).forEach(Dimension::parse);
    }

    /// Reads what [#toString()] writes.
    ///
    /// @throws IllegalArgumentException when the text is not such a shape
    public static TargetShape parse(String text) {
        String inner = text.strip();
        if (inner.startsWith("[") && inner.endsWith("]")) {
            inner = inner.substring(1, inner.length() - 1);
        }
        return new TargetShape(
                inner.isBlank()
                        ? List.of()
                        : Arrays.stream(inner.split(",", -1)).map(String::strip).toList());
    }

    /// The shape that is meant for a given input, or empty when the elements don't fit.
    public Optional<Shape> resolve(Shape input) {
        List<Dimension> result = new ArrayList<>();
        int open = -1;
        Dimension known = Dimension.ONE;
        for (int i = 0; i < lengths.size(); i++) {
            String length = lengths.get(i);
            if (length.equals("-1")) {
                open = i;
                result.add(Dimension.ONE);
            } else if (length.equals("0") && i >= input.rank()) {
                return Optional.empty();
            } else {
                Dimension dimension = length.equals("0") ? input.get(i) : Dimension.parse(length);
                known = known.times(dimension);
                result.add(dimension);
            }
        }
        if (open < 0) {
            return known.equals(input.count()) ? Optional.of(new Shape(result)) : Optional.empty();
        }
        int place = open;
        return input.count().dividedBy(known).map(rest -> new Shape(result).with(place, rest));
    }

    @Override
    public String toString() {
        return "[" + String.join(", ", lengths) + "]";
    }
}
