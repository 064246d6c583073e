package gradus.app.workspace;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.util.List;
import java.util.function.Supplier;

/// What background work comes to.
sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {}

    record Failed<T>(List<Diagnostic> reasons) implements Outcome<T> {}

    /// A fault of the program is told like a refusal, so that a button that was pressed always has an answer.
    static <T> Outcome<T> of(Supplier<T> work) {
        try {
            return new Done<>(work.get());
        } catch (GradusException refused) {
            return new Failed<>(refused.diagnostics());
        } catch (RuntimeException | OutOfMemoryError fault) {
            return new Failed<>(List.of(Diagnostic.error("run.fault", new Place.Everywhere(), fault.toString())));
        }
    }
}
