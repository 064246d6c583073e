package gradus.app.trace;

import gradus.app.action.Focus;
import gradus.app.text.Messages;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Asks for a number before it is told, and says what the answer was.
final class PredictView extends HBox {
    private final TraceViewModel model;
    private final Label question = new Label();
    private final TextField answer = new TextField();
    private final Button check = new Button();
    private final Button skip = new Button();
    private final Label verdict = new Label();

    PredictView(TraceViewModel model, ObservableValue<Messages> messages) {
        super(8);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        setId("trace-predict");
        question.setId("trace-question");
        answer.setId("trace-answer");
        answer.setPrefColumnCount(8);
        check.setId("trace-check");
        skip.setId("trace-skip");
        verdict.setId("trace-verdict");
        verdict.setWrapText(true);
        HBox.setHgrow(verdict, Priority.ALWAYS);
        answer.setOnAction(event -> model.answer(answer.getText()));
        check.setOnAction(event -> model.answer(answer.getText()));
        skip.setOnAction(event -> model.skip());
        verdict.textProperty().bind(model.verdict());
        getChildren().addAll(question, answer, check, skip, verdict);
        messages.subscribe(words -> {
            check.setText(words.text("trace.check"));
            skip.setText(words.text("trace.skip"));
        });
        model.asked().subscribe(this::show);
        model.verdict().subscribe(() -> show(model.asked().get()));
    }

    private void show(Optional<TraceViewModel.Asked> asked) {
        boolean isAsking = asked.isPresent();
        for (Node part : List.of(question, answer, check, skip)) {
            part.setVisible(isAsking);
            part.setManaged(isAsking);
        }
        setManaged(isAsking || !model.verdict().get().isEmpty());
        setVisible(isManaged());
        String text = asked.map(TraceViewModel.Asked::question).orElse("");
        if (isAsking && !text.equals(question.getText())) {
            question.setText(text);
            answer.clear();
            Focus.on(answer);
        }
        if (!isAsking) {
            question.setText("");
        }
    }
}
