package gradus.app.formula;

import gradus.app.text.Messages;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Popup;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.javafx.FontIcon;

/// The formula bar in the toolbar. A mistake is told beneath it, with the cursor where it is.
public final class FormulaBarView extends HBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final FormulaBarViewModel model;
    private final CustomTextField field = new CustomTextField();
    private final Popup popup = new Popup();
    private final Label reason = new Label();

    public FormulaBarView(FormulaBarViewModel model, Messages messages) {
        this.model = model;
        getStyleClass().add("formula-bar");
        field.setId("formula");
        field.setPromptText(messages.text("formula.prompt"));
        field.setAccessibleText(messages.text("formula.title"));
        field.setTooltip(new Tooltip(messages.text("formula.help")));
        FontIcon sign = new FontIcon("mdi2f-function-variant");
        sign.getStyleClass().add("field-icon");
        field.setLeft(sign);
        field.textProperty().bindBidirectional(model.text());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.textProperty().addListener((property, before, text) -> model.typed());
        field.focusedProperty().subscribe(focused -> {
            if (!focused && model.mistake().get().isEmpty()) {
                model.revert();
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setMaxWidth(Double.MAX_VALUE);
        getChildren().add(field);

        reason.setId("formula-reason");
        reason.getStyleClass().addAll("formula-reason", "error-text");
        reason.setWrapText(true);
        reason.setMaxWidth(480);
        popup.getContent().add(reason);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        model.mistake().subscribe(mistake -> mistake.ifPresentOrElse(this::tell, this::hide));
    }

    /// Puts the cursor into the bar.
    public void focusField() {
        field.requestFocus();
        field.selectAll();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            if (model.submit()) {
                field.selectAll();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            model.revert();
            event.consume();
        }
    }

    private void tell(FormulaBarViewModel.Mistake mistake) {
        field.pseudoClassStateChanged(WRONG, true);
        reason.setText(mistake.text());
        mistake.column().ifPresent(column -> field.positionCaret(Math.min(column - 1, field.getLength())));
        Bounds bounds = field.localToScreen(field.getBoundsInLocal());
        if (bounds != null && field.getScene() != null && field.getScene().getWindow() != null) {
            popup.show(field, bounds.getMinX(), bounds.getMaxY() + 4);
        }
    }

    private void hide() {
        field.pseudoClassStateChanged(WRONG, false);
        popup.hide();
    }
}
