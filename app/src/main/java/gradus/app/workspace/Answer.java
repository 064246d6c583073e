package gradus.app.workspace;

import gradus.engine.graph.Diagnostic;
import java.util.List;
import java.util.Optional;

/// What has come of a question that is answered in the background.
public sealed interface Answer<T> {

    /// Nothing was asked.
    record None<T>() implements Answer<T> {}

    /// It is being found out.
    ///
    /// @param before what was answered last, if it can still be shown
    record Working<T>(Optional<T> before) implements Answer<T> {}

    /// It is known.
    record Known<T>(T value) implements Answer<T> {}

    /// It can't be answered.
    record Refused<T>(List<Diagnostic> reasons) implements Answer<T> {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /// What is known, be it that a newer answer is on its way.
    default Optional<T> find() {
        return switch (this) {
            case None<T> none -> Optional.empty();
            case Refused<T> refused -> Optional.empty();
            case Working<T>(Optional<T> before) -> before;
            case Known<T>(T value) -> Optional.of(value);
        };
    }

    /// Why there is no answer; empty while there may be one.
    default List<Diagnostic> reasons() {
        return this instanceof Refused<T>(List<Diagnostic> reasons) ? reasons : List.of();
    }

    /// Whether it is being found out.
    default boolean isWorking() {
        return this instanceof Working<T>;
    }
}
