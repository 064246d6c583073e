package gradus.engine.project;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One file being read: makes its messages and gathers what is not understood.
final class Reading {

    private final String file;
    private final Map<String, Map<String, String>> unknown = new LinkedHashMap<>();

    Reading(String file) {
        this.file = file;
    }

    /// The place of a piece of JSON.
    Place place(Json at) {
        return new Place.InFile(file, at.spot().line(), at.spot().column());
    }

    /// What refuses the file because of a piece of JSON.
    GradusException refused(String code, Json at, Object... arguments) {
        return new GradusException(Diagnostic.error(code, place(at), arguments));
    }

    /// The members of an object.
    ///
    /// @param path of the object in the file, under which its unknown members are kept
    /// @param name what the object is called in messages
    /// @throws GradusException `project.wrong-kind` when it is no object
    Fields fields(Json json, String path, String name) {
        if (json instanceof Json.Members members) {
            return new Fields(this, members, path);
        }
        throw wrongKind(name, json, "object");
    }

    /// What refuses a value that is not of the kind that belongs there.
    ///
    /// @param kind `object`, `list`, `text`, `whole-number` or `position`
    GradusException wrongKind(String name, Json at, String kind) {
        return refused("project.wrong-kind", at, name, Message.of("project.kind." + kind));
    }

    /// A place on the canvas.
    ///
    /// @throws GradusException `project.wrong-kind` when it is none
    Position position(Json json) {
        List<Double> numbers = numbers("position", json, 2, "position");
        return new Position(numbers.get(0), numbers.get(1));
    }

    /// Finite numbers.
    ///
    /// @param count how many there must be
    /// @param kind of what they are together
    /// @throws GradusException `project.wrong-kind` when they are not
    List<Double> numbers(String name, Json json, int count, String kind) {
        if (json instanceof Json.Items(List<Json> items, Json.Spot _) && items.size() == count) {
            List<Double> numbers = items.stream()
                    .filter(item -> item instanceof Json.Numeral)
                    .map(item -> Double.parseDouble(((Json.Numeral) item).digits()))
                    .filter(Double::isFinite)
                    .toList();
            if (numbers.size() == count) {
                return numbers;
            }
        }
        throw wrongKind(name, json, kind);
    }

    void keep(String path, Map<String, String> members) {
        if (!members.isEmpty()) {
            unknown.put(path, members);
        }
    }

    /// Forgets what was gathered in an object and those inside it, because it is kept as a whole.
    void forget(String path) {
        unknown.keySet().removeIf(known -> known.equals(path) || known.startsWith(path + "/"));
    }

    /// The unknown members that were gathered, by path and name.
    Map<String, Map<String, String>> unknown() {
        return unknown;
    }
}
