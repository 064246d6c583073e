package gradus.app.action;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/// Finds texts by some of their letters in order: `swl` finds "Select what leads here".
public final class Fuzzy {
    private static final int NEVER = 1_000_000;
    private static final int WORD = 2;
    private static final int MIDDLE = 6;

    private Fuzzy() {}

    /// How far a text is from what was typed, without regard to case, accents and spaces: 0 for its beginning, more the
    /// more scattered the letters are; empty when it hasn't got them.
    public static OptionalInt distance(String typed, String text) {
        String letters = plain(typed).replaceAll("\\s+", "");
        String words = plain(text);
        if (letters.isEmpty()) {
            return OptionalInt.of(0);
        }
        int[] ends = new int[words.length()];
        for (int at = 0; at < words.length(); at++) {
            ends[at] = words.charAt(at) == letters.charAt(0) ? step(words, -1, at) : NEVER;
        }
        for (char letter : letters.substring(1).toCharArray()) {
            int[] before = ends;
            ends = new int[words.length()];
            for (int at = 0; at < words.length(); at++) {
                ends[at] = words.charAt(at) == letter ? cheapest(words, before, at) : NEVER;
            }
        }
        int least = Arrays.stream(ends).min().orElse(NEVER);
        return least < NEVER ? OptionalInt.of(least) : OptionalInt.empty();
    }

    private static int cheapest(String words, int[] before, int at) {
        int least = NEVER;
        for (int from = 0; from < at; from++) {
            least = Math.min(least, before[from] + step(words, from, at));
        }
        return least;
    }

    private static int step(String words, int from, int at) {
        if (at == from + 1) {
            return 0;
        }
        return Character.isLetterOrDigit(words.charAt(at - 1)) ? MIDDLE : WORD;
    }

    /// A text as it is compared: small letters without accents.
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
