package gradus.app.text;

import gradus.engine.tensor.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// How numbers are written and read in a language: its decimal sign, a true minus, `2.5×10⁻⁷`.
public final class Numbers {

    /// More numbers than these are told by the smallest and the largest.
    private static final int MOST_VALUES = 4;

    /// U+2212, as wide and as high as a plus sign.
    private static final char MINUS = '−';

    private static final MathContext SHORT = new MathContext(4, RoundingMode.HALF_UP);
    private static final BigDecimal SMALLEST = new BigDecimal("1e-4");
    private static final BigDecimal LARGEST = new BigDecimal("1e5");
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final int MOST_ELEMENTS = 6;
    private static final Pattern POWER_OF_TEN = Pattern.compile("\\s*[×x·]\\s*10\\^?([⁻−-]?[⁰¹²³⁴⁵⁶⁷⁸⁹0-9]+)");
    private static final Pattern COMMA_BETWEEN_DIGITS = Pattern.compile("(?<=[0-9]),(?=[0-9])");

    private final char decimal;

    private Numbers(char decimal) {
        this.decimal = decimal;
    }

    /// How numbers are written in a locale.
    public static Numbers of(Locale locale) {
        return new Numbers(DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
    }

    /// Four significant digits without trailing zeros; scientific below 10⁻⁴ and from 10⁵.
    public String shortForm(double number) {
        return special(number).orElseGet(() -> {
            BigDecimal rounded = new BigDecimal(Double.toString(number)).round(SHORT);
            return write(rounded);
        });
    }

    /// All digits that tell the number from its neighbours.
    public String full(double number) {
        return special(number).orElseGet(() -> write(new BigDecimal(Double.toString(number))));
    }

    /// A whole number with its digits in groups of three, apart by a narrow blank.
    public String whole(long number) {
        StringBuilder digits = new StringBuilder(Long.toString(Math.abs(number)));
        for (int index = digits.length() - 3; index > 0; index -= 3) {
            digits.insert(index, '\u202f');
        }
        return (number < 0 ? MINUS : "") + digits.toString();
    }

    /// A share of one as a percentage: `97.5 %`, `97,5%` as the language has it.
    public String percent(double share) {
        return shortForm(new BigDecimal(share * 100).round(new MathContext(4)).doubleValue()) + "\u202f%";
    }

    /// A single number in short form; few in brackets; of many the first ones and the shape.
    public String shortForm(Tensor tensor) {
        if (tensor.size() == 1) {
            return shortForm(tensor.at(0));
        }
        if (tensor.size() <= MOST_ELEMENTS) {
            return brackets(tensor);
        }
        StringBuilder text = new StringBuilder("[");
        for (int index = 0; index < 3; index++) {
            text.append(shortForm(tensor.at(index))).append(separator());
        }
        return text.append("…] ").append(shape(tensor)).toString();
    }

    /// A number as a factor or a term behind another: in brackets if it has a sign or is a range.
    public static String bracketed(String number) {
        return number.startsWith(String.valueOf(MINUS)) || number.contains("…") ? "(" + number + ")" : number;
    }

    /// A number, a few of them, or of many the smallest and the largest.
    public String few(Tensor tensor) {
        if (tensor.size() <= MOST_VALUES && tensor.shape().rank() <= 1) {
            return shortForm(tensor);
        }
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < tensor.size(); i++) {
            smallest = Math.min(smallest, tensor.at(i));
            largest = Math.max(largest, tensor.at(i));
        }
        return smallest == largest
                ? shortForm(smallest)
                : shortForm(rounded(smallest)) + " … " + shortForm(rounded(largest));
    }

    /// Two digits tell a range.
    private static double rounded(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(number).round(new MathContext(2)).doubleValue()
                : number;
    }

    /// Every element with all its digits, in brackets, as [#parseTensor] reads it.
    public String full(Tensor tensor) {
        StringBuilder text = new StringBuilder();
        write(text, tensor, 0, 0, false);
        return text.toString();
    }

