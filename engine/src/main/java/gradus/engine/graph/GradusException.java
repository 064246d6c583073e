package gradus.engine.graph;

import java.util.List;

/// Work that can't go on because of what a person gave: carries what to tell them.
public final class GradusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    public GradusException(Diagnostic diagnostic) {
        this(List.of(diagnostic));
    }

    public GradusException(List<Diagnostic> diagnostics) {
        super(diagnostics.toString());
        this.diagnostics = List.copyOf(diagnostics);
    }

    /// What is wrong, at least one.
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
