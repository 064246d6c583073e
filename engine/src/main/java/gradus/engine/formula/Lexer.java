package gradus.engine.formula;

import gradus.engine.formula.Token.Kind;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a formula into words. A character that means nothing becomes a sign that no rule of the grammar takes.
final class Lexer {

    private static final int LONGEST = 10_000;
    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Map<Character, String> TYPOGRAPHIC = Map.of(
            '−', "-", '–', "-", '×', "*", '·', "*", '⋅', "*", '÷', "/", '∕', "/", 'ᵀ', ".T", '≤', "<=", '≥', ">=");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    /// The words of a text; the last is always the end.
    ///
    /// @throws GradusException when a number or a bracket is malformed or the text too long
    static List<Token> read(String text) {
        if (text.length() > LONGEST) {
            throw refuse("formula.too-long", LONGEST + 1, String.valueOf(LONGEST));
        }
        Lexer lexer = new Lexer(text);
        while (lexer.position < text.length()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Kind.END, "", "", text.stripTrailing().length() + 1));
        return lexer.tokens;
    }

    static GradusException refuse(String code, int column, Object... arguments) {
        return new GradusException(Diagnostic.error(code, new Place.InText(column), arguments));
    }

    private void next() {
        char c = text.charAt(position);
        if (c == '\n' || c == ';') {
            add(Kind.BREAK, position + 1);
        } else if (Character.isWhitespace(c)) {
            position++;
        } else if (isDigit(c) || startsFraction(position)) {
            number();
        } else if (isNameStart(c)) {
            int end = position;
            while (end < text.length() && isNamePart(text.charAt(end))) {
                end++;
            }
            add(Kind.NAME, end);
        } else if (c == '[') {
            list();
        } else {
            sign(c);
        }
    }

    private void number() {
        Matcher matcher = NUMBER.matcher(text).region(position, text.length());
        int end = matcher.lookingAt() ? matcher.end() : position + 1;
        if (text.charAt(end - 1) == '.' && text.startsWith("T", end)) {
            end--;
        }
        int wordEnd = end;
        while (wordEnd < text.length() && (isNamePart(text.charAt(wordEnd)) || startsFraction(wordEnd))) {
            wordEnd++;
        }
        String word = text.substring(position, wordEnd);
        if (wordEnd > end || Double.isInfinite(Double.parseDouble(word))) {
            throw refuse("formula.bad-number", position + 1, word);
        }
        add(Kind.NUMBER, end);
    }

    private boolean startsFraction(int index) {
        return text.charAt(index) == '.' && index + 1 < text.length() && isDigit(text.charAt(index + 1));
    }

    private void list() {
        int depth = 0;
        for (int end = position; end < text.length(); end++) {
            depth += text.charAt(end) == '[' ? 1 : text.charAt(end) == ']' ? -1 : 0;
            if (depth == 0) {
                add(Kind.LIST, end + 1);
                return;
            }
        }
        throw refuse("formula.unclosed", position + 1, "]");
    }

    private void sign(char c) {
        String two = text.substring(position, Math.min(text.length(), position + 2));
        boolean isTransposed =
                two.equals(".T") && (position + 2 == text.length() || !isNamePart(text.charAt(position + 2)));
        if (isTransposed || two.equals("<=") || two.equals(">=") || two.equals("==")) {
            add(Kind.SIGN, position + 2);
        } else {
            String symbol = TYPOGRAPHIC.getOrDefault(c, String.valueOf(c));
            tokens.add(new Token(Kind.SIGN, String.valueOf(c), symbol, position + 1));
            position++;
        }
    }

    private void add(Kind kind, int end) {
        String word = text.substring(position, end);
        tokens.add(new Token(kind, word, word, position + 1));
        position = end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return (Character.isLetter(c) && c != 'ᵀ') || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c) || (c >= '₀' && c <= '₉');
    }
}
