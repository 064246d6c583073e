package gradus.app.chart;

import gradus.engine.exchange.AtomicFile;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;

/// A part of the window as SVG: its grounds, lines and texts as such; what is made of pixels, or is a shape of another
/// kind, as a picture.
final class NodeSvg {
    private final Node root;
    private final Svg svg;

    private NodeSvg(Node root) {
        this.root = root;
        Bounds bounds = root.getLayoutBounds();
        this.svg = new Svg(bounds.getWidth(), bounds.getHeight());
    }

    /// Draws a node as it looks now.
    static AtomicFile.Content of(Node root) {
        NodeSvg drawing = new NodeSvg(root);
        Bounds all = root.getLayoutBounds();
        drawing.area(all.getMinX(), all.getMinY(), all.getWidth(), all.getHeight(), 0, ground(root), root);
        drawing.add(root, 1);
        return drawing.svg.content();
    }

    /// The colour that the window has behind a node.
    static Color ground(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof Region region && region.getBackground() != null) {
                for (BackgroundFill fill : region.getBackground().getFills().reversed()) {
                    if (fill.getFill() instanceof Color color && color.isOpaque()) {
                        return color;
                    }
                }
            }
        }
        return Color.WHITE;
    }

    private void add(Node node, double opacity) {
        if (!node.isVisible()) {
            return;
        }
        double seen = opacity * node.getOpacity();
        switch (node) {
            case Text text -> text(text, seen);
            case Line line ->
                stroke(
                        Svg.data(
                                new java.awt.geom.Line2D.Double(
                                        line.getStartX(), line.getStartY(), line.getEndX(), line.getEndY()),
                                place(line)),
                        line,
                        seen);
            case Rectangle rectangle -> {
                String data = Svg.data(
                        new RoundRectangle2D.Double(
                                rectangle.getX(),
                                rectangle.getY(),
                                rectangle.getWidth(),
                                rectangle.getHeight(),
                                rectangle.getArcWidth(),
                                rectangle.getArcHeight()),
                        place(rectangle));
                fill(data, rectangle.getFill(), seen);
                stroke(data, rectangle, seen);
            }
            case Shape shape -> picture(shape);
            case Canvas canvas -> picture(canvas);
            case ImageView image -> picture(image);
            case Region region -> {
                region(region, seen);
                region.getChildrenUnmodifiable().forEach(child -> add(child, seen));
            }
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(child -> add(child, seen));
            default -> picture(node);
        }
    }

    private void region(Region region, double opacity) {
        double width = region.getWidth();
        double height = region.getHeight();
        if (region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                Insets in = fill.getInsets();
                String data = area(
                        in.getLeft(),
                        in.getTop(),
                        width - in.getLeft() - in.getRight(),
                        height - in.getTop() - in.getBottom(),
                        fill.getRadii().getTopLeftHorizontalRadius(),
                        region);
                fill(data, fill.getFill(), opacity);
            }
        }
        if (region.getBorder() != null) {
            region.getBorder().getStrokes().forEach(stroke -> border(region, stroke, opacity));
        }
    }

    private void border(Region region, BorderStroke stroke, double opacity) {
        BorderWidths widths = stroke.getWidths();
        Insets in = stroke.getInsets();
        double left = in.getLeft();
        double top = in.getTop();
        double width = region.getWidth() - left - in.getRight();
        double height = region.getHeight() - top - in.getBottom();
        fill(area(left, top, width, widths.getTop(), 0, region), stroke.getTopStroke(), opacity);
        fill(area(left, top, widths.getLeft(), height, 0, region), stroke.getLeftStroke(), opacity);
        fill(
                area(left, top + height - widths.getBottom(), width, widths.getBottom(), 0, region),
                stroke.getBottomStroke(),
                opacity);
        fill(
                area(left + width - widths.getRight(), top, widths.getRight(), height, 0, region),
                stroke.getRightStroke(),
                opacity);
    }

    private void area(double x, double y, double width, double height, double round, Color color, Node node) {
        fill(area(x, y, width, height, round, node), color, 1);
    }

    private String area(double x, double y, double width, double height, double round, Node node) {
        if (width <= 0 || height <= 0) {
            return "";
        }
        java.awt.Shape shape = round <= 0
                ? new Rectangle2D.Double(x, y, width, height)
                : new RoundRectangle2D.Double(x, y, width, height, 2 * round, 2 * round);
        return Svg.data(shape, place(node));
    }

    private void text(Text text, double opacity) {
        Optional<String> colour = colour("fill", text.getFill(), opacity);
        if (colour.isEmpty()) {
            return;
        }
        Font font = text.getFont();
        String style = font.getStyle().toLowerCase(Locale.ROOT);
        String look = (style.contains("bold") ? " font-weight=\"" + FontWeight.BOLD.getWeight() + "\"" : "")
                + (style.contains("italic") ? " font-style=\"italic\"" : "")
                + colour.orElse("");
        String[] lines = text.getText().split("\n", -1);
        double height = text.getLayoutBounds().getHeight();
        if (lines.length == 1 && height > 1.8 * font.getSize()) {
            // Where its lines end is known to JavaFX alone.
            picture(text);
            return;
        }
        for (int i = 0; i < lines.length; i++) {
            AffineTransform at = place(text);
            at.translate(
                    text.getX(),
                    text.getLayoutBounds().getMinY() + text.getBaselineOffset() + i * height / lines.length);
            svg.text(lines[i], at, font.getFamily() + ", sans-serif", font.getSize(), look);
        }
    }

    private void fill(String data, Paint paint, double opacity) {
        colour("fill", paint, opacity).ifPresent(look -> svg.path(data, look));
    }

    private void stroke(String data, Shape shape, double opacity) {
        colour("stroke", shape.getStroke(), opacity).ifPresent(look -> {
            List<Double> dashes = shape.getStrokeDashArray();
            StringBuilder all = new StringBuilder(" fill=\"none\" stroke-width=\"")
                    .append(Svg.number(shape.getStrokeWidth()))
                    .append('"');
            if (!dashes.isEmpty()) {
                all.append(" stroke-dasharray=\"");
                dashes.forEach(dash -> all.append(Svg.number(dash)).append(' '));
                all.setCharAt(all.length() - 1, '"');
            }
            svg.path(data, all + look);
        });
    }

    /// Empty where there is nothing to see.
    private static Optional<String> colour(String what, Paint paint, double opacity) {
        if (!(paint instanceof Color color) || color.getOpacity() * opacity == 0) {
            return Optional.empty();
        }
        double alpha = color.getOpacity() * opacity;
        String hex = String.format(
                Locale.ROOT,
                " %s=\"#%02x%02x%02x\"",
                what,
                Math.round(color.getRed() * 255),
                Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255));
        return Optional.of(alpha < 1 ? hex + " " + what + "-opacity=\"" + Svg.number(alpha) + "\"" : hex);
    }

    private void picture(Node node) {
        Bounds bounds = node.getBoundsInLocal();
        if (bounds.getWidth() < 0.5 && bounds.getHeight() < 0.5) {
            return;
        }
        SnapshotParameters doubled = new SnapshotParameters();
        doubled.setFill(Color.TRANSPARENT);
        doubled.setTransform(Transform.scale(Pictured.SCALE, Pictured.SCALE));
        AffineTransform at = place(node);
        at.translate(bounds.getMinX(), bounds.getMinY());
        svg.image(
                SwingFXUtils.fromFXImage(node.snapshot(doubled, null), null),
                bounds.getWidth(),
                bounds.getHeight(),
                at,
                "");
    }

    /// From a node's own coordinates to those of the picture.
    private AffineTransform place(Node node) {
        Point2D zero = at(node, 0, 0);
        Point2D right = at(node, 1, 0);
        Point2D down = at(node, 0, 1);
        Bounds all = root.getLayoutBounds();
        return new AffineTransform(
                right.getX() - zero.getX(),
                right.getY() - zero.getY(),
                down.getX() - zero.getX(),
                down.getY() - zero.getY(),
                zero.getX() - all.getMinX(),
                zero.getY() - all.getMinY());
    }

    private Point2D at(Node node, double x, double y) {
        return root.sceneToLocal(node.localToScene(x, y));
    }
}
