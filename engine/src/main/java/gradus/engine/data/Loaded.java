package gradus.engine.data;

import gradus.engine.graph.Diagnostic;
import java.util.List;

/// Data that are ready for training, with what a person should know of them.
public record Loaded(DataSet data, List<Diagnostic> warnings) {

    public Loaded {
        warnings = List.copyOf(warnings);
    }
}
