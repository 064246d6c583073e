package gradus.engine.project;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// Reads a text as JSON.
final class JsonReader {

    /// How deep objects and arrays may stand in one another.
    static final int DEEPEST = 200;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(FileBytes.MOST)
                    .build())
            .build();

    private final String file;
    private final JsonParser parser;

    private JsonReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /// Reads a text that is one piece of JSON and nothing else.
    ///
    /// @param file what to call it in messages
    /// @throws GradusException `project.empty`, `project.cut-off`, `project.not-json`, `project.beyond-limits` or
    ///     `project.duplicate-member`, with the place
    static Json read(String text, String file) {
        if (text.isBlank()) {
            throw new GradusException(Diagnostic.error("project.empty", new Place.InFile(file, 0, 0), file));
        }
        JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text);
        try (parser) {
            JsonReader reader = new JsonReader(file, parser);
            parser.nextToken();
            Json value = reader.value();
            if (parser.nextToken() != null) {
                throw reader.refused("project.not-json", parser.currentTokenLocation());
            }
            return value;
        } catch (UnexpectedEndOfInputException cutOff) {
            throw new GradusException(Diagnostic.error("project.cut-off", end(text, file)));
        } catch (StreamConstraintsException excessive) {
            throw new GradusException(Diagnostic.error(
                    "project.beyond-limits", place(file, parser.currentLocation()), Integer.toString(DEEPEST)));
        } catch (StreamReadException wrong) {
            throw new GradusException(
                    isCutOff(text, wrong.getLocation().getCharOffset())
                            ? Diagnostic.error("project.cut-off", end(text, file))
                            : Diagnostic.error("project.not-json", place(file, wrong.getLocation())));
        }
    }

    /// Whether nothing but the beginning of a word or a number stands from here on. The parser tells this, and a name
    /// without
    /// its end, like any wrong character.
    private static boolean isCutOff(String text, long offset) {
        String rest = text.substring(Math.clamp(offset, 0, text.length())).strip();
        return rest.matches("[-+.\\deE]*")
                || Stream.of("true", "false", "null").anyMatch(word -> word.startsWith(rest));
    }

    private Json value() {
        Json.Spot spot = spot();
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(spot);
            case START_ARRAY -> items(spot);
            case VALUE_STRING -> new Json.Text(parser.getString(), spot);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(parser.getString(), spot);
            case VALUE_TRUE -> new Json.Truth(true, spot);
            case VALUE_FALSE -> new Json.Truth(false, spot);
            case VALUE_NULL -> new Json.Nothing(spot);
            default -> throw refused("project.not-json", parser.currentTokenLocation());
        };
    }

    private Json members(Json.Spot spot) {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            TokenStreamLocation location = parser.currentTokenLocation();
            parser.nextToken();
            if (members.put(name, value()) != null) {
                throw refused("project.duplicate-member", location, name);
            }
        }
        return new Json.Members(members, spot);
    }

    private Json items(Json.Spot spot) {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Json.Items(items, spot);
    }

    private Json.Spot spot() {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new Json.Spot(location.getLineNr(), location.getColumnNr());
    }

    private GradusException refused(String code, TokenStreamLocation location, Object... arguments) {
        return new GradusException(Diagnostic.error(code, place(file, location), arguments));
    }

    private static Place place(String file, TokenStreamLocation location) {
        return new Place.InFile(file, Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()));
    }

    /// Behind the last character that is no blank: where something is missing.
    private static Place end(String text, String file) {
        String written = text.stripTrailing();
        int line = 1 + (int) written.chars().filter(c -> c == '\n').count();
        return new Place.InFile(file, line, written.length() - written.lastIndexOf('\n'));
    }
}
