package gradus.engine.project;

import gradus.engine.graph.Attribute;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Message;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Place;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// Makes operations from what the file says of their attributes.
final class AttributeReader {

    /// A value in a message may be as long as this.
    private static final int LONGEST = 60;

    private AttributeReader() {}

    /// A prototype with the attributes that a file states.
    ///
    /// @param graph reads a graph that is an attribute, by its name
    /// @throws GradusException `attribute.unknown` or `attribute.invalid`, at the setting
    static Operation read(Operation prototype, Json.Members stated, BiFunction<String, Json, Graph> graph) {
        List<Attribute> known = Attributes.of(prototype);
        Map<String, Object> values = new LinkedHashMap<>();
        stated.byName().forEach((name, json) -> {
            Attribute attribute = known.stream()
                    .filter(each -> each.isNamed(name))
                    .findFirst()
                    .orElseThrow(() -> new GradusException(
                            Diagnostic.error("attribute.unknown", new Place.AtSetting(name), name, prototype.name())));
            values.put(
                    name,
                    attribute.type() == Graph.class && json instanceof Json.Members
                            ? graph.apply(name, json)
                            : plain(attribute, json));
        });
        return Attributes.with(prototype, values);
    }

    /// A value in a form that [Attributes#with] takes.
    static Object plain(Attribute attribute, Json json) {
        Class<?> type = attribute.type();
        return switch (json) {
            case Json.Members members when type == Tensor.class -> tensor(attribute, members);
            case Json.Members members -> throw invalid(attribute, members, "rule.form");
            case Json.Nothing nothing -> throw invalid(attribute, nothing, "rule.form");
            case Json.Text(String value, Json.Spot spot) -> value;
            case Json other when type == String.class -> throw invalid(attribute, other, "rule.text");
            case Json.Numeral(String digits, Json.Spot spot) -> digits;
            case Json.Truth(boolean value, Json.Spot spot) -> value;
            case Json.Items items -> bare(items);
        };
    }

    /// The same message, with values of a readable length.
    static Diagnostic shortened(Diagnostic diagnostic) {
        List<Object> arguments = diagnostic.arguments().stream()
                .map(argument -> argument instanceof String text && text.length() > LONGEST
                        ? text.substring(0, LONGEST) + "…"
                        : argument)
                .toList();
        return new Diagnostic(
                diagnostic.severity(), diagnostic.code(), diagnostic.place(), arguments, diagnostic.fixes());
    }

    /// Lists without the quotes around texts, as shapes and tensors are written: `[N, 4]`.
    private static String bare(Json json) {
        return switch (json) {
            case Json.Items(List<Json> items, Json.Spot spot) ->
                items.stream().map(AttributeReader::bare).collect(Collectors.joining(", ", "[", "]"));
            case Json.Text(String value, Json.Spot spot) -> value;
            default -> JsonWriter.line(json);
        };
    }

    private static Tensor tensor(Attribute attribute, Json.Members members) {
        try {
            ElementType type = ElementType.valueOf(bare(part(members, "type")).toUpperCase(Locale.ROOT));
            Shape shape = Shape.parse(bare(part(members, "shape")));
            if (!(part(members, "data") instanceof Json.Items(List<Json> items, Json.Spot spot))) {
                throw new IllegalArgumentException();
            }
            double[] values = items.stream()
                    .mapToDouble(item -> Double.parseDouble(bare(item)))
                    .toArray();
            return Tensor.of(type, shape, values);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException wrong) {
            throw invalid(attribute, members, "rule.form");
        }
    }

    private static Json part(Json.Members members, String name) {
        return members.byName().getOrDefault(name, new Json.Nothing(members.spot()));
    }

    private static GradusException invalid(Attribute attribute, Json json, String rule) {
        return new GradusException(Diagnostic.error(
                "attribute.invalid",
                new Place.AtSetting(attribute.name()),
                attribute.name(),
                JsonWriter.line(json),
                Message.of(rule)));
    }
}
