package gradus.app.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One row: a node, in words.
///
/// @param place the ids of the blocks that lead to it, from the outside in
/// @param operation what people call what it does
/// @param shape of its value
/// @param said its state in words
/// @param wires where its wires come from and go to, in words
/// @param hasInside whether it is a block that can be opened
public record OutlineRow(
        List<String> place,
        String id,
        String name,
        String operation,
        String shape,
        State state,
        String said,
        List<String> wires,
        boolean hasInside) {
    public OutlineRow {
        place = List.copyOf(place);
        wires = List.copyOf(wires);
    }

    /// How a node is.
    public enum State {
        READY,
        CURRENT,
        STALE,
        RUNNING,
        ERROR
    }

    /// The ids that lead to the node, its own last.
    public List<String> path() {
        List<String> path = new ArrayList<>(place);
        path.add(id);
        return List.copyOf(path);
    }

    /// Everything there is to say, as a screen reader reads it.
    public String words() {
        return Stream.concat(Stream.of(name, operation, shape, said), wires.stream())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
