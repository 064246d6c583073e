package gradus.engine.operation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Einstein's notation, `ij,jk->ik`: a label for every axis of every input, and the labels of the result. `...` stands
/// for any axes before, between or behind them.
///
/// @param terms the labels of each input; [#ELLIPSIS] stands for `...`
/// @param result the labels of the result, in the same way
record EinsumEquation(List<String> terms, String result) {

    /// Stands for the axes without labels.
    static final char ELLIPSIS = '.';

    /// The first of the labels that the axes of an ellipsis get; the last axis gets the highest.
    private static final char UNNAMED = '\uE000';

    private static final int MOST_UNNAMED = 64;

    /// Reads an equation; without `->` the result has the ellipsis and then, in alphabetical order, every label that
    /// stands once.
    ///
    /// @return empty when it is malformed
    static Optional<EinsumEquation> parse(String text) {
        String bare = text.replace(" ", "").replace("...", ".");
        if (text.contains(".") && text.replace("...", "").contains(".")) {
            return Optional.empty();
        }
        String[] sides = bare.split("->", -1);
        if (sides.length > 2 || !bare.matches("[A-Za-z.,]*(->[A-Za-z.]*)?")) {
            return Optional.empty();
        }
        List<String> terms = List.of(sides[0].split(",", -1));
        String result = sides.length == 2 ? sides[1] : implied(terms);
        boolean isWellFormed = terms.stream().allMatch(term -> count(term, ELLIPSIS) <= 1)
                && result.chars().distinct().count() == result.length()
                && result.chars().allMatch(label -> sides[0].indexOf(label) >= 0);
        return isWellFormed ? Optional.of(new EinsumEquation(terms, result)) : Optional.empty();
    }

    private static String implied(List<String> terms) {
        String all = String.join("", terms);
        String once = all.chars()
                .filter(label -> label != ELLIPSIS && count(all, label) == 1)
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return all.indexOf(ELLIPSIS) >= 0 ? ELLIPSIS + once : once;
    }

    private static long count(String term, int label) {
        return term.chars().filter(other -> other == label).count();
    }

    /// A label for every axis of one input, or empty when it has another number of axes.
    Optional<String> labels(int input, int rank) {
        String term = terms.get(input);
        int unnamed = rank - term.length() + (term.indexOf(ELLIPSIS) >= 0 ? 1 : 0);
        boolean fits = term.indexOf(ELLIPSIS) >= 0 ? unnamed >= 0 && unnamed <= MOST_UNNAMED : unnamed == 0;
        return fits ? Optional.of(term.replace(Character.toString(ELLIPSIS), unnamed(unnamed))) : Optional.empty();
    }

    /// The labels of the result, when the ellipsis stands for this many axes.
    String resultLabels(int unnamed) {
        return result.replace(Character.toString(ELLIPSIS), unnamed(unnamed));
    }

    /// How many axes the ellipsis of an input stands for.
    int unnamed(int input, int rank) {
        return terms.get(input).indexOf(ELLIPSIS) >= 0 ? rank - terms.get(input).length() + 1 : 0;
    }

    private static String unnamed(int count) {
        return IntStream.range(MOST_UNNAMED - count, MOST_UNNAMED)
                .mapToObj(i -> Character.toString(UNNAMED + i))
                .collect(Collectors.joining());
    }
}
