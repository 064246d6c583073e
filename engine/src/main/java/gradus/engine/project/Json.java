package gradus.engine.project;

import java.util.List;
import java.util.Map;

/// A piece of JSON that knows where it stood, and numbers as they were written.
sealed interface Json {

    /// Where it begins.
    Spot spot();

    /// A line and a column, both from 1; 0 for what comes from no file.
    record Spot(int line, int column) {
        static final Spot NOWHERE = new Spot(0, 0);
    }

    record Members(Map<String, Json> byName, Spot spot) implements Json {}

    record Items(List<Json> all, Spot spot) implements Json {}

    record Text(String value, Spot spot) implements Json {}

    /// A number.
    ///
    /// @param digits as it was written
    record Numeral(String digits, Spot spot) implements Json {}

    record Truth(boolean value, Spot spot) implements Json {}

    record Nothing(Spot spot) implements Json {}

    static Json of(String value) {
        return new Text(value, Spot.NOWHERE);
    }

    static Json of(boolean value) {
        return new Truth(value, Spot.NOWHERE);
    }

    static Json of(long value) {
        return new Numeral(Long.toString(value), Spot.NOWHERE);
    }

    /// A number with as many digits as it needs: `2`, `0.1`, `1e-7`; what is not finite as a text.
    static Json of(double value) {
        if (!Double.isFinite(value)) {
            return of(Double.toString(value));
        }
        String digits = Double.toString(value).replace(".0E", "e").replace('E', 'e');
        return new Numeral(digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits, Spot.NOWHERE);
    }

    static Json of(List<Json> items) {
        return new Items(List.copyOf(items), Spot.NOWHERE);
    }

    static Json of(Map<String, Json> members) {
        return new Members(members, Spot.NOWHERE);
    }
}
