package gradus.engine.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/// Writes how a project is laid out.
final class LayoutWriter {

    private LayoutWriter() {}

    /// @param written the nodes whose places stand beside them already
    static Map<String, Json> members(Layout layout, Set<String> written, Kept kept) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("direction", Json.of(layout.direction().name().toLowerCase(Locale.ROOT)));
        Map<String, Position> insides = new LinkedHashMap<>(layout.positions());
        insides.keySet().removeAll(written);
        put(members, "insides", insides, (path, place) -> position(place));
        Decor decor = layout.decor();
        put(members, "frames", decor.frames(), (id, frame) -> frame(frame, kept, LayoutReader.FRAMES + id));
        put(members, "notes", decor.notes(), (id, note) -> note(note, kept, LayoutReader.NOTES + id));
        put(members, "bends", decor.bends(), (wire, points) -> points(points));
        putNames(members, "collapsed", decor.collapsed());
        return members;
    }

    static Json position(Position position) {
        return Json.of(List.of(Json.of(position.x()), Json.of(position.y())));
    }

    private static <T> void put(
            Map<String, Json> members, String name, Map<String, T> byName, BiFunction<String, T, Json> write) {
        if (!byName.isEmpty()) {
            Map<String, Json> written = new LinkedHashMap<>();
            byName.forEach((key, value) -> written.put(key, write.apply(key, value)));
            members.put(name, Json.of(written));
        }
    }

    private static void putNames(Map<String, Json> members, String name, Set<String> names) {
        if (!names.isEmpty()) {
            members.put(name, Json.of(names.stream().map(Json::of).toList()));
        }
    }

    private static Json frame(Frame frame, Kept kept, String path) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("title", Json.of(frame.title()));
        members.put("tone", Json.of(frame.tone()));
        members.put("box", box(frame.corner(), frame.width(), frame.height()));
        GraphWriter.putKept(members, kept, path);
        return Json.of(members);
    }

    private static Json note(Note note, Kept kept, String path) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("text", Json.of(note.text()));
        members.put("box", box(note.corner(), note.width(), note.height()));
        GraphWriter.putKept(members, kept, path);
        return Json.of(members);
    }

    private static Json box(Position corner, double width, double height) {
        return Json.of(List.of(Json.of(corner.x()), Json.of(corner.y()), Json.of(width), Json.of(height)));
    }

    private static Json points(List<Position> points) {
        return Json.of(points.stream().map(LayoutWriter::position).toList());
    }
}