    /// The lengths of a tensor's axes: `150 × 4`.
    public String shape(Tensor tensor) {
        StringBuilder text = new StringBuilder();
        for (int length : tensor.shape().lengths()) {
            text.append(text.isEmpty() ? "" : " × ").append(length);
        }
        return text.toString();
    }

    /// The number a person typed, with the language's decimal sign or a point; empty when it is none.
    public OptionalDouble parse(String text) {
        String plain = plain(text.strip());
        if (decimal == ',') {
            plain = plain.replace(',', '.');
        }
        return switch (plain) {
            case "∞", "+∞" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-∞" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default -> {
                // Java would take `1d`, `0x1p3` and `Infinity` for numbers, too.
                boolean number = plain.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
                yield number ? OptionalDouble.of(Double.parseDouble(plain)) : OptionalDouble.empty();
            }
        };
    }

    /// The number, or numbers in nested brackets, that a person typed. Where the comma is the decimal sign,
    /// elements stand apart by semicolons or by a comma and a blank. Empty when the text is no tensor.
    public Optional<Tensor> parseTensor(String text) {
        OptionalDouble single = parse(text);
        if (single.isPresent()) {
            return Optional.of(Tensor.scalar(single.getAsDouble()));
        }
        String plain = plain(text.strip());
        if (!plain.startsWith("[") || !plain.matches("[\\[\\]0-9+\\-.,;eE\\s]*")) {
            return Optional.empty();
        }
        if (decimal == ',') {
            plain = COMMA_BETWEEN_DIGITS.matcher(plain).replaceAll(".");
        }
        try {
            Tensor tensor = Tensor.parse(plain.replace(';', ','));
            return tensor.size() == 0 ? Optional.empty() : Optional.of(tensor);
        } catch (IllegalArgumentException noTensor) {
            return Optional.empty();
        }
    }

    private static Optional<String> special(double number) {
        if (Double.isNaN(number)) {
            return Optional.of("NaN");
        }
        if (Double.isInfinite(number)) {
            return Optional.of(number < 0 ? MINUS + "∞" : "∞");
        }
        return number == 0 ? Optional.of("0") : Optional.empty();
    }

    private String write(BigDecimal number) {
        BigDecimal size = number.abs();
        boolean scientific = size.compareTo(SMALLEST) < 0 || size.compareTo(LARGEST) >= 0;
        int exponent = scientific ? size.precision() - size.scale() - 1 : 0;
        String digits = size.scaleByPowerOfTen(-exponent)
                .stripTrailingZeros()
                .toPlainString()
                .replace('.', decimal);
        String power = scientific ? "×10" + superscript(exponent) : "";
        return (number.signum() < 0 ? MINUS : "") + digits + power;
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }

    /// The text with an ordinary minus and an `e` for a power of ten.
    private static String plain(String text) {
        return POWER_OF_TEN
                .matcher(text)
                .replaceAll(match -> {
                    StringBuilder power = new StringBuilder("e");
                    for (char sign : match.group(1).toCharArray()) {
                        int digit = SUPERSCRIPTS.indexOf(sign);
                        power.append(digit >= 0 ? (char) ('0' + digit) : sign == '⁻' ? '-' : sign);
                    }
                    return power.toString();
                })
                .replace(MINUS, '-')
                .replace("\u202f", "");
    }

    private String brackets(Tensor tensor) {
        StringBuilder text = new StringBuilder();
        write(text, tensor, 0, 0, true);
        return text.toString();
    }

    private void write(StringBuilder text, Tensor tensor, int axis, int offset, boolean inShort) {
        if (axis == tensor.shape().rank()) {
            double number = tensor.at(offset);
            text.append(inShort ? shortForm(number) : full(number));
            return;
        }
        text.append('[');
        for (int index = 0; index < tensor.shape().get(axis).size(); index++) {
            text.append(index == 0 ? "" : separator());
            write(text, tensor, axis + 1, offset + index * tensor.shape().strides()[axis], inShort);
        }
        text.append(']');
    }

    private String separator() {
        return decimal == ',' ? "; " : ", ";
    }
}
