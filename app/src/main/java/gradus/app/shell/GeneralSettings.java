package gradus.app.shell;

import gradus.app.shell.Preferences.Hand;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.theme.Theme;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Language, theme, motion and the trackpad.
final class GeneralSettings extends VBox {
    private final Messages messages;

    GeneralSettings(ShellViewModel shell, Messages messages) {
        this.messages = messages;
        getStyleClass().add("settings-page");
        Preferences now = shell.preferences().get();
        choices(
                "menu.language",
                Arrays.asList(Language.values()),
                now.language(),
                language -> "language-" + language.tag(),
                language -> messages.text("language." + language.tag()),
                shell::choose);
        choices(
                "menu.theme",
                Arrays.asList(Theme.values()),
                now.theme(),
                theme -> "theme-" + theme.id(),
                theme -> messages.text("theme." + theme.id()),
                shell::choose);
        switchOf(
                "settings.motion",
                now.hand().reducesMotion(),
                reduces -> shell.choose(hand(shell).withReducedMotion(reduces)));
        switchOf(
                "settings.scroll",
                now.hand().scrollPans(),
                pans -> shell.choose(hand(shell).withScrollThatPans(pans)));
    }

    private static Hand hand(ShellViewModel shell) {
        return shell.preferences().get().hand();
    }

    private <T> void choices(
            String title, List<T> all, T now, Function<T, String> id, Function<T, String> words, Consumer<T> choose) {
        Label heading = new Label(messages.text(title));
        heading.getStyleClass().add("section");
        HBox row = new HBox();
        row.getStyleClass().add("settings-choices");
        ToggleGroup group = new ToggleGroup();
        for (T each : all) {
            RadioButton button = new RadioButton(words.apply(each));
            button.setId("settings-" + id.apply(each));
            button.setToggleGroup(group);
            button.setSelected(each.equals(now));
            button.setOnAction(event -> choose.accept(each));
            row.getChildren().add(button);
        }
        getChildren().add(new VBox(heading, row));
    }

    private void switchOf(String text, boolean now, Consumer<Boolean> choose) {
        CheckBox box = new CheckBox(messages.text(text));
        box.setId(text.replace('.', '-'));
        box.setSelected(now);
        box.setOnAction(event -> choose.accept(box.isSelected()));
        Label help = new Label(messages.text(text + ".help"));
        help.getStyleClass().add("muted");
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        VBox both = new VBox(box, help);
        both.getStyleClass().add("settings-switch");
        getChildren().add(both);
    }
}
