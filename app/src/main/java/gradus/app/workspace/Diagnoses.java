package gradus.app.workspace;

import gradus.engine.graph.Diagnostic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What several have to say of one document.
final class Diagnoses {
    private Diagnoses() {}

    /// All of it, each thing once: a run tells again what the check has told with its remedies.
    @SafeVarargs
    static List<Diagnostic> together(List<Diagnostic>... parts) {
        Map<Diagnostic, Diagnostic> told = new LinkedHashMap<>();
        for (List<Diagnostic> part : parts) {
            part.forEach(problem -> told.putIfAbsent(problem.withFixes(List.of()), problem));
        }
        return List.copyOf(told.values());
    }
}
