package gradus.engine.block;

import gradus.engine.graph.Attributes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The attributes of a block's inside that are shown as its own: by their name outside, what they are inside. The
/// values stay inside. Written as `units = dense_1.units; rate = dropout_1.rate`.
///
/// @param byName the place inside, by the name outside
public record Exposed(Map<String, Spot> byName) {

    /// None.
    public static final Exposed NOTHING = new Exposed(Map.of());

    /// An attribute of a node inside.
    public record Spot(String node, String attribute) {
        @Override
        public String toString() {
            return node + "." + attribute;
        }
    }

    public Exposed {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /// Reads what [#toString] writes; lines may divide the entries too.
    ///
    /// @throws gradus.engine.graph.GradusException `attribute.invalid` when an entry has another form
    public static Exposed parse(String text) {
        Map<String, Spot> byName = new LinkedHashMap<>();
        for (String entry : text.split("[;\n]", -1)) {
            if (!entry.isBlank()) {
                int equals = entry.indexOf('=');
                int dot = entry.lastIndexOf('.');
                boolean isWhole = equals > 0 && dot > equals + 1 && dot < entry.length() - 1;
                Attributes.require(isWhole, "exposed", text, "rule.exposed");
                String name = entry.substring(0, equals).strip();
                Attributes.require(!name.isEmpty() && !byName.containsKey(name), "exposed", text, "rule.exposed");
                byName.put(
                        name,
                        new Spot(
                                entry.substring(equals + 1, dot).strip(),
                                entry.substring(dot + 1).strip()));
            }
        }
        return new Exposed(byName);
    }

    /// With one more.
    public Exposed with(String name, Spot spot) {
        Map<String, Spot> more = new LinkedHashMap<>(byName);
        more.put(name, spot);
        return new Exposed(more);
    }

    @Override
    public String toString() {
        return byName.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
