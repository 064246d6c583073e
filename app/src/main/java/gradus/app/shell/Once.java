package gradus.app.shell;

import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/// Waits for something to become true, once.
final class Once {
    private Once() {}

    /// Does something as soon as a value fulfils a condition, at once if it does so already.
    static <T> void when(ObservableValue<T> value, Predicate<T> condition, Consumer<T> then) {
        if (condition.test(value.getValue())) {
            then.accept(value.getValue());
            return;
        }
        value.addListener(new ChangeListener<T>() {
            @Override
            public void changed(ObservableValue<? extends T> changed, T before, T now) {
                if (condition.test(now)) {
                    value.removeListener(this);
                    then.accept(now);
                }
            }
        });
    }
}
