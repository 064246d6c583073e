package gradus.app.canvas;

import gradus.app.text.Messages;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.javafx.FontIcon;

/// What thickness, dots, colours and frames on the canvas mean.
final class LegendView extends GridPane {
    private static final double LENGTH = 36;

    private Optional<Messages> written = Optional.empty();

    LegendView() {
        setId("legend");
        getStyleClass().add("legend");
        setHgap(12);
        setVgap(4);
        setVisible(false);
        setManaged(false);
        setMouseTransparent(true);
    }

    /// Puts it at the lower left of a view, in a language.
    void place(double height, Messages messages) {
        if (written.filter(messages::equals).isEmpty()) {
            written = Optional.of(messages);
            write(messages);
        }
        if (isVisible()) {
            applyCss();
            double tall = prefHeight(-1);
            resizeRelocate(16, height - tall - 16, prefWidth(-1), tall);
        }
    }

    private void write(Messages messages) {
        getChildren().clear();
        List<Row> rows = List.of(
                new Row(line("legend-wire", 1.5), "canvas.legend.scalar"),
                new Row(line("legend-wire", 2), "canvas.legend.vector"),
                new Row(line("legend-wire", 3), "canvas.legend.matrix"),
                new Row(line("legend-wire", 4), "canvas.legend.tensor"),
                new Row(dotted(), "canvas.legend.label"),
                new Row(line("legend-value", 3), "canvas.legend.value"),
                new Row(line("legend-gradient", 3), "canvas.legend.gradient"),
                new Row(line("legend-update", 3), "canvas.legend.update"),
                new Row(frame("legend-ready"), "canvas.legend.ready"),
                new Row(sign(frame("legend-stale"), "mdi2c-clock-outline"), "canvas.legend.stale"),
                new Row(sign(frame("legend-running"), "mdi2p-play"), "canvas.legend.running"),
                new Row(sign(frame("legend-doubtful"), "mdi2a-alert"), "canvas.legend.doubtful"),
                new Row(sign(frame("legend-error"), "mdi2e-exclamation-thick"), "canvas.legend.error"));
        for (int i = 0; i < rows.size(); i++) {
            Label text = new Label(messages.text(rows.get(i).key()));
            addRow(i, rows.get(i).sign(), text);
        }
    }

    private record Row(Node sign, String key) {}

    private static Line line(String style, double width) {
        Line line = new Line(0, 0, LENGTH, 0);
        line.setStrokeWidth(width);
        line.getStyleClass().add(style);
        return line;
    }

    private static Line dotted() {
        Line line = line("legend-wire", 3);
        line.getStrokeDashArray().setAll(0.5, 6.0);
        return line;
    }

    private static Rectangle frame(String style) {
        Rectangle frame = new Rectangle(LENGTH / 2, 14);
        frame.setFill(Color.TRANSPARENT);
        frame.getStyleClass().add(style);
        return frame;
    }

    private static Node sign(Rectangle frame, String icon) {
        FontIcon sign = new FontIcon(icon);
        sign.getStyleClass().add(frame.getStyleClass().getLast() + "-sign");
        HBox both = new HBox(2, frame, sign);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }
}
