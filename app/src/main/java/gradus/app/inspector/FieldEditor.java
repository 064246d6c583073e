package gradus.app.inspector;

import gradus.app.action.Focus;
import gradus.app.inspector.Inspection.Field;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.controlsfx.property.editor.PropertyEditor;

/// Edits one attribute. What is refused stays in the field, with the reason beneath, until it is mended or Escape
/// brings the old text back.
final class FieldEditor implements PropertyEditor<String> {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Function<String, Optional<String>> write;
    private final Label reason = new Label();
    private final VBox box;
    private final Control control;
    private final Field.Editor editor;
    private String given;
    private boolean isRetired;

    FieldEditor(Field field, Function<String, Optional<String>> write) {
        this.write = write;
        this.editor = field.editor();
        this.given = field.text();
        this.control = switch (field.editor()) {
            case TEXT -> text();
            case CHOICE -> choice(field);
            case SUGGESTION -> suggestion(field);
            case SWITCH -> checkBox();
        };
        control.setId("attribute-" + field.attribute());
        control.setAccessibleText(field.label());
        control.setMaxWidth(Double.MAX_VALUE);
        reason.getStyleClass().addAll("error-text", "field-reason");
        reason.setWrapText(true);
        reason.setId("attribute-" + field.attribute() + "-reason");
        box = new VBox(4, control);
        show(field.text());
    }

    /// Shows the attribute as it is now, unless the person is still at odds with it.
    void refresh(Field field) {
        boolean isTyped = editor == Field.Editor.TEXT || editor == Field.Editor.SUGGESTION;
        boolean isTyping = isTyped && !valueInControl().equals(given) && control.isFocused();
        boolean isWrong = box.getChildren().contains(reason);
        if (!field.text().equals(given) || (!isTyping && !isWrong)) {
            given = field.text();
            show(given);
            settle(Optional.empty());
        }
    }

    @Override
    public Node getEditor() {
        return box;
    }

    @Override
    public String getValue() {
        return given;
    }

    @Override
    public void setValue(String value) {
        show(value);
    }

    private Control text() {
        TextField field = new TextField();
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                commit(field.getText());
                field.selectAll();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                leave(event);
            }
        });
        field.focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                commit(field.getText());
            }
        });
        return field;
    }

    private Control choice(Field field) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(field.choices());
        // Going through the open list is not choosing yet: what it is closed on is.
        box.setOnAction(event -> {
            if (!box.isShowing()) {
                commit(valueInControl());
            }
        });
        box.setOnHidden(event -> commit(valueInControl()));
        return box;
    }

    private Control suggestion(Field field) {
        ComboBox<String> box = new ComboBox<>();
        box.setEditable(true);
        box.getItems().setAll(field.choices());
        box.setOnAction(event -> Optional.ofNullable(box.getValue()).ifPresent(this::commit));
        box.getEditor().addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leave(event);
            }
        });
        box.focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                commit(valueInControl());
            }
        });
        return box;
    }

    /// Escape takes back what was typed; where nothing was it is not for this field.
    private void leave(KeyEvent event) {
        if (!valueInControl().equals(given)) {
            event.consume();
        }
        show(given);
        settle(Optional.empty());
    }

    private Control checkBox() {
        CheckBox box = new CheckBox();
        box.setOnAction(event -> commit(Boolean.toString(box.isSelected())));
        return box;
    }

    /// Puts the cursor into it.
    void focus() {
        Focus.on(control);
        if (control instanceof TextField field) {
            field.selectAll();
        }
    }

    /// Another node is shown: losing the keyboard now must not write to it.
    void retire() {
        isRetired = true;
    }

    private void commit(String text) {
        if (isRetired) {
            return;
        }
        if (!text.equals(given)) {
            settle(write.apply(text));
        } else {
            settle(Optional.empty());
        }
    }

    private void settle(Optional<String> refusal) {
        control.pseudoClassStateChanged(WRONG, refusal.isPresent());
        refusal.ifPresent(reason::setText);
        if (refusal.isEmpty()) {
            box.getChildren().remove(reason);
        } else if (!box.getChildren().contains(reason)) {
            box.getChildren().add(reason);
        }
    }

    private String valueInControl() {
        return switch (control) {
            case TextField field -> field.getText();
            case ComboBox<?> choice
            when choice.isEditable() -> choice.getEditor().getText();
            case ComboBox<?> choice -> String.valueOf(choice.getValue());
            case CheckBox box -> Boolean.toString(box.isSelected());
            default -> "";
        };
    }

    private void show(String text) {
        switch (control) {
            case TextField field -> field.setText(text);
            case ComboBox<?> choice
            when choice.isEditable() -> {
                choice.getSelectionModel().clearSelection();
                select(choice, text);
                choice.getEditor().setText(text);
            }
            case ComboBox<?> choice -> select(choice, text);
            case CheckBox box -> box.setSelected(Boolean.parseBoolean(text));
            default -> {}
        }
    }

    private static <T> void select(ComboBox<T> choice, String text) {
        choice.getItems().stream()
                .filter(item -> item.toString().equals(text))
                .findFirst()
                .ifPresent(choice::setValue);
    }
}
