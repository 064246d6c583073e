package gradus.app.data;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// A list of choices in words, which tells only what a person chooses: while the list is open and gone through by
/// keys, nothing is chosen yet.
final class Choices<T> extends ComboBox<T> {
    private final Consumer<T> chosen;
    private boolean isQuiet;
    private Optional<T> known = Optional.empty();

    /// @param words what each choice is called
    /// @param chosen takes what a person chose
    Choices(String id, List<T> choices, Function<T, String> words, Consumer<T> chosen) {
        setId(id);
        getItems().setAll(choices);
        setMaxWidth(Double.MAX_VALUE);
        getStyleClass().add("small");
        setConverter(new StringConverter<>() {
            @Override
            public String toString(T choice) {
                return Optional.ofNullable(choice).map(words).orElse("");
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("The choice can't be typed");
            }
        });
        this.chosen = chosen;
        valueProperty().addListener(observable -> tell());
        showingProperty().addListener(observable -> tell());
    }

    private void tell() {
        Optional<T> now = Optional.ofNullable(getValue());
        if (!isQuiet && !isShowing() && now.isPresent() && !now.equals(known)) {
            known = now;
            chosen.accept(now.get());
        }
    }

    /// Shows what is chosen.
    void show(T choice) {
        isQuiet = true;
        known = Optional.of(choice);
        setValue(choice);
        isQuiet = false;
    }

    /// Offers others.
    void offer(List<T> others, T choice) {
        isQuiet = true;
        if (!getItems().equals(others)) {
            getItems().setAll(others);
        }
        isQuiet = false;
        show(choice);
    }
}
