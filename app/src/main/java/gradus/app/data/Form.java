package gradus.app.data;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/// Fields with their names beside them, in columns of a few lines.
final class Form extends GridPane {
    private final int lines;
    private int count;

    Form(int lines) {
        this.lines = lines;
        setHgap(10);
        setVgap(4);
        setAlignment(Pos.TOP_LEFT);
        setMinWidth(USE_PREF_SIZE);
    }

    /// Adds a field.
    Form add(String name, Node field) {
        Label label = new Label(name);
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        label.visibleProperty().bind(field.visibleProperty());
        int column = count / lines * 2;
        add(label, column, count % lines);
        add(field, column + 1, count % lines);
        count++;
        return this;
    }
}
