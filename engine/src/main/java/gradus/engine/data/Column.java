package gradus.engine.data;

import gradus.engine.graph.Attributes;
import java.util.HashSet;
import java.util.List;

/// One column of a data file.
///
/// @param name as in the file's header, `column_1`, `column_2`, … where there is none
/// @param classes a category's class names, in the order in which they are numbered; empty for other kinds
public record Column(String name, ColumnKind kind, List<String> classes) {

    public Column {
        classes = List.copyOf(classes);
        Attributes.require(!name.isBlank(), "column", name, "rule.not-empty");
        Attributes.require(new HashSet<>(classes).size() == classes.size(), "classes", classes, "rule.distinct");
    }

    /// A column of numbers.
    public static Column number(String name) {
        return new Column(name, ColumnKind.NUMBER, List.of());
    }

    /// A column of class names.
    public static Column category(String name, List<String> classes) {
        return new Column(name, ColumnKind.CATEGORY, classes);
    }

    /// A column that takes no part.
    public static Column ignored(String name) {
        return new Column(name, ColumnKind.IGNORED, List.of());
    }

    /// The same column, read in another way.
    public Column as(ColumnKind other) {
        return new Column(name, other, classes);
    }

    /// How many numbers a network gets from one cell: 1, for a category one for each class.
    public int width() {
        return switch (kind) {
            case NUMBER -> 1;
            case CATEGORY -> classes.size();
            case IGNORED -> 0;
        };
    }
}
