package gradus.app.workspace;

import gradus.engine.data.CsvTable;
import gradus.engine.data.DataSet;
import gradus.engine.graph.Diagnostic;
import java.util.List;
import java.util.Optional;

/// Where the project's data are: read in the background whenever their setup changes.
public sealed interface DataState {

    /// The project has none.
    record None() implements DataState {}

    /// They are being read.
    ///
    /// @param share how much is done, from 0 to 1
    record Loading(double share) implements DataState {}

    /// They are there.
    ///
    /// @param table the rows as they came
    record Ready(CsvTable table, DataSet data, List<Diagnostic> warnings) implements DataState {
        public Ready {
            warnings = List.copyOf(warnings);
        }
    }

    /// They can't be used.
    ///
    /// @param rows the rows as they came, if these at least could be read
    record Failed(List<Diagnostic> reasons, Optional<CsvTable> rows) implements DataState {
        public Failed {
            reasons = List.copyOf(reasons);
        }
    }

    /// The data, if they are there.
    default Optional<DataSet> find() {
        return this instanceof Ready ready ? Optional.of(ready.data()) : Optional.empty();
    }

    /// The rows as they came, if they could be read.
    default Optional<CsvTable> rows() {
        return switch (this) {
            case None _, Loading _ -> Optional.empty();
            case Ready ready -> Optional.of(ready.table());
            case Failed failed -> failed.rows();
        };
    }

    /// What a person should know of them.
    default List<Diagnostic> diagnostics() {
        return switch (this) {
            case None _, Loading _ -> List.of();
            case Ready ready -> ready.warnings();
            case Failed failed -> failed.reasons();
        };
    }
}
