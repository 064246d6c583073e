package gradus.engine.data;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/// What the text of one cell can mean.
final class Cell {

    private static final Set<String> MISSING_NUMBERS = Set.of("", "?", "na", "n/a", "null", "none");
    private static final Set<String> MISSING_CATEGORIES = Set.of("", "?");
    private static final Set<String> NOT_FINITE =
            Set.of("nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");

    private Cell() {}

    /// Whether a cell in a column of that kind stands for "not known". Words such as `NA` do so among numbers only:
    /// elsewhere they may be a class.
    static boolean isMissing(String text, ColumnKind kind) {
        return kind == ColumnKind.NUMBER
                ? MISSING_NUMBERS.contains(text.toLowerCase(Locale.ROOT))
                : MISSING_CATEGORIES.contains(text);
    }

    /// Whether the text is one of the literals for what is no finite number.
    static boolean isNotFinite(String text) {
        return NOT_FINITE.contains(text.toLowerCase(Locale.ROOT));
    }

    static boolean isNaN(String text) {
        return text.equalsIgnoreCase("nan");
    }

    /// The number that the text is, in digits with an optional sign, fraction and exponent; infinite when it is
    /// too large.
    static OptionalDouble number(String text, DecimalSeparator decimal) {
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digit |= isDigit(c);
            if (!isDigit(c) && c != decimal.character() && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return OptionalDouble.empty();
            }
        }
        if (!digit) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text.replace(decimal.character(), '.')));
        } catch (NumberFormatException other) {
            return OptionalDouble.empty();
        }
    }

    static boolean isNumber(String text, DecimalSeparator decimal) {
        return number(text, decimal).isPresent();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
