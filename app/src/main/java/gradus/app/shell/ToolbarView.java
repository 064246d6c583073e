package gradus.app.shell;

import gradus.app.action.Action;
import gradus.app.action.Actions;
import gradus.app.text.Messages;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// The toolbar, in one language: undo and redo, run, train and stop, the formula bar, theme and language.
final class ToolbarView extends HBox {
    private final Actions actions;
    private final Messages messages;

    ToolbarView(ShellViewModel shell, Actions actions, Messages messages, Node formula) {
        this.actions = actions;
        this.messages = messages;
        setId("toolbar");
        getStyleClass().add("toolbar");
        HBox.setHgrow(formula, Priority.ALWAYS);
        getChildren()
                .addAll(
                        button("edit.undo", false),
                        button("edit.redo", false),
                        new Separator(Orientation.VERTICAL),
                        button("run.run", true),
                        button("run.train", true),
                        button("run.stop", false),
                        new Separator(Orientation.VERTICAL),
                        formula,
                        new Separator(Orientation.VERTICAL),
                        choice("theme", "mdi2t-theme-light-dark", "", MenuView.themes(shell, messages)),
                        choice(
                                "language",
                                "mdi2t-translate",
                                messages.text("language.short"),
                                MenuView.languages(shell, messages)));
    }

    private Button button(String id, boolean isNamed) {
        Action action = actions.action(id);
        FontIcon icon = new FontIcon(action.icon());
        icon.getStyleClass().add("icon-" + id.replace('.', '-'));
        Button button = new Button(messages.text(action.text()), icon);
        button.setId("tool-" + id.replace('.', '-'));
        button.setMinWidth(USE_PREF_SIZE);
        button.setContentDisplay(isNamed ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("flat");
        button.setFocusTraversable(true);
        String help = messages.text(action.text() + ".help");
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty()
                .bind(actions.shownKey(action, messages).map(key -> key.isEmpty() ? help : help + " (" + key + ")"));
        button.setTooltip(tooltip);
        button.disableProperty().bind(action.enabled().map(enabled -> !enabled));
        button.setOnAction(event -> action.perform());
        return button;
    }

    private MenuButton choice(String id, String icon, String text, Menu menu) {
        MenuButton button = new MenuButton(text, new FontIcon(icon));
        button.setId("tool-" + id);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add("flat");
        button.setTooltip(new Tooltip(menu.getText()));
        button.setAccessibleText(menu.getText());
        button.getItems().setAll(menu.getItems());
        return button;
    }
}
