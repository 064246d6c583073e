package gradus.app.workspace;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Questions of one kind, answered in the background one after the other. Only the last one counts: an answer to an
/// older one is dropped, and one that was overtaken before its turn came is never worked on.
final class Asking<T> {
    private final Workplace place;
    private final ReadOnlyObjectWrapper<Answer<T>> answer = new ReadOnlyObjectWrapper<>(new Answer.None<>());
    private final AtomicInteger last = new AtomicInteger();

    Asking(Workplace place) {
        this.place = place;
    }

    ReadOnlyObjectProperty<Answer<T>> answer() {
        return answer.getReadOnlyProperty();
    }

    /// Asks.
    ///
    /// @param work finds the answer, on the engine's thread
    void ask(Supplier<T> work) {
        int number = last.incrementAndGet();
        answer.set(new Answer.Working<>(answer.get().find()));
        place.engine().execute(() -> {
            if (number != last.get()) {
                return;
            }
            Outcome<T> outcome = Outcome.of(work);
            place.window().execute(() -> {
                if (number == last.get()) {
                    answer.set(
                            switch (outcome) {
                                case Outcome.Done<T>(T value) -> new Answer.Known<>(value);
                                case Outcome.Failed<T>(var reasons) -> new Answer.Refused<>(reasons);
                            });
                }
            });
        });
    }

    /// Nothing is asked any more.
    void forget() {
        last.incrementAndGet();
        answer.set(new Answer.None<>());
    }
}
