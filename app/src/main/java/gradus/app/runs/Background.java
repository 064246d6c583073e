package gradus.app.runs;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Work with files off the window's thread.
///
/// @param files does it, one piece after the other
/// @param window takes the answers
record Background(Executor files, Executor window) {

    /// Does something, and tells on the window's thread how it came out.
    ///
    /// @param isWanted is asked before the answer is told
    <T> void of(Supplier<T> work, BooleanSupplier isWanted, Consumer<T> done, Consumer<Diagnostic> refused) {
        files.execute(() -> {
            Runnable answer = answer(work, done, refused);
            window.execute(() -> {
                if (isWanted.getAsBoolean()) {
                    answer.run();
                }
            });
        });
    }

    private static <T> Runnable answer(Supplier<T> work, Consumer<T> done, Consumer<Diagnostic> refused) {
        try {
            T result = work.get();
            return () -> done.accept(result);
        } catch (GradusException failed) {
            Diagnostic reason = failed.diagnostics().getFirst();
            return () -> refused.accept(reason);
        } catch (RuntimeException | OutOfMemoryError fault) {
            Diagnostic reason = Diagnostic.error("run.fault", new Place.Everywhere(), fault.toString());
            return () -> refused.accept(reason);
        }
    }
}
