package gradus.app.shell;

import gradus.app.action.Gesture;
import gradus.app.action.Gestures;
import gradus.app.action.Pointing;
import gradus.app.action.Pointing.Button;
import gradus.app.action.Pointing.Modifier;
import gradus.app.action.Pointing.Motion;
import gradus.app.text.Messages;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;

/// One gesture: the keys held and the button, to be chosen anew.
final class GestureRow extends VBox {
    private final Gesture standard;
    private final Messages messages;
    private final Consumer<Pointing> choose;
    private final Map<Modifier, ToggleButton> held = new EnumMap<>(Modifier.class);
    private final ComboBox<Pointing> motion = new ComboBox<>();
    private final javafx.scene.control.Button reset;
    private final Label warning = new Label("", new FontIcon("mdi2a-alert"));
    private boolean isShowing;

    /// @param choose takes the other way to do it
    GestureRow(Gesture standard, Messages messages, Consumer<Pointing> choose) {
        this.standard = standard;
        this.messages = messages;
        this.choose = choose;
        String id = standard.id().replace('.', '-');
        String words = messages.text(standard.text());
        Label name = new Label(words);
        Label place = new Label(messages.text("settings.on." + lower(standard.target())));
        place.getStyleClass().add("muted");
        VBox text = new VBox(name, place);
        for (Label label : List.of(name, place)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(text);
        for (Modifier modifier : Modifier.values()) {
            ToggleButton button = new ToggleButton(messages.text("pointing.key." + lower(modifier)));
            button.setId(id + "-" + lower(modifier));
            button.getStyleClass().add("modifier");
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(event -> take());
            held.put(modifier, button);
            row.getChildren().add(button);
        }
        motion.setId(id + "-motion");
        motion.setAccessibleText(words);
        motion.getItems().setAll(choices(standard.binding()));
        motion.setDisable(motion.getItems().size() == 1);
        motion.setConverter(new StringConverter<>() {
            @Override
            public String toString(Pointing pointing) {
                return pointing == null ? "" : pointing.words(messages);
            }

            @Override
            public Pointing fromString(String text) {
                return standard.binding();
            }
        });
        motion.setOnAction(event -> take());
        reset = OverlayPanel.icon("mdi2r-restore", messages.text("settings.key.reset", words));
        reset.setId(id + "-reset");
        reset.setOnAction(event -> choose.accept(standard.binding()));
        row.getChildren().addAll(motion, reset);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("settings-row");
        warning.setId(id + "-warning");
        warning.getStyleClass().addAll("warning-text", "settings-conflict");
        warning.getGraphic().getStyleClass().add("warning-icon");
        warning.setWrapText(true);
        getChildren().addAll(row, warning);
    }

    /// Whether a gesture can be done otherwise: what has no button of the mouse is what it is.
    static boolean canChange(Gesture gesture) {
        Motion motion = gesture.binding().motion();
        return motion.hasButton() || motion == Motion.WHEEL;
    }

    /// Shows how it is done now.
    void refresh(Gestures all, List<Gestures.Conflict> conflicts) {
        Pointing now = all.gesture(standard.id()).binding();
        isShowing = true;
        held.forEach((modifier, button) -> button.setSelected(now.modifiers().contains(modifier)));
        motion.setValue(new Pointing(now.motion(), now.button(), Set.of()));
        isShowing = false;
        reset.setVisible(!now.equals(standard.binding()));
        Optional<Gesture> other = conflicts.stream()
                .filter(each -> each.first().id().equals(standard.id())
                        || each.second().id().equals(standard.id()))
                .map(each -> each.first().id().equals(standard.id()) ? each.second() : each.first())
                .findFirst();
        other.ifPresent(gesture -> warning.setText(
                messages.text("settings.key.taken", gesture.how(messages), messages.text(gesture.text()))));
        warning.setVisible(other.isPresent());
        warning.setManaged(other.isPresent());
    }

    private void take() {
        if (!isShowing) {
            Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
            held.forEach((modifier, button) -> {
                if (button.isSelected()) {
                    modifiers.add(modifier);
                }
            });
            choose.accept(
                    new Pointing(motion.getValue().motion(), motion.getValue().button(), modifiers));
        }
    }

    /// The motions and buttons that may stand in its place, without keys held.
    private static List<Pointing> choices(Pointing now) {
        return Arrays.stream(Motion.values())
                .flatMap(motion -> Arrays.stream(Button.values())
                        .filter(button -> motion.hasButton() == (button != Button.NONE))
                        .map(button -> new Pointing(motion, button, Set.of())))
                .filter(pointing -> pointing.mayReplace(now))
                .toList();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
