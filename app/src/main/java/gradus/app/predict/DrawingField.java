package gradus.app.predict;

import gradus.app.plot.ThemeColours;
import gradus.app.text.Messages;
import gradus.app.theme.ThemePaint;
import gradus.engine.data.InkStyle.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/// A square to draw in with the mouse.
final class DrawingField extends Region {
    private static final List<String> COLOURS =
            List.of("-color-bg-default", "-gradus-text", "-gradus-muted", "-gradus-node-border");

    /// Places nearer than this tell nothing more.
    private static final double NEAREST = 1 / 64.0;

    private final double side;
    private final Canvas canvas;
    private final Consumer<List<List<Spot>>> drawn;
    private final Messages messages;
    private final ThemePaint paint = new ThemePaint(COLOURS, this::draw);
    private final ThemeColours colours = new ThemeColours(paint);
    private final List<List<Spot>> strokes = new ArrayList<>();

    /// @param drawn takes all strokes whenever one grows
    DrawingField(double side, Messages messages, Consumer<List<List<Spot>>> drawn) {
        this.side = side;
        this.messages = messages;
        this.drawn = drawn;
        setId("predict-drawing");
        setAccessibleText(messages.text("predict.draw"));
        canvas = new Canvas(side, side);
        setMinSize(side, side);
        setPrefSize(side, side);
        setMaxSize(side, side);
        getChildren().addAll(paint, canvas);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            strokes.add(new ArrayList<>());
            extend(event);
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            extend(event);
            event.consume();
        });
    }

    /// Takes all strokes away.
    void clear() {
        if (!strokes.isEmpty()) {
            strokes.clear();
            draw();
        }
    }

    private void extend(MouseEvent event) {
        if (strokes.isEmpty()) {
            strokes.add(new ArrayList<>());
        }
        Spot spot = new Spot(Math.clamp(event.getX() / side, 0, 1), Math.clamp(event.getY() / side, 0, 1));
        List<Spot> line = strokes.getLast();
        if (line.isEmpty()
                || Math.hypot(
                                spot.x() - line.getLast().x(),
                                spot.y() - line.getLast().y())
                        >= NEAREST) {
            line.add(spot);
            draw();
            drawn.accept(strokes);
        }
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setFill(colours.of("-color-bg-default"));
        pen.fillRect(0, 0, side, side);
        pen.setLineWidth(1);
        pen.setStroke(colours.of("-gradus-node-border"));
        pen.strokeRect(0.5, 0.5, side - 1, side - 1);
        if (strokes.isEmpty()) {
            pen.setFill(colours.of("-gradus-muted"));
            pen.setTextAlign(javafx.scene.text.TextAlignment.CENTER);
            pen.setTextBaseline(javafx.geometry.VPos.CENTER);
            pen.fillText(messages.text("predict.draw"), side / 2, side / 2, side - 16);
        }
        pen.setStroke(colours.of("-gradus-text"));
        pen.setLineWidth(side / 10);
        pen.setLineCap(StrokeLineCap.ROUND);
        pen.setLineJoin(StrokeLineJoin.ROUND);
        for (List<Spot> line : strokes) {
            pen.beginPath();
            pen.moveTo(line.getFirst().x() * side, line.getFirst().y() * side);
            line.forEach(spot -> pen.lineTo(spot.x() * side, spot.y() * side));
            pen.stroke();
        }
    }
}
