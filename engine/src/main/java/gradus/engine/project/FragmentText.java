package gradus.engine.project;

import java.util.Optional;

/// Finds a fragment in a text that people wrote around it.
final class FragmentText {

    /// So many beginnings are looked at: a text full of braces is no reason to wait.
    private static final int MOST_TRIED = 200;

    private FragmentText() {}

    /// The first object that says it is a project's, at its line and column of the whole text; when it is cut off,
    /// as far as it goes.
    static Optional<String> in(String text) {
        int tried = 0;
        for (int begin = text.indexOf('{'); begin >= 0 && tried < MOST_TRIED; begin = text.indexOf('{', begin + 1)) {
            if (startsWithName(text, begin)) {
                tried++;
                int end = end(text, begin);
                String object = text.substring(begin, end);
                if (object.contains("\"format\"") && object.contains("\"gradus\"")) {
                    return Optional.of(before(text, begin) + object);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean startsWithName(String text, int brace) {
        int next = brace + 1;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && text.charAt(next) == '"';
    }

    /// Behind the brace that closes the one at a place, or the end of the text.
    private static int end(String text, int begin) {
        int depth = 0;
        boolean isInString = false;
        for (int at = begin; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '"' -> isInString = !isInString;
                case '\\' -> at += isInString ? 1 : 0;
                case '{' -> depth += isInString ? 0 : 1;
                case '}' -> depth -= isInString ? 0 : 1;
                default -> {}
            }
            if (depth == 0) {
                return at + 1;
            }
        }
        return text.length();
    }

    /// Nothing but as many lines and columns as stand before a place, so that messages name the right ones.
    private static String before(String text, int place) {
        StringBuilder blank = new StringBuilder();
        int line = text.lastIndexOf('\n', place);
        text.substring(0, Math.max(0, line + 1))
                .chars()
                .filter(sign -> sign == '\n')
                .forEach(sign -> blank.append('\n'));
        return blank.append(" ".repeat(place - line - 1)).toString();
    }
}
