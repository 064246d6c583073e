package gradus.app.palette;

import gradus.app.document.Form;
import gradus.app.document.FunctionCurve;
import gradus.app.theme.Theme;
import gradus.engine.graph.Notation;
import gradus.engine.graph.Operation;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Input;
import gradus.engine.operation.Parameter;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// The form an operation has on the canvas, small: circle with symbol, pill with curve, card, hexagon.
final class FormIcon extends Pane {
    private static final double WIDTH = 32;
    private static final double HEIGHT = 24;

    FormIcon(Operation operation) {
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setMouseTransparent(true);
        switch (Form.of(operation)) {
            case VARIABLE -> {
                add(new Circle(WIDTH / 2, HEIGHT / 2, 11), "form-shape");
                letter(leaf(operation), true);
            }
            case OPERATION -> {
                add(new Circle(WIDTH / 2, HEIGHT / 2, 11), "form-shape");
                letter(symbol(operation), false);
            }
            case FUNCTION -> {
                pill();
                List<List<FunctionCurve.Point>> pieces = FunctionCurve.of(operation);
                if (pieces.isEmpty()) {
                    letter("ƒ", true);
                }
                pieces.forEach(this::curve);
            }
            case CARD -> card("form-layer");
            case DATA -> sheet();
            case LOSS -> {
                add(new Polygon(8, 1.5, 24, 1.5, 30, 12, 24, 22.5, 8, 22.5, 2, 12), "form-shape", "form-loss");
                letter("L", true);
            }
            case UNKNOWN -> letter("?", false);
        }
    }

    private static String leaf(Operation operation) {
        return switch (operation) {
            case Constant _ -> "1";
            case Parameter _ -> "W";
            case Input _ -> "N";
            default -> "x";
        };
    }

    private static String symbol(Operation operation) {
        return switch (operation.notation()) {
            case Notation.Infix infix -> infix.symbol();
            case Notation.Prefix prefix -> prefix.symbol();
            case Notation.Postfix postfix -> postfix.symbol();
            case Notation.Function _, Notation.Name _, Notation.Literal _ -> "Σ";
        };
    }

    private void pill() {
        Rectangle pill = new Rectangle(1, 3, WIDTH - 2, HEIGHT - 6);
        pill.setArcWidth(HEIGHT - 6);
        pill.setArcHeight(HEIGHT - 6);
        add(pill, "form-shape");
    }

    private void curve(List<FunctionCurve.Point> piece) {
        Polyline line = new Polyline();
        piece.forEach(at -> line.getPoints().addAll(List.of(WIDTH / 2 + at.x() * 10, HEIGHT / 2 - at.y() * 7)));
        add(line, "form-curve");
    }

    private void card(String tint) {
        add(new Rectangle(3, 2, WIDTH - 6, HEIGHT - 4), "form-shape");
        add(new Rectangle(3, 2, WIDTH - 6, 7), "form-shape", tint);
        for (int dot = 0; dot < 3; dot++) {
            add(new Circle(10 + dot * 6.0, 15.5, 2), "form-dot");
        }
    }

    private void sheet() {
        add(new Polygon(4, 2, 22, 2, 28, 8, 28, 22, 4, 22), "form-shape", "form-data");
        add(new Polyline(22, 2, 22, 8, 28, 8), "form-curve");
        add(new Line(8, 12, 24, 12), "form-curve");
        add(new Line(8, 17, 24, 17), "form-curve");
    }

    private void letter(String text, boolean italic) {
        Text letter = new Text(text);
        letter.getStyleClass().setAll("form-letter");
        letter.setFont(Font.font(Theme.FONT, FontWeight.NORMAL, italic ? FontPosture.ITALIC : FontPosture.REGULAR, 15));
        letter.setX(WIDTH / 2 - letter.getLayoutBounds().getWidth() / 2);
        letter.setY(HEIGHT / 2 + 5);
        getChildren().add(letter);
    }

    private void add(Shape shape, String... styles) {
        shape.getStyleClass().setAll(styles);
        getChildren().add(shape);
    }
}
