package gradus.app.trace;

import gradus.app.text.Messages;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Rectangle;

/// The tensor that the last step told as a map of its cells: blue where positive, vermilion where negative, stronger
/// where larger; what is under the pointer is told as a number.
final class CellsView extends HBox {
    private static final int MOST_ROWS = 24;
    private static final int MOST_COLUMNS = 32;
    private static final double WIDTH = 190;
    private static final double HEIGHT = 100;
    private static final double LARGEST = 18;
    private static final double TOLD = 230;

    private final ObservableValue<Messages> messages;
    private final Group map = new Group();
    private final Label told = new Label();
    private Optional<Cells> shown = Optional.empty();

    CellsView(ObservableValue<Messages> messages) {
        super(12);
        this.messages = messages;
        setId("trace-cells");
        told.setPrefWidth(TOLD);
        told.setMinWidth(TOLD);
        told.setMaxHeight(Double.MAX_VALUE);
        told.setAlignment(Pos.TOP_LEFT);
        told.setId("trace-cell");
        told.setWrapText(true);
        getChildren().addAll(map, told);
        messages.subscribe(words -> explain());
        show(Optional.empty());
    }

    void show(Optional<Cells> cells) {
        boolean isSame = shown.map(Cells::tensor).equals(cells.map(Cells::tensor));
        setVisible(cells.isPresent());
        setManaged(cells.isPresent());
        if (isSame) {
            return;
        }
        shown = cells;
        map.getChildren().clear();
        cells.ifPresent(this::draw);
        explain();
    }

    private void draw(Cells cells) {
        int rows = Math.min(cells.rows(), MOST_ROWS);
        int columns = Math.min(cells.columns(), MOST_COLUMNS);
        double side = Math.min(LARGEST, Math.min(WIDTH / columns, HEIGHT / rows));
        double largest = cells.largest();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                map.getChildren().add(cell(cells, row, column, side, largest));
            }
        }
    }

    private Node cell(Cells cells, int row, int column, double side, double largest) {
        double number = cells.at(row, column);
        Rectangle ground = new Rectangle(column * side, row * side, side, side);
        ground.getStyleClass().add("heat-ground");
        Rectangle cell = new Rectangle(column * side, row * side, side, side);
        cell.getStyleClass().add(number < 0 ? "heat-negative" : "heat-positive");
        cell.setOpacity(Math.min(1, Math.abs(number) / largest));
        Group both = new Group(ground, cell);
        both.setId("trace-cell-" + row + "-" + column);
        both.setOnMouseEntered(event -> told.setText(cells.text(row, column, messages.getValue())));
        both.setOnMouseExited(event -> explain());
        return both;
    }

    /// Says what the map is while nothing is under the pointer.
    private void explain() {
        Messages words = messages.getValue();
        told.setText(shown.map(cells -> words.text(
                        cells.rows() > MOST_ROWS || cells.columns() > MOST_COLUMNS ? "trace.cells-some" : "trace.cells",
                        words.numbers().whole(cells.rows()),
                        words.numbers().whole(cells.columns())))
                .orElse(""));
    }
}
