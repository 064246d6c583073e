package gradus.app.whatif;

import gradus.app.text.Messages;
import gradus.engine.run.Descent.Coordinate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// One number that can be tried: whether it follows the gradient, a slider, a field, and its gradient.
final class LeafRow {
    private static final MathContext DIGITS = new MathContext(7);
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final WhatIfViewModel model;
    private final Messages messages;
    private final Coordinate place;
    private final CheckBox moves = new CheckBox();
    private final Slider slider = new Slider();
    private final TextField field = new TextField();
    private final Label gradient = new Label();
    private final Tooltip reason = new Tooltip();
    private String given = "";
    private boolean isShowing;

    LeafRow(WhatIfViewModel model, Messages messages, Leaf first) {
        this.model = model;
        this.messages = messages;
        place = first.place();
        String id = place.path() + (place.cell() == 0 ? "" : "-" + place.cell());
        moves.setId("whatif-moves-" + id);
        moves.setText(first.name());
        moves.setSelected(model.isChosen(place));
        moves.setTooltip(new Tooltip(messages.text("whatif.moves", first.name())));
        moves.selectedProperty().subscribe(isChosen -> model.choose(place, isChosen));
        slider.setId("whatif-slider-" + id);
        slider.setAccessibleText(first.name());
        slider.setMinWidth(80);
        GridPane.setHgrow(slider, Priority.ALWAYS);
        slider.valueProperty().addListener((property, before, now) -> {
            if (!isShowing) {
                model.set(place, rounded(now.doubleValue()));
            }
        });
        slider.valueChangingProperty().subscribe(isChanging -> {
            if (!isChanging) {
                model.release();
            }
        });
        field.setId("whatif-field-" + id);
        field.setPrefColumnCount(8);
        field.setAccessibleText(first.name());
        field.setOnAction(event -> take());
        field.focusedProperty().subscribe(isFocused -> {
            if (!isFocused && field.getScene() != null) {
                take();
            }
        });
        gradient.setId("whatif-gradient-" + id);
        gradient.getStyleClass().add("gradient-text");
        gradient.setMinWidth(90);
        show(first);
    }

    /// Puts the parts into a row of a grid.
    void addTo(GridPane grid, int row) {
        grid.addRow(row, moves, slider, field, gradient);
    }

    /// Shows the number as it is now.
    void show(Leaf leaf) {
        isShowing = true;
        slider.setMin(leaf.low());
        slider.setMax(leaf.high());
        slider.setBlockIncrement((leaf.high() - leaf.low()) / 100);
        if (!slider.isValueChanging()) {
            slider.setValue(leaf.value());
        }
        if (!field.isFocused()) {
            given = fitting(leaf.value());
            field.setText(given);
            settle(Optional.empty());
        }
        gradient.setText(leaf.gradient().isEmpty() ? "" : messages.text("whatif.gradient", leaf.gradient()));
        isShowing = false;
    }

    /// Shows a field that was left as what became of it.
    private void take() {
        if (!field.getText().equals(given)) {
            settle(model.type(place, field.getText()));
        }
    }

    private void settle(Optional<String> refusal) {
        field.pseudoClassStateChanged(WRONG, refusal.isPresent());
        reason.setText(refusal.orElse(""));
        field.setTooltip(refusal.isPresent() ? reason : null);
    }

    /// With as many digits as the field has room for.
    private String fitting(double number) {
        return Double.isFinite(number)
                ? messages.numbers().full(new BigDecimal(number).round(DIGITS).doubleValue())
                : messages.numbers().shortForm(number);
    }

    /// With as many digits as the slider can tell apart.
    private double rounded(double number) {
        int digits = 2 - (int) Math.floor(Math.log10(slider.getMax()));
        return BigDecimal.valueOf(number)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
