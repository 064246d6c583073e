package gradus.engine.tensor;

import java.util.Locale;

/// What one element of a tensor is.
public enum ElementType {
    FLOAT32,
    FLOAT64,
    INT32,
    BOOL;

    /// Whether the type holds real numbers, so that a gradient towards it makes sense.
    public boolean isFloat() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /// Bytes one element takes in a device buffer (a truth value takes one).
    public int bytes() {
        return switch (this) {
            case FLOAT32, INT32 -> 4;
            case FLOAT64 -> 8;
            case BOOL -> 1;
        };
    }

    /// The name as it is written for people and in files: `float32`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
