package gradus.app.action;

import gradus.app.text.Messages;
import gradus.app.text.OperationHelp;
import gradus.engine.graph.Operation;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/// The words that an operation is found by, without regard to case and accents: what it is called in the language and
/// in the catalogue (where ONNX and Keras lend the names), its family, and what it does.
public record SearchText(String title, String name, String words, String family, String help) {

    /// As much of the help as says what it is, such as "the sum of two values".
    private static final int BEGINNING = 32;

    /// The words of an operation.
    public static SearchText of(Operation operation, OperationHelp help, Messages messages) {
        String name = OperationDrag.key(operation);
        String split = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return new SearchText(
                plain(help.title()),
                plain(name),
                plain(help.title() + " " + name + " " + split),
                plain(messages.text("family." + operation.family().name())),
                plain(help.what()));
    }

    /// How well it fits what is searched for: 0 for its very name, more for less; empty when a word is nowhere.
    public OptionalInt rank(String query) {
        String text = plain(query);
        List<String> parts = Arrays.asList(text.split("\\s+"));
        if (text.equals(title) || text.equals(name)) {
            return OptionalInt.of(0);
        } else if (title.startsWith(text) || name.startsWith(text)) {
            return OptionalInt.of(1);
        } else if (parts.stream().allMatch((" " + words)::contains) && (" " + words).contains(" " + parts.getFirst())) {
            return OptionalInt.of(2);
        } else if (parts.stream().allMatch(words::contains)) {
            return OptionalInt.of(3);
        } else if (parts.stream().allMatch((words + " " + family)::contains)) {
            return OptionalInt.of(4);
        }
        String all = words + " " + family + " ";
        if (parts.stream().allMatch((all + help.substring(0, Math.min(BEGINNING, help.length())))::contains)) {
            return OptionalInt.of(5);
        }
        return parts.stream().allMatch((all + help)::contains) ? OptionalInt.of(6) : OptionalInt.empty();
    }

    /// Those that fit, the best first; as many fit equally well they stay in their order.
    ///
    /// @param text the words of one of them
    public static <T> List<T> ranked(Stream<T> all, Function<T, SearchText> text, String query) {
        record Ranked<T>(T found, int rank) {}
        return all.flatMap(each -> text.apply(each).rank(query).stream().mapToObj(rank -> new Ranked<>(each, rank)))
                .sorted(Comparator.comparingInt(Ranked::rank))
                .map(Ranked::found)
                .toList();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
