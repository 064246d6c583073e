package gradus.engine.formula;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Formulas in TeX: fractions, exponents and roots instead of signs where mathematics writes them so.
final class TexStyle implements FormulaStyle {

    private static final Map<String, String> SIGNS =
            Map.of("×", "\\times", "−", "-", "≤", "\\le", "≥", "\\ge", "@", "\\,", "·", "\\cdot", "ᵀ", "^{\\top}");
    private static final Map<String, String> SIGNS_OF_TEXT = Map.of(
            "∂", "\\partial ",
            "·", "\\cdot ",
            "ᵀ", "^{\\top}",
            "Σ", "\\sum ",
            "√", "\\surd ",
            "σ", "\\sigma ",
            "≤", "\\le ",
            "²", "^{2}",
            "−", "-",
            "_", "\\_");
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final Pattern POWER_OF_TEN = Pattern.compile("×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)");
    private static final Set<String> FUNCTIONS = Set.of("exp", "log", "sin", "cos", "tan", "tanh", "max", "min");
    private static final Pattern INDEXED = Pattern.compile("(\\p{L}+)_?(\\d+)");
    private static final Pattern SCIENTIFIC = Pattern.compile("([-−]?[\\d.,]+)[eE]\\+?(-?\\d+)");

    @Override
    public String atom(String text) {
        Matcher scientific = SCIENTIFIC.matcher(text);
        if (scientific.matches()) {
            return scientific.group(1).replace('−', '-') + " \\cdot 10^{" + scientific.group(2) + "}";
        }
        Matcher indexed = INDEXED.matcher(text);
        if (indexed.matches()) {
            return word(indexed.group(1)) + "_{" + indexed.group(2) + "}";
        }
        return text.isEmpty() || !Character.isLetter(text.charAt(0)) ? number(text) : word(text);
    }

    @Override
    public String parentheses(String inner) {
        return "\\left(" + inner + "\\right)";
    }

    @Override
    public String infix(String symbol, String left, String right) {
        return switch (symbol) {
            case "÷" -> "\\frac{" + left + "}{" + right + "}";
            case "^" -> left + "^{" + right + "}";
            default -> left + " " + SIGNS.getOrDefault(symbol, symbol) + " " + right;
        };
    }

    @Override
    public String prefix(String symbol, String operand) {
        return SIGNS.getOrDefault(symbol, symbol) + operand;
    }

    @Override
    public String postfix(String symbol, String operand) {
        return operand + SIGNS.getOrDefault(symbol, "^{" + symbol + "}");
    }

    @Override
    public String function(String name, String arguments) {
        return switch (name) {
            case "sqrt" -> "\\sqrt{" + arguments + "}";
            case "abs" -> "\\left|" + arguments + "\\right|";
            default ->
                (FUNCTIONS.contains(name) ? "\\" + name : "\\operatorname{" + escaped(name) + "}")
                        + parentheses(arguments);
        };
    }

    @Override
    public String partial(String of, String towards) {
        return "\\frac{\\partial " + atom(of) + "}{\\partial " + atom(towards) + "}";
    }

    @Override
    public String verbatim(String text) {
        return text.chars()
                .mapToObj(sign -> String.valueOf((char) sign))
                .map(sign -> SIGNS_OF_TEXT.getOrDefault(sign, sign))
                .collect(Collectors.joining());
    }

    @Override
    public boolean isRaised() {
        return true;
    }

    /// The text of a number: no blank behind a decimal comma, powers of ten raised.
    private static String number(String text) {
        Matcher power = POWER_OF_TEN.matcher(text);
        return power.replaceAll(match -> Matcher.quoteReplacement(" \\cdot 10^{" + lowered(match.group(1)) + "}"))
                .replaceAll("(?<=\\d),(?=\\d)", "{,}")
                .replace("×", "\\times")
                .replace('−', '-');
    }

    private static String lowered(String raised) {
        return raised.chars()
                .mapToObj(digit -> digit == '⁻' ? "-" : String.valueOf(RAISED.indexOf(digit)))
                .collect(Collectors.joining());
    }

    private static String word(String text) {
        return text.length() == 1 ? text : "\\mathit{" + escaped(text) + "}";
    }

    private static String escaped(String text) {
        return text.replace("_", "\\_");
    }
}
