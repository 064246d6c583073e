package gradus.app.canvas;

import gradus.app.document.Form;
import gradus.app.document.NodeShape;
import gradus.app.document.TextWidth;
import gradus.engine.graph.Composite;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.javafx.FontIcon;

/// A card with a tinted header: a layer with its units as dots and what matters of it; a data set with a folded
/// corner and the balance of its classes. Between header and foot it is clear, so that the lines between dots show.
final class CardSkin extends NodeSkin {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final double FOLD = 14;
    private static final double UNIT_SIZE = 9;
    private static final double NAME_SIZE = 12;
    private static final int MOST_LARGE_NAMES = 12;
    private static final double SMALLEST_NEURON = 8;
    private static final double LARGEST_NEURON = 20;

    /// How far the edge of a second card stands out, which says that there is something inside.
    private static final double STACK = 4;

    private final Label name = NodeParts.label("card-name", Pos.CENTER_LEFT);
    private final FontIcon icon = new FontIcon();
    private final Polygon stack = NodeParts.polygon("card-stack");
    private final Polygon frame = NodeParts.polygon("card-frame");
    private final Polygon header = NodeParts.polygon("card-header");
    private final Polygon fold = NodeParts.polygon("card-fold");
    private final Rectangle foot = new Rectangle();
    private final Pane content = new Pane();
    private final Pane neurons = new Pane();
    private List<Object> drawn = List.of();

    CardSkin(NodePicture first) {
        super(first);
        name.setId("name:" + first.id());
        icon.getStyleClass().add("card-icon");
        foot.getStyleClass().add("card-foot");
        body().getChildren().addAll(stack, foot, header, frame, fold, icon, name, content, neurons);
    }

    @Override
    void drawBody(NodePicture picture) {
        boolean isData = picture.shape().form() == Form.DATA;
        double x = picture.shape().width() / 2;
        double y = picture.shape().height() / 2;
        double cut = isData ? FOLD : 0;
        frame.getPoints().setAll(-x, -y, x - cut, -y, x, -y + cut, x, y, -x, y);
        double out = x + STACK;
        double down = y + STACK;
        stack.getPoints().setAll(x, -y + STACK, out, -y + STACK, out, down, -x + STACK, down, -x + STACK, y, x, y);
        stack.setVisible(picture.node().operation() instanceof Composite);
        double bottom = picture.shape().isTitleOnly() ? y : -y + NodeShape.HEADER;
        header.getPoints().setAll(-x, -y, x - cut, -y, x, -y + cut, x, bottom, -x, bottom);
        header.getStyleClass().setAll("card-header", isData ? "data-header" : "layer-header");
        fold.getPoints().setAll(x - cut, -y, x - cut, -y + cut, x, -y + cut);
        fold.setVisible(isData);
        double top = y - NodeShape.FOOTER;
        foot.setX(-x);
        foot.setY(top);
        foot.setWidth(2 * x);
        foot.setHeight(NodeShape.FOOTER);
        foot.setVisible(!picture.shape().isTitleOnly());
        icon.setIconLiteral(isData ? "mdi2t-table" : "mdi2l-layers-outline");
        icon.relocate(-x + 8, (bottom - y) / 2 - 8);
        name.setText(picture.symbol());
        name.resizeRelocate(-x + 30, -y, 2 * x - 36 - cut, bottom + y);
        List<Object> now = List.of(picture.shape(), picture.lines(), picture.balance(), picture.units());
        if (!now.equals(drawn)) {
            drawn = now;
            drawContent(picture, x, top);
            styleNow(content);
        }
    }

