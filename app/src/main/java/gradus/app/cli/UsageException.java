package gradus.app.cli;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.util.List;
import java.util.function.Supplier;

/// The command line is wrong: carries what to tell the person who typed it.
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    private UsageException(List<Diagnostic> diagnostics) {
        super(diagnostics.toString());
        this.diagnostics = List.copyOf(diagnostics);
    }

    /// A wrong command line, told by a text of the bundles.
    static UsageException of(String code, Object... arguments) {
        return new UsageException(List.of(Diagnostic.error(code, new Place.Everywhere(), arguments)));
    }

    /// A wrong value of an option.
    static UsageException at(String option, String code, Object... arguments) {
        return new UsageException(List.of(Diagnostic.error(code, new Place.AtSetting(option), arguments)));
    }

    /// Does work that only the command line can spoil, so that what it refuses is the command line's fault.
    static <T> T blame(Supplier<T> work) {
        try {
            return work.get();
        } catch (GradusException refused) {
            throw new UsageException(refused.diagnostics());
        }
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
