package gradus.engine.project;

import gradus.engine.graph.Diagnostic;
import java.util.List;

/// A project file that could be read.
///
/// @param diagnostics what is wrong with the file itself, with its places: a newer version, sections that are kept
///     as they stand. What is wrong with the graph, unknown nodes too, [Project#check] tells
public record Opened(Project project, List<Diagnostic> diagnostics) {
    public Opened {
        diagnostics = List.copyOf(diagnostics);
    }
}
