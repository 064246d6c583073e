package gradus.engine.operation;

import java.util.Arrays;
import java.util.List;

/// A list of real numbers as an attribute, written `[1, 1, 2.5]`.
public record Numbers(List<Double> values) {

    /// No numbers.
    public static final Numbers NONE = new Numbers(List.of());

    public Numbers {
        values = List.copyOf(values);
    }

    /// Some numbers.
    public static Numbers of(double... values) {
        return new Numbers(Arrays.stream(values).boxed().toList());
    }

    /// Reads what [#toString()] writes.
    ///
    /// @throws IllegalArgumentException when the text is no list of numbers
    public static Numbers parse(String text) {
        String inner = text.strip();
        if (inner.startsWith("[") && inner.endsWith("]")) {
            inner = inner.substring(1, inner.length() - 1);
        }
        return new Numbers(
                inner.isBlank()
                        ? List.of()
                        : Arrays.stream(inner.split(",", -1))
                                .map(String::strip)
                                .map(Double::valueOf)
                                .toList());
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
