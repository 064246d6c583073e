package gradus.app.data;

import java.util.List;
import java.util.function.IntFunction;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Counts as bars side by side.
final class Bars extends Canvas {

    Bars(double width, double height) {
        super(width, height);
    }

    /// @param color of each bar
    /// @param ground of the line they stand on
    void draw(List<Integer> counts, IntFunction<Color> color, Color ground) {
        GraphicsContext pen = getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        int most = counts.stream().mapToInt(Integer::intValue).max().orElse(1);
        double width = getWidth() / Math.max(counts.size(), 5);
        double gap = width > 4 ? 1 : 0;
        pen.setFill(ground);
        pen.fillRect(0, getHeight() - 1, width * counts.size(), 1);
        for (int i = 0; i < counts.size(); i++) {
            double height = (getHeight() - 2) * counts.get(i) / Math.max(1, most);
            pen.setFill(color.apply(i));
            pen.fillRect(i * width, getHeight() - 1 - height, Math.max(0.5, width - gap), height);
        }
    }
}
