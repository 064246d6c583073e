package gradus.app.shell;

import gradus.app.action.Action;
import gradus.app.action.Actions;
import gradus.app.action.Category;
import gradus.app.action.KeyMap;
import gradus.app.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The keys of all actions, to be changed.
final class KeySettings extends VBox {
    private final Actions actions;
    private final Messages messages;
    private final List<KeyRow> rows = new ArrayList<>();
    private final Button reset = new Button();

    KeySettings(ShellViewModel shell, Actions actions, Messages messages) {
        this.actions = actions;
        this.messages = messages;
        getStyleClass().add("settings-page");
        VBox list = new VBox();
        list.getStyleClass().add("settings-list");
        for (Category category : Category.values()) {
            Label title = new Label(messages.text(category.text()));
            title.getStyleClass().add("section");
            list.getChildren().add(title);
            for (Action action : actions.all()) {
                if (action.category() == category) {
                    rows.add(new KeyRow(action, actions, messages, map -> choose(shell, map)));
                    list.getChildren().add(rows.getLast());
                }
            }
        }
        TextField search = new TextField();
        search.setId("settings-keys-search");
        search.setPromptText(messages.text("keys.search"));
        search.setAccessibleText(messages.text("keys.search"));
        search.textProperty().subscribe(this::filter);
        HBox.setHgrow(search, Priority.ALWAYS);
        reset.setId("settings-keys-reset");
        reset.setText(messages.text("settings.reset-all"));
        reset.setMinWidth(USE_PREF_SIZE);
        reset.setOnAction(event -> choose(shell, KeyMap.STANDARD));
        HBox head = new HBox(search, reset);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("settings-head");
        var scroll = SettingsView.scroll(list);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    /// Shows the keys as they are now.
    void refresh(KeyMap now) {
        List<KeyMap.Conflict> conflicts = now.conflicts(actions.all());
        rows.forEach(row -> row.refresh(now, conflicts));
        reset.setDisable(now.equals(KeyMap.STANDARD));
    }

    private void filter(String typed) {
        String word = typed.strip().toLowerCase(Locale.ROOT);
        for (KeyRow row : rows) {
            boolean isMeant = row.words(messages).toLowerCase(Locale.ROOT).contains(word);
            row.setVisible(isMeant);
            row.setManaged(isMeant);
        }
    }

    private static void choose(ShellViewModel shell, KeyMap map) {
        shell.choose(shell.preferences().get().hand().withKeys(map));
    }
}
