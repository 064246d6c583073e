package gradus.app.predict;

import gradus.app.text.Messages;
import gradus.engine.train.ClassScore;
import gradus.engine.train.Confusion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Precision, recall and F1 of each class, and their means.
final class ClassTable extends TableView<ClassTable.Line> {

    /// One line.
    record Line(String name, ClassScore score) {}

    private final Messages messages;

    ClassTable(Messages messages) {
        this.messages = messages;
        setId("test-classes");
        getStyleClass().add("dense");
        setAccessibleText(messages.text("test.classes"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("test.column.class", 130, Line::name);
        column("test.column.precision", 84, line -> share(line.score().precision()));
        column("test.column.recall", 84, line -> share(line.score().recall()));
        column("test.column.f1", 84, line -> share(line.score().f1()));
        column(
                "test.column.support",
                84,
                line -> messages.numbers().whole(line.score().support()));
    }

    void show(Confusion confusion, List<String> classes) {
        List<Line> lines = new ArrayList<>();
        List<ClassScore> scores = confusion.scores();
        for (int i = 0; i < scores.size(); i++) {
            lines.add(new Line(classes.get(i), scores.get(i)));
        }
        lines.add(new Line(messages.text("test.macro"), confusion.macro()));
        lines.add(new Line(messages.text("test.weighted"), confusion.weighted()));
        getItems().setAll(lines);
    }

    private String share(double share) {
        return messages.numbers().shortForm(share);
    }

    private void column(String key, double width, Function<Line, String> text) {
        TableColumn<Line, String> column = new TableColumn<>(messages.text(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        getColumns().add(column);
    }
}
