package gradus.app.predict;

import gradus.app.text.Messages;
import gradus.engine.data.InputField;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// One feature that can be entered: a slider as far as the training rows reach and a field for any number, or a choice
/// of classes.
final class FeatureRow {
    private static final MathContext DIGITS = new MathContext(7);
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final PredictViewModel model;
    private final Messages messages;
    private final int index;
    private final Label name = new Label();
    private final Slider slider = new Slider();
    private final TextField field = new TextField();
    private final ComboBox<String> choice = new ComboBox<>();
    private final Label mistake = new Label();
    private final InputField input;
    private String given = "";
    private boolean isShowing;

    FeatureRow(PredictViewModel model, Messages messages, int index, InputField input) {
        this.model = model;
        this.messages = messages;
        this.index = index;
        this.input = input;
        name.setText(input.name());
        name.setMinWidth(60);
        name.setMaxWidth(150);
        name.setTooltip(new Tooltip(input.name()));
        mistake.getStyleClass().add("error-text");
        mistake.setId("predict-mistake-" + index);
        mistake.setWrapText(true);
        switch (input) {
            case InputField.Numeric number -> prepare(number);
            case InputField.Choice choices -> prepare(choices);
        }
        settle(Optional.empty());
    }

    private void prepare(InputField.Numeric number) {
        double most = number.most() > number.least() ? number.most() : number.least() + 1;
        slider.setId("predict-slider-" + index);
        slider.setAccessibleText(input.name());
        slider.setMin(number.least());
        slider.setMax(most);
        slider.setBlockIncrement(
                number.isWhole() ? Math.max(1, Math.rint((most - number.least()) / 50)) : (most - number.least()) / 50);
        slider.setMinWidth(80);
        GridPane.setHgrow(slider, Priority.ALWAYS);
        slider.valueProperty().addListener((property, before, now) -> {
            if (!isShowing) {
                model.set(index, rounded(now.doubleValue(), number));
            }
        });
        field.setId("predict-field-" + index);
        field.setPrefColumnCount(7);
        field.setAccessibleText(input.name());
        field.setOnAction(event -> take());
        field.focusedProperty().subscribe(isFocused -> {
            if (!isFocused && field.getScene() != null) {
                take();
            }
        });
        name.setLabelFor(field);
    }

    private void prepare(InputField.Choice choices) {
        choice.setId("predict-choice-" + index);
        choice.setAccessibleText(input.name());
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.getItems().setAll(choices.classes());
        choice.valueProperty().addListener((property, before, now) -> {
            if (!isShowing && now != null) {
                model.choose(index, now);
            }
        });
        name.setLabelFor(choice);
    }

    /// Puts the parts into two rows of a grid; the second is there only while something is wrong.
    void addTo(GridPane grid, int row) {
        Node editor = input instanceof InputField.Numeric ? slider : choice;
        grid.add(name, 0, 2 * row);
        if (input instanceof InputField.Numeric) {
            grid.add(editor, 1, 2 * row);
            grid.add(field, 2, 2 * row);
        } else {
            grid.add(editor, 1, 2 * row, 2, 1);
        }
        grid.add(mistake, 0, 2 * row + 1, 3, 1);
    }

    /// Shows the cell as it is now; what is being typed is left alone.
    void show(String cell) {
        isShowing = true;
        if (input instanceof InputField.Numeric) {
            double number = model.number(index);
            if (!slider.isValueChanging() && !Double.isNaN(number)) {
                slider.setValue(number);
            }
            if (!field.isFocused()) {
                given = Double.isNaN(number) ? cell : fitting(number);
                field.setText(given);
                settle(Optional.empty());
            }
        } else {
            choice.setValue(cell);
        }
        isShowing = false;
    }

    private void take() {
        if (!field.getText().equals(given)) {
            Optional<String> refusal = model.type(index, field.getText());
            settle(refusal);
            if (refusal.isEmpty()) {
                given = field.getText();
            }
        }
    }

    private void settle(Optional<String> refusal) {
        field.pseudoClassStateChanged(WRONG, refusal.isPresent());
        mistake.setText(refusal.orElse(""));
        mistake.setVisible(refusal.isPresent());
        mistake.setManaged(refusal.isPresent());
    }

    private String fitting(double number) {
        return messages.numbers().full(new BigDecimal(number).round(DIGITS).doubleValue());
    }

    /// With as many digits as the slider can tell apart.
    private static double rounded(double number, InputField.Numeric range) {
        if (range.isWhole()) {
            return Math.rint(number);
        }
        double reach = Math.max(range.most() - range.least(), Double.MIN_NORMAL);
        int digits = 3 - (int) Math.floor(Math.log10(reach));
        return BigDecimal.valueOf(number)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
