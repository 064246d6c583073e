package gradus.app.inspector;

import gradus.app.text.Messages;
import gradus.engine.run.FunctionStudy;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A typed function: its derivatives, its curve with that of the derivative, and how the derivatives held against
/// small changes.
final class StudyView extends VBox {
    private final Messages messages;

    StudyView(FunctionStudy study, Messages messages) {
        this.messages = messages;
        setId("function-study");
        getStyleClass().add("operation-help");
        Label heading = new Label(messages.text("help.derivative"));
        heading.getStyleClass().add("help-heading");
        VBox formulas = new VBox(heading);
        study.formulas().forEach((variable, formula) -> {
            FormulaFlow flow = new FormulaFlow("∂y/∂" + variable + " = " + formula);
            flow.setId("derivative-" + variable);
            formulas.getChildren().add(flow);
        });
        getChildren().add(formulas);
        study.curve()
                .ifPresent(curve -> getChildren()
                        .add(new VBox(
                                new HBox(
                                        12,
                                        legend("inspector.function", "value-text"),
                                        legend("inspector.slope", "gradient-text")),
                                new CurvePlot(curve, messages))));
        getChildren().add(check(study.check()));
    }

    private Label check(FunctionStudy.Check check) {
        String key = check.points() == 0
                ? "inspector.check-none"
                : check.agrees() ? "inspector.check-agrees" : "inspector.check-differs";
        Label label = new Label(messages.text(
                key,
                messages.numbers().whole(check.points()),
                messages.numbers().shortForm(check.largest())));
        label.setId("derivative-check");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(check.agrees() ? "muted" : "error-text");
        return label;
    }

    private Label legend(String key, String style) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add(style);
        return label;
    }
}
