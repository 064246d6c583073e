package gradus.app.shell;

import gradus.app.action.Action;
import gradus.app.action.Actions;
import gradus.app.action.KeyMap;
import gradus.app.action.KeyStroke;
import gradus.app.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The keys of one action: a click on them waits for the new one. A key that another action has is not taken from it
/// unasked.
final class KeyRow extends VBox {
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

    private final Action action;
    private final Actions actions;
    private final Messages messages;
    private final Consumer<KeyMap> choose;
    private final Button keys = new Button();
    private final Button more;
    private final Button none;
    private final Button reset;
    private final Label warning = new Label("", new FontIcon("mdi2a-alert"));
    private final Button take = new Button();
    private final HBox conflict = new HBox(warning, take);
    private boolean isAdding;

    /// @param choose takes the changed keys
    KeyRow(Action action, Actions actions, Messages messages, Consumer<KeyMap> choose) {
        this.action = action;
        this.actions = actions;
        this.messages = messages;
        this.choose = choose;
        String id = action.id().replace('.', '-');
        String words = messages.text(action.text());
        Label name = new Label(words);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setWrapText(true);
        HBox.setHgrow(name, Priority.ALWAYS);
        keys.setId("keys-" + id);
        keys.getStyleClass().add("key-button");
        keys.setMinWidth(USE_PREF_SIZE);
        keys.setOnAction(event -> wait(false));
        keys.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        keys.addEventFilter(KeyEvent.KEY_RELEASED, this::swallow);
        keys.addEventFilter(KeyEvent.KEY_TYPED, this::swallow);
        keys.focusedProperty().subscribe(isFocused -> {
            if (!isFocused) {
                settle();
            }
        });
        more = button("keys-more-" + id, "mdi2p-plus", "settings.key.more", words);
        more.setOnAction(event -> wait(true));
        none = button("keys-none-" + id, "mdi2c-close", "settings.key.none", words);
        none.setOnAction(event -> set(List.of()));
        reset = button("keys-reset-" + id, "mdi2r-restore", "settings.key.reset", words);
        reset.setOnAction(event -> choose.accept(map().reset(action)));
        warning.setId("keys-warning-" + id);
        warning.getStyleClass().add("warning-text");
        warning.getGraphic().getStyleClass().add("warning-icon");
        warning.setWrapText(true);
        HBox.setHgrow(warning, Priority.ALWAYS);
        take.setId("keys-take-" + id);
        take.setText(messages.text("settings.key.take"));
        take.setMinWidth(USE_PREF_SIZE);
        conflict.setAlignment(Pos.CENTER_RIGHT);
        conflict.getStyleClass().add("settings-conflict");
        HBox row = new HBox(name, keys, more, none, reset);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("settings-row");
        getChildren().addAll(row, conflict);
        show(conflict, false);
    }

    /// What the row is found by.
    String words(Messages language) {
        return language.text(action.text()) + " " + keys.getText();
    }

    /// Shows the keys as they are now.
    void refresh(KeyMap now, List<KeyMap.Conflict> conflicts) {
        settle();
        none.setDisable(now.strokes(action).isEmpty());
        reset.setVisible(now.isOwn(action));
        Optional<KeyMap.Conflict> own = conflicts.stream()
                .filter(each -> each.first().id().equals(action.id())
                        || each.second().id().equals(action.id()))
                .findFirst();
        own.ifPresent(
                each -> warn(each.stroke(), each.first().id().equals(action.id()) ? each.second() : each.first()));
        show(conflict, own.isPresent());
    }

    private void wait(boolean adds) {
        isAdding = adds;
        keys.requestFocus();
        keys.setText(messages.text("settings.key.press"));
        keys.pseudoClassStateChanged(WAITING, true);
    }

    private boolean isWaiting() {
        return keys.getPseudoClassStates().contains(WAITING);
    }

    private void settle() {
        List<KeyStroke> strokes = map().strokes(action);
        keys.pseudoClassStateChanged(WAITING, false);
        keys.setText(
                strokes.isEmpty()
                        ? messages.text("settings.key.without")
                        : strokes.stream()
                                .map(stroke -> stroke.words(messages))
                                .collect(Collectors.joining(" " + messages.text("keys.or") + " ")));
    }

    private void press(KeyEvent event) {
        if (!isWaiting()) {
            return;
        }
        event.consume();
        if (event.getCode() == KeyCode.ESCAPE) {
            settle();
        } else {
            KeyStroke.of(event).ifPresent(this::take);
        }
    }

    private void swallow(KeyEvent event) {
        if (isWaiting()) {
            event.consume();
        }
    }

    private void take(KeyStroke stroke) {
        Optional<Action> holder = map().holder(actions.all(), action, stroke);
        settle();
        if (holder.isEmpty()) {
            set(with(stroke));
        } else {
            warn(stroke, holder.get());
        }
    }

    /// Says who has the key, and offers to take it away from there.
    private void warn(KeyStroke stroke, Action holder) {
        warning.setText(messages.text("settings.key.taken", stroke.words(messages), messages.text(holder.text())));
        List<KeyStroke> wanted = with(stroke);
        take.setOnAction(event -> choose.accept(map().with(
                        holder,
                        map().strokes(holder).stream()
                                .filter(other -> !other.equals(stroke))
                                .toList())
                .with(action, wanted)));
        show(conflict, true);
    }

    private List<KeyStroke> with(KeyStroke stroke) {
        List<KeyStroke> strokes = new ArrayList<>(isAdding ? map().strokes(action) : List.of());
        if (!strokes.contains(stroke)) {
            strokes.add(stroke);
        }
        return strokes;
    }

    private void set(List<KeyStroke> strokes) {
        choose.accept(map().with(action, strokes));
    }

    private KeyMap map() {
        return actions.keys().getValue();
    }

    private Button button(String id, String icon, String text, String name) {
        Button button = OverlayPanel.icon(icon, messages.text(text, name));
        button.setId(id);
        return button;
    }

    private static void show(HBox part, boolean isShown) {
        part.setVisible(isShown);
        part.setManaged(isShown);
    }
}
