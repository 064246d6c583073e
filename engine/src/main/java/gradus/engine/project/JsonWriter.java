package gradus.engine.project;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Writes JSON for people and their version control: short objects and arrays on one line, longer ones with a line
/// for each member; lists of objects always with a line for each.
final class JsonWriter {

    private static final int WIDEST = 150;
    private static final String STEP = "  ";
    private static final int REPLACEMENT = 0xFFFD;

    private final StringBuilder text = new StringBuilder();

    private JsonWriter() {}

    /// The text of a file.
    static String file(Json value) {
        JsonWriter writer = new JsonWriter();
        writer.write(value, "", 0, true);
        return writer.text.append('\n').toString();
    }

    /// The text in one line.
    static String line(Json value) {
        StringBuilder line = new StringBuilder();
        flat(value, line);
        return line.toString();
    }

    /// @param indent of the line on which the value begins
    /// @param used columns that stand before the value, and behind it if it stays in one line
    private void write(Json value, String indent, int used, boolean opened) {
        if (!opened && !isList(value)) {
            String line = line(value);
            if (used + line.length() <= WIDEST) {
                text.append(line);
                return;
            }
        }
        switch (value) {
            case Json.Members(Map<String, Json> members, Json.Spot spot)
            when !members.isEmpty() -> members(members, indent);
            case Json.Items(List<Json> items, Json.Spot spot)
            when items.stream().anyMatch(JsonWriter::isNested) -> items(items, indent);
            case Json.Items(List<Json> items, Json.Spot spot) when !items.isEmpty() -> filled(items, indent);
            default -> flat(value, text);
        }
    }

    /// Whether it is a list of objects, such as nodes and columns.
    private static boolean isList(Json value) {
        return value instanceof Json.Items(List<Json> items, Json.Spot spot)
                && items.stream().anyMatch(Json.Members.class::isInstance);
    }

    private static boolean isNested(Json value) {
        return value instanceof Json.Members || value instanceof Json.Items;
    }

    private void members(Map<String, Json> members, String indent) {
        String inner = indent + STEP;
        text.append('{');
        Iterator<Map.Entry<String, Json>> remaining = members.entrySet().iterator();
        while (remaining.hasNext()) {
            Map.Entry<String, Json> member = remaining.next();
            StringBuilder name = new StringBuilder();
            quote(readable(member.getKey()), name);
            name.append(": ");
            text.append('\n').append(inner).append(name);
            write(member.getValue(), inner, inner.length() + name.length() + 1, false);
            text.append(remaining.hasNext() ? "," : "");
        }
        text.append('\n').append(indent).append('}');
    }

    private void items(List<Json> items, String indent) {
        String inner = indent + STEP;
        text.append('[');
        Iterator<Json> remaining = items.iterator();
        while (remaining.hasNext()) {
            text.append('\n').append(inner);
            write(remaining.next(), inner, inner.length() + 1, false);
            text.append(remaining.hasNext() ? "," : "");
        }
        text.append('\n').append(indent).append(']');
    }

    /// Numbers and texts, as many on a line as there is room for.
    private void filled(List<Json> items, String indent) {
        String inner = indent + STEP;
        text.append('[');
        int used = WIDEST;
        Iterator<Json> remaining = items.iterator();
        while (remaining.hasNext()) {
            String item = line(remaining.next()) + (remaining.hasNext() ? "," : "");
            if (used + 1 + item.length() > WIDEST) {
                text.append('\n').append(inner);
                used = inner.length();
            } else {
                text.append(' ');
                used++;
            }
            text.append(item);
            used += item.length();
        }
        text.append('\n').append(indent).append(']');
    }

    private static void flat(Json value, StringBuilder line) {
        switch (value) {
            case Json.Members(Map<String, Json> members, Json.Spot spot) -> {
                line.append('{');
                String comma = "";
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    line.append(comma);
                    quote(readable(member.getKey()), line);
                    line.append(": ");
                    flat(member.getValue(), line);
                    comma = ", ";
                }
                line.append('}');
            }
            case Json.Items(List<Json> items, Json.Spot spot) -> {
                line.append('[');
                String comma = "";
                for (Json item : items) {
                    line.append(comma);
                    flat(item, line);
                    comma = ", ";
                }
                line.append(']');
            }
            case Json.Text(String content, Json.Spot spot) -> quote(content, line);
            case Json.Numeral(String digits, Json.Spot spot) -> line.append(digits);
            case Json.Truth(boolean truth, Json.Spot spot) -> line.append(truth);
            case Json.Nothing nothing -> line.append("null");
        }
    }

    /// A name without halves of surrogate pairs that stand alone: the parser refuses those in names.
    private static String readable(String name) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(name)
                ? name
                : name.codePoints()
                        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /// Halves of a surrogate pair that stand alone have no form in UTF-8, so they are written by their number.
    private static void quote(String content, StringBuilder line) {
        line.append('"');
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < content.length()
                    && Character.isLowSurrogate(content.charAt(i + 1));
            if (pair) {
                line.append(c).append(content.charAt(++i));
            } else if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c == '\n') {
                line.append("\\n");
            } else if (c == '\t') {
                line.append("\\t");
            } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
                line.append("\\u" + HexFormat.of().toHexDigits(c));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }
}
