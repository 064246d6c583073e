package gradus.app.canvas;

import gradus.engine.tensor.Tensor;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;

/// A tensor as a small map: blue where positive, vermilion where negative, stronger where larger among what is drawn.
/// Only its beginning if it is large.
final class HeatMap {
    private static final int MOST_COLUMNS = 8;
    private static final int MOST_ROWS = 5;

    private HeatMap() {}

    static Node of(Tensor tensor, double width, double height) {
        int rank = tensor.shape().rank();
        int across = rank == 0 ? 1 : tensor.shape().get(-1).size();
        int columns = Math.min(across, MOST_COLUMNS);
        int rows = Math.min(tensor.size() / Math.max(1, across), MOST_ROWS);
        double largest = 1e-12;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                largest = Math.max(largest, Math.abs(tensor.at(row * across + column)));
            }
        }
        double side = Math.min(width / columns, height / rows);
        Group cells = new Group();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double number = tensor.at(row * across + column);
                Rectangle ground = new Rectangle(
                        (width - side * columns) / 2 + column * side,
                        (height - side * rows) / 2 + row * side,
                        side,
                        side);
                ground.getStyleClass().add("heat-ground");
                Rectangle cell = new Rectangle(ground.getX(), ground.getY(), side, side);
                cell.getStyleClass().add(number < 0 ? "heat-negative" : "heat-positive");
                cell.setOpacity(Math.min(1, Math.abs(number) / largest));
                cells.getChildren().addAll(ground, cell);
            }
        }
        return cells;
    }
}
