package gradus.engine.data;

import gradus.engine.graph.Diagnostic;
import java.util.List;

/// Data that are ready for training, with what a person should know of them.
///
/// @param table the rows as they came, before anything was made of them
public record Loaded(CsvTable table, DataSet data, List<Diagnostic> warnings) {

    public Loaded {
        warnings = List.copyOf(warnings);
    }
}
