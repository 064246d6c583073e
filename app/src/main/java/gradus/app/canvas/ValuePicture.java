package gradus.app.canvas;

import gradus.engine.tensor.Tensor;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polyline;

/// A tensor's numbers as a small picture beside them: a line for a vector, a map for a matrix. A few numbers are
/// written and need none.
final class ValuePicture {
    private static final double WIDTH = 40;
    private static final double HEIGHT = 14;
    private static final int FEW = 4;
    private static final int MOST_POINTS = 40;

    private ValuePicture() {}

    /// @param style of a line: whether it is a value or a gradient
    static Optional<Node> of(Optional<Tensor> numbers, String style) {
        return numbers.filter(tensor -> tensor.size() > FEW)
                .map(tensor -> tensor.shape().rank() == 1 ? line(tensor, style) : HeatMap.of(tensor, WIDTH, HEIGHT));
    }

    private static Polyline line(Tensor vector, String style) {
        int count = Math.min(vector.size(), MOST_POINTS);
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            smallest = Math.min(smallest, vector.at(i));
            largest = Math.max(largest, vector.at(i));
        }
        double range = Math.max(1e-12, largest - smallest);
        Polyline line = new Polyline();
        for (int i = 0; i < count; i++) {
            double rise = (vector.at(i) - smallest) / range;
            line.getPoints().addAll(WIDTH * i / (count - 1), Double.isNaN(rise) ? HEIGHT / 2 : HEIGHT * (1 - rise));
        }
        line.setFill(Color.TRANSPARENT);
        line.getStyleClass().add(style);
        return line;
    }
}
