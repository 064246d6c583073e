package gradus.app.theme;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/// The colours a style sheet defines, by name.
public record Colours(Map<String, Color> byName) {
    private static final Pattern DEFINITION = Pattern.compile("(-[a-z0-9-]+):\\s*(#[0-9a-f]{6});");

    public Colours {
        byName = Map.copyOf(byName);
    }

    /// Those defined in the text of a sheet.
    static Colours in(String sheet) {
        Map<String, Color> colours = new TreeMap<>();
        Matcher matcher = DEFINITION.matcher(sheet);
        while (matcher.find()) {
            colours.put(matcher.group(1), Color.web(matcher.group(2)));
        }
        return new Colours(colours);
    }

    /// The colour of this name: `-gradus-value`.
    ///
    /// @throws IllegalArgumentException when there is none
    public Color get(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new IllegalArgumentException("No colour " + name));
    }
}
