package gradus.engine.data;

import java.util.List;

/// What is learned.
///
/// @param name the column's name
/// @param classes in the order of a network's outputs; empty when a number is learned
public record Target(String name, TargetKind kind, List<String> classes) {

    public Target {
        classes = List.copyOf(classes);
    }

    /// How many numbers a network gives for a row: one for each class, or 1.
    public int width() {
        return kind == TargetKind.CATEGORY ? classes.size() : 1;
    }
}
