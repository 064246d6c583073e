package gradus.app.plot;

import gradus.app.theme.ThemePaint;
import gradus.engine.data.ImageShape;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// A row of pixels as the picture that they are: nothing is the ground, the largest number the ink.
public final class PixelsView extends Region {
    private static final List<String> COLOURS = List.of("-color-bg-default", "-gradus-text", "-gradus-grid");

    private final Canvas canvas;
    private final ThemePaint paint = new ThemePaint(COLOURS, this::draw);
    private final ThemeColours colours = new ThemeColours(paint);
    private double[] pixels = {};
    private ImageShape shape = new ImageShape(1, 1);
    private double least;
    private double most = 1;

    /// @param side how large it is
    public PixelsView(double side) {
        canvas = new Canvas(side, side);
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
        getStyleClass().add("pixels");
        getChildren().addAll(paint, canvas);
    }

    /// Shows pixels, row by row.
    ///
    /// @param from the number that is no ink
    /// @param to the number that is all ink
    public void show(double[] numbers, ImageShape form, double from, double to) {
        pixels = numbers.clone();
        shape = form;
        least = from;
        most = to == from ? from + 1 : to;
        draw();
    }

    /// Shows nothing.
    public void clear() {
        pixels = new double[0];
        draw();
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        double width = canvas.getWidth() / shape.width();
        double height = canvas.getHeight() / shape.height();
        pen.setFill(colours.of("-color-bg-default"));
        pen.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        for (int i = 0; i < Math.min(pixels.length, shape.size()); i++) {
            double share = (pixels[i] - least) / (most - least);
            Color ink = colours.mixed("-color-bg-default", "-gradus-text", Double.isNaN(share) ? 0 : share);
            pen.setFill(ink);
            double x = Math.floor(i % shape.width() * width);
            int row = i / shape.width();
            double y = Math.floor(row * height);
            pen.fillRect(x, y, Math.ceil(width), Math.ceil(height));
        }
        pen.setStroke(colours.of("-gradus-grid"));
        pen.strokeRect(0.5, 0.5, canvas.getWidth() - 1, canvas.getHeight() - 1);
    }
}
