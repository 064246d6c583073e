package gradus.engine.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/// Reads how a project is laid out.
final class LayoutReader {

    /// Where unknown members of frames and notes are kept.
    static final String FRAMES = "layout/frames/";

    static final String NOTES = "layout/notes/";

    private final Reading reading;

    LayoutReader(Reading reading) {
        this.reading = reading;
    }

    /// @param positions of the nodes that the file's graphs hold
    Layout read(Fields fields, Map<String, Position> positions) {
        Direction direction = fields.choice("direction", Direction.class).orElse(Direction.UP);
        Map<String, Position> all = new LinkedHashMap<>(positions);
        all.putAll(byName(fields, "insides", (name, json) -> reading.position(json)));
        Decor decor = new Decor(
                byName(fields, "frames", this::frame),
                byName(fields, "notes", this::note),
                byName(fields, "bends", (name, json) -> points(json)),
                names(fields, "collapsed"));
        fields.keepRest();
        return new Layout(direction, all, decor);
    }

    private <T> Map<String, T> byName(Fields fields, String name, BiFunction<String, Json, T> read) {
        Map<String, T> all = new LinkedHashMap<>();
        fields.object(name)
                .ifPresent(members ->
                        members.names().forEach(each -> all.put(each, read.apply(each, members.require(each)))));
        return all;
    }

    private Set<String> names(Fields fields, String name) {
        Set<String> names = new LinkedHashSet<>();
        for (Json item : fields.list(name)) {
            if (!(item instanceof Json.Text(String text, Json.Spot _))) {
                throw reading.wrongKind(name, item, "text");
            }
            names.add(text);
        }
        return names;
    }

    private Frame frame(String id, Json json) {
        Fields fields = reading.fields(json, FRAMES + id, "frames");
        List<Double> box = box(fields);
        Frame frame = new Frame(
                fields.text("title").orElse(""),
                fields.text("tone").orElse(""),
                new Position(box.get(0), box.get(1)),
                box.get(2),
                box.get(3));
        fields.keepRest();
        return frame;
    }

    private Note note(String id, Json json) {
        Fields fields = reading.fields(json, NOTES + id, "notes");
        List<Double> box = box(fields);
        Note note =
                new Note(fields.text("text").orElse(""), new Position(box.get(0), box.get(1)), box.get(2), box.get(3));
        fields.keepRest();
        return note;
    }

    private List<Double> box(Fields fields) {
        return reading.numbers("box", fields.require("box"), 4, "box");
    }

    private List<Position> points(Json json) {
        if (!(json instanceof Json.Items(List<Json> items, Json.Spot _))) {
            throw reading.wrongKind("bends", json, "list");
        }
        List<Position> points = new ArrayList<>();
        items.forEach(item -> points.add(reading.position(item)));
        return points;
    }
}
