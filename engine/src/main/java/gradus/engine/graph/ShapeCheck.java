package gradus.engine.graph;

import java.util.Arrays;
import java.util.List;

/// What an operation says of its inputs' types.
public sealed interface ShapeCheck {

    /// They fit; these are the outputs' types.
    record Known(List<ValueType> outputs) implements ShapeCheck {
        public Known {
            outputs = List.copyOf(outputs);
        }
    }

    /// They don't fit.
    ///
    /// @param port the input the trouble is shown at
    /// @param code see [Diagnostic]
    /// @param arguments what the text is filled with
    record Mismatch(String port, String code, List<Object> arguments, List<Fix> fixes) implements ShapeCheck {
        public Mismatch {
            arguments = List.copyOf(arguments);
            fixes = List.copyOf(fixes);
        }
    }

    static ShapeCheck known(ValueType... outputs) {
        return new Known(Arrays.asList(outputs));
    }

    /// Two shapes that break a rule.
    ///
    /// @param rule the key of a text that states the rule
    static ShapeCheck mismatch(String port, ValueType left, ValueType right, String rule) {
        return new Mismatch(
                port,
                "shape.mismatch",
                List.of(left.shape().toString(), right.shape().toString(), Message.of(rule)),
                List.of());
    }

    /// One shape that breaks a rule.
    static ShapeCheck mismatch(String port, ValueType type, Message rule) {
        return new Mismatch(port, "shape.unfit", List.of(type.shape().toString(), rule), List.of());
    }
}
