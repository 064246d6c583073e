package gradus.app.shell;

import gradus.app.action.Action;
import gradus.app.action.Actions;
import gradus.app.action.ShownKey;
import gradus.app.text.Messages;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.javafx.FontIcon;

/// Actions as items of a menu, with their keys, in one language.
///
/// @param prefix of the items' ids: `menu-edit-undo`
record ActionItems(Actions actions, Messages messages, String prefix) {

    /// The items of actions; an empty id stands for a line between them.
    List<MenuItem> of(String... ids) {
        return Stream.of(ids)
                .map(id -> id.isEmpty() ? new SeparatorMenuItem() : of(actions.action(id)))
                .toList();
    }

    private MenuItem of(Action action) {
        MenuItem item = new MenuItem(messages.text(action.text()));
        item.setId(prefix + action.id().replace('.', '-'));
        if (!action.icon().isEmpty()) {
            item.setGraphic(new FontIcon(action.icon()));
        }
        item.acceleratorProperty().bind(actions.shownKey(action, messages).map(ShownKey::new));
        item.disableProperty().bind(action.enabled().map(enabled -> !enabled));
        item.setOnAction(event -> action.perform());
        return item;
    }
}
