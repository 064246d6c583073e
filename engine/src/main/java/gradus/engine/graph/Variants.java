package gradus.engine.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A choice between records that are written as one attribute, by Keras's names: `zeros`, `random_normal(stddev=0.1)`.
/// Attributes that are as usual are left out.
///
/// @param prototypes one of each, with the usual attributes
public record Variants<T>(List<T> prototypes) {
    public Variants {
        prototypes = List.copyOf(prototypes);
    }

    /// How each is written with its usual attributes.
    public List<String> names() {
        return prototypes.stream().map(Variants::nameOf).toList();
    }

    /// Reads what [#text] writes, and Keras's names of classes (`RandomNormal(stddev=0.1)`); attributes may be given
    /// by their place too.
    ///
    /// @throws GradusException `attribute.invalid` with the rule that the text breaks
    public T parse(String text) {
        String stripped = text.strip();
        int open = stripped.indexOf('(');
        String name = open < 0 ? stripped : stripped.substring(0, open).strip();
        T prototype = prototypes.stream()
                .filter(each -> plain(nameOf(each)).equals(plain(name)))
                .findFirst()
                .orElseThrow(() -> refused(text, Message.of("rule.variant", String.join(", ", names()))));
        if (open < 0) {
            return prototype;
        }
        if (!stripped.endsWith(")")) {
            throw refused(text, Message.of("rule.form"));
        }
        return Attributes.with(prototype, arguments(prototype, stripped.substring(open + 1, stripped.length() - 1)));
    }

    /// The value as it is written.
    public String text(T value) {
        T usual = prototypes.stream()
                .filter(each -> each.getClass() == value.getClass())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No variant " + value.getClass()));
        List<Attribute> defaults = Attributes.of(usual);
        String unusual = Attributes.of(value).stream()
                .filter(attribute -> !defaults.contains(attribute))
                .map(attribute -> attribute.name() + "=" + Attributes.text(attribute.value()))
                .collect(Collectors.joining(", "));
        return unusual.isEmpty() ? nameOf(value) : nameOf(value) + "(" + unusual + ")";
    }

    private static Map<String, String> arguments(Object prototype, String text) {
        List<Attribute> attributes = Attributes.of(prototype);
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String part : parts(text)) {
            int bracket = part.indexOf('(');
            int equals =
                    part.substring(0, bracket < 0 ? part.length() : bracket).indexOf('=');
            if (equals < 0 && arguments.size() >= attributes.size()) {
                throw refused(text, Message.of("rule.form"));
            }
            String name = equals < 0
                    ? attributes.get(arguments.size()).name()
                    : part.substring(0, equals).strip();
            arguments.put(name, part.substring(equals + 1).strip());
        }
        return arguments;
    }

    /// What stands between the commas that are in no brackets.
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            depth += sign == '[' || sign == '(' ? 1 : sign == ']' || sign == ')' ? -1 : 0;
            if (sign == ',' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        if (!text.isBlank()) {
            parts.add(text.substring(start));
        }
        return parts;
    }

    private static String nameOf(Object value) {
        return value.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static GradusException refused(String text, Message rule) {
        return new GradusException(
                Diagnostic.error("attribute.invalid", new Place.Everywhere(), text.strip(), text.strip(), rule));
    }
}
