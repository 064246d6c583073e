package gradus.engine.graph;

/// Where a diagnostic points.
public sealed interface Place {

    /// The project as a whole.
    record Everywhere() implements Place {}

    /// A node by id (a path such as `dense_1/kernel` inside a block), or one of its ports or attributes.
    ///
    /// @param port the port's or attribute's name, empty for the node as a whole
    record AtNode(String node, String port) implements Place {}

    /// A spot in a file.
    ///
    /// @param line from 1, or 0 for the file as a whole
    /// @param column from 1 (a CSV's field, a text's character), or 0 for the whole line
    record InFile(String file, int line, int column) implements Place {
        @Override
        public String toString() {
            return line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
        }
    }

    /// A spot in a typed line.
    ///
    /// @param column from 1
    record InText(int column) implements Place {}

    /// One setting, by name (`learning_rate`).
    record AtSetting(String setting) implements Place {}

    static Place node(String node) {
        return new AtNode(node, "");
    }
}
