package gradus.app.inspector;

import gradus.app.text.Messages;
import gradus.app.text.OperationHelp;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The help of an operation as a column: what it does, when one uses it, formula, derivative, worked numbers. What
/// is empty takes no room.
final class HelpView extends VBox {
    private final Messages messages;

    HelpView(OperationHelp help, Messages messages) {
        this.messages = messages;
        setId("operation-help");
        getStyleClass().add("operation-help");
        words("help.what", help.what());
        words("help.when", help.when());
        formulas("help.formula", help.formula());
        formulas("help.derivative", help.derivative());
        words("help.derivative", help.derivativeNote());
        formulas("help.example", help.examples());
    }

    private void words(String title, String text) {
        if (!text.isEmpty()) {
            Label words = new Label(text);
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            words.getStyleClass().add("muted");
            section(title, List.of(words));
        }
    }

    private void formulas(String title, List<String> formulas) {
        if (!formulas.isEmpty()) {
            section(title, formulas.stream().map(FormulaFlow::new).toList());
        }
    }

    private void section(String title, List<? extends Node> parts) {
        Label heading = new Label(messages.text(title));
        heading.getStyleClass().add("help-heading");
        VBox section = new VBox(heading);
        section.getChildren().addAll(parts);
        getChildren().add(section);
    }
}
