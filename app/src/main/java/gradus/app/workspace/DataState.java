package gradus.app.workspace;

import gradus.engine.data.DataSet;
import gradus.engine.graph.Diagnostic;
import java.util.List;
import java.util.Optional;

/// Where the project's data are: read in the background whenever their setup changes.
public sealed interface DataState {

    /// The project has none.
    record None() implements DataState {}

    /// They are being read.
    record Loading() implements DataState {}

    /// They are there.
    record Ready(DataSet data, List<Diagnostic> warnings) implements DataState {
        public Ready {
            warnings = List.copyOf(warnings);
        }
    }

    /// They can't be read.
    record Failed(List<Diagnostic> reasons) implements DataState {
        public Failed {
            reasons = List.copyOf(reasons);
        }
    }

    /// The data, if they are there.
    default Optional<DataSet> find() {
        return this instanceof Ready(DataSet data, List<Diagnostic> _) ? Optional.of(data) : Optional.empty();
    }

    /// What a person should know of them.
    default List<Diagnostic> diagnostics() {
        return switch (this) {
            case None _, Loading _ -> List.of();
            case Ready(DataSet _, List<Diagnostic> warnings) -> warnings;
            case Failed(List<Diagnostic> reasons) -> reasons;
        };
    }
}
