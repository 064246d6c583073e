package gradus.engine.project;

import gradus.engine.graph.Attribute;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// The members of one JSON object, taken out one by one; what nobody takes is unknown.
final class Fields {

    private final Reading reading;
    private final Json.Members object;
    private final String path;
    private final Map<String, Json> left;

    Fields(Reading reading, Json.Members object, String path) {
        this.reading = reading;
        this.object = object;
        this.path = path;
        this.left = new LinkedHashMap<>(object.byName());
    }

    /// Takes a member.
    Optional<Json> take(String name) {
        return Optional.ofNullable(left.remove(name));
    }

    /// The names of the members that are left.
    List<String> names() {
        return List.copyOf(left.keySet());
    }

    /// Takes a member that must be there.
    ///
    /// @throws GradusException `project.missing`
    Json require(String name) {
        return take(name).orElseThrow(() -> reading.refused("project.missing", object, name));
    }

    /// Takes a text; empty when it is not there.
    Optional<String> text(String name) {
        return take(name).map(json -> text(name, json));
    }

    /// Takes a text that must be there.
    String requireText(String name) {
        return text(name, require(name));
    }

    /// Takes a truth value; false when it is not there.
    boolean truth(String name) {
        return take(name)
                .map(json -> {
                    if (json instanceof Json.Truth(boolean value, Json.Spot _)) {
                        return value;
                    }
                    throw reading.wrongKind(name, json, "truth");
                })
                .orElse(false);
    }

    /// Takes an object that need not be there.
    Optional<Fields> object(String name) {
        return take(name).map(json -> reading.fields(json, path.isEmpty() ? name : path + "/" + name, name));
    }

    /// Takes a list; empty when it is not there.
    List<Json> list(String name) {
        return take(name).map(json -> list(name, json)).orElse(List.of());
    }

    /// Takes a list that must be there.
    List<Json> requireList(String name) {
        return list(name, require(name));
    }

    /// Takes one of a few choices, by its name in lower case; empty when it is not there.
    ///
    /// @throws GradusException `attribute.invalid`
    <E extends Enum<E>> Optional<E> choice(String name, Class<E> choices) {
        return take(name).map(json -> {
            String text = text(name, json);
            return Arrays.stream(choices.getEnumConstants())
                    .filter(choice -> Attributes.text(choice).equals(text))
                    .findFirst()
                    .orElseThrow(
                            () -> reading.refused("attribute.invalid", json, name, text, Message.of("rule.choice")));
        });
    }

    /// Takes the members that are attributes of a record and makes a copy with their values.
    ///
    /// @param prototype has the values of those that are missing
    /// @throws GradusException `attribute.invalid` at the member that is refused
    <T> T attributesOf(T prototype) {
        return attributesOf(prototype, (name, json) -> {
            throw reading.wrongKind(name, json, "text");
        });
    }

    /// The same for a record that may hold graphs.
    ///
    /// @param graph reads a graph, by the name of its attribute
    <T> T attributesOf(T prototype, BiFunction<String, Json, Graph> graph) {
        Map<String, Object> changes = new LinkedHashMap<>();
        for (Attribute attribute : Attributes.of(prototype)) {
            take(attribute.name())
                    .ifPresent(json -> changes.put(
                            attribute.name(),
                            attribute.type() == Graph.class
                                    ? graph.apply(attribute.name(), json)
                                    : AttributeReader.plain(attribute, json)));
        }
        return placed(() -> Attributes.with(prototype, changes));
    }

    /// Makes a value whose refusal is told at the member that it names.
    <T> T placed(Supplier<T> made) {
        try {
            return made.get();
        } catch (GradusException refused) {
            Diagnostic reason = refused.diagnostics().getFirst();
            if (reason.place() instanceof Place.AtSetting(String setting)) {
                Json at = object.byName().getOrDefault(setting, object);
                throw new GradusException(AttributeReader.shortened(reason).at(reading.place(at)));
            }
            throw refused;
        }
    }

    /// Refuses members that nobody took, as what could not be attributes.
    void refuseRest(String owner) {
        left.forEach((name, json) -> {
            throw reading.refused("attribute.unknown", json, name, owner);
        });
    }

    /// Keeps the members that nobody took.
    void keepRest() {
        Map<String, String> rest = new LinkedHashMap<>();
        left.forEach((name, json) -> rest.put(name, JsonWriter.line(json)));
        reading.keep(path, rest);
    }

    private String text(String name, Json json) {
        if (json instanceof Json.Text(String value, Json.Spot spot)) {
            return value;
        }
        throw reading.wrongKind(name, json, "text");
    }

    private List<Json> list(String name, Json json) {
        if (json instanceof Json.Items(List<Json> items, Json.Spot spot)) {
            return items;
        }
        throw reading.wrongKind(name, json, "list");
    }
}