    private void drawContent(NodePicture picture, double x, double top) {
        content.getChildren().setAll(dots(picture));
        units(picture, x);
        boolean hasBalance = !picture.balance().isEmpty();
        for (int i = 0; i < picture.lines().size(); i++) {
            Label line = NodeParts.label(i == 0 ? "card-line" : "card-detail", Pos.CENTER);
            line.setText(picture.lines().get(i));
            boolean isAlone = picture.lines().size() == 1 && !hasBalance;
            double room = picture.shape().form() == Form.DATA ? 2 * x - 48 : 2 * x - 8;
            line.resizeRelocate(-x + 4, top + (isAlone ? 13 : 4 + 18 * i), room, 18);
            content.getChildren().add(line);
        }
        if (hasBalance) {
            balance(picture, x, top + 28);
        }
    }

    private static List<Circle> dots(NodePicture picture) {
        List<Circle> dots = new ArrayList<>();
        int count = picture.dots();
        for (int i = 0; i < count; i++) {
            Circle dot = NodeParts.circle(NodeParts.DOT, "unit");
            dot.pseudoClassStateChanged(LIT, isLit(picture, i));
            dot.setCenterY(NodeShape.dotOffset(i, count));
            dots.add(dot);
        }
        return dots;
    }

    /// Shows pictures in place of the dots; dots, where there are none.
    void show(List<Image> pictures) {
        int count = pictures.size();
        double pitch = NodeShape.dotOffset(1, 2) - NodeShape.dotOffset(0, 2);
        double room = count > 1 ? NodeShape.dotOffset(1, count) - NodeShape.dotOffset(0, count) : pitch;
        double side = Math.clamp(room - 1, SMALLEST_NEURON, LARGEST_NEURON);
        neurons.getChildren().clear();
        for (int i = 0; i < count; i++) {
            ImageView view = new ImageView(pictures.get(i));
            view.setFitWidth(side);
            view.setFitHeight(side);
            view.relocate(-side / 2, NodeShape.dotOffset(i, count) - side / 2);
            neurons.getChildren().add(view);
        }
    }

    private static boolean isLit(NodePicture picture, int unit) {
        return unit < picture.units().size() && picture.units().get(unit).isLit();
    }

    /// Beside each neuron what it gives, and at its other side the gradient.
    private void units(NodePicture picture, double x) {
        int count = picture.units().size();
        for (int i = 0; i < count; i++) {
            Unit unit = picture.units().get(i);
            double y = NodeShape.dotOffset(i, count);
            if (unit.name().isEmpty()) {
                unit(unit.value(), "unit-value", NodeParts.DOT + 3, y, UNIT_SIZE, false);
            } else {
                double size = count > MOST_LARGE_NAMES ? UNIT_SIZE : NAME_SIZE;
                String style = unit.isLit() ? "unit-lit" : "unit-name";
                unit(Words.cut(unit.name(), size, x - 2 * NodeParts.DOT), style, NodeParts.DOT + 3, y, size, false);
            }
            unit(unit.gradient(), "unit-gradient", -NodeParts.DOT - 3, y, UNIT_SIZE, true);
        }
    }

    private void unit(String text, String style, double x, double y, double size, boolean isBefore) {
        if (!text.isEmpty()) {
            Label label = NodeParts.label(style, Pos.CENTER);
            NodeParts.size(label, size);
            label.setText(text);
            double width = 1.08 * TextWidth.of(text, size) + 4;
            double height = size * (size > UNIT_SIZE ? 1.3 : 1);
            label.resizeRelocate(isBefore ? x - width : x, y - height / 2, width, height);
            content.getChildren().add(label);
        }
    }

    /// One piece for each class, as long as its share.
    private void balance(NodePicture picture, double x, double y) {
        double left = -x + 12;
        double all = 2 * x - 24;
        for (int i = 0; i < picture.balance().size(); i++) {
            double width = picture.balance().get(i) * all;
            Rectangle piece = new Rectangle(left, y, Math.max(0, width - 2), 7);
            piece.getStyleClass().add("balance");
            piece.setOpacity(1 - 0.7 * i / picture.balance().size());
            content.getChildren().add(piece);
            left += width;
        }
    }
}
