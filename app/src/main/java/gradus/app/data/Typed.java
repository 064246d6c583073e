package gradus.app.data;

import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;

/// A field whose text is taken with Enter or when it is left; what can't be taken is marked and says why.
final class Typed extends TextField {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Function<String, Optional<String>> take;
    private String shown = "";

    /// @param take takes what was typed, or says why not
    Typed(String id, int columns, Function<String, Optional<String>> take) {
        this.take = take;
        setId(id);
        setPrefColumnCount(columns);
        getStyleClass().add("small");
        setOnAction(event -> commit());
        focusedProperty().subscribe((before, focused) -> {
            if (!focused) {
                commit();
            }
        });
    }

    /// Shows what holds; what is being typed is left alone.
    void show(String text) {
        if (!isFocused() || getText().equals(shown)) {
            setText(text);
            mark(Optional.empty());
        }
        shown = text;
    }

    private void commit() {
        if (!getText().strip().equals(shown)) {
            mark(take.apply(getText().strip()));
        } else {
            mark(Optional.empty());
        }
    }

    private void mark(Optional<String> reason) {
        pseudoClassStateChanged(DANGER, reason.isPresent());
        setTooltip(reason.map(Tooltip::new).orElse(null));
        setAccessibleHelp(reason.orElse(""));
    }
}
