package gradus.app.canvas;

import gradus.app.canvas.Ink.Tone;
import gradus.app.document.NodeShape;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// Paints the grid and the wires: what would be too much for the scene graph.
final class Painter {
    private static final double ARROW = 6;
    private static final double STRAND = 7;

    /// What a wire needs for its ends and for each digit of a number beside it.
    private static final double ENDS = 64;

    private static final double DIGIT = 7;
    static final String FONT = "Source Sans Pro";

    private final GraphicsContext pen;
    private final Ink ink;

    Painter(GraphicsContext pen, Ink ink) {
        this.pen = pen;
        this.ink = ink;
    }

    /// Paints a view of this size.
    ///
    /// @param selectedWire drawn in the selection's colour
    void paint(
            Picture picture,
            Viewport seen,
            double width,
            double height,
            Optional<Wire> selectedWire,
            Optional<Wire> hiddenWire) {
        pen.setFill(ink.of(Tone.CANVAS));
        pen.fillRect(0, 0, width, height);
        pen.setFill(ink.of(Tone.GRID));
        Grid.dots(seen, width, height, (x, y) -> pen.fillRect(x - 1, y - 1, 2, 2));
        place(seen);
        pen.setTextBaseline(VPos.CENTER);
        List<WirePicture> visible = picture.ways().meeting(seen.seen(width, height)).stream()
                .filter(wire -> hiddenWire.filter(wire.wire()::equals).isEmpty())
                .toList();
        visible.stream().filter(WirePicture::areDotsJoined).forEach(wire -> weights(picture, wire));
        visible.forEach(
                wire -> wire(wire, selectedWire.filter(wire.wire()::equals).isPresent()));
    }

    /// From now on, coordinates are those of the canvas.
    void place(Viewport seen) {
        pen.setTransform(seen.scale(), 0, 0, seen.scale(), seen.x(), seen.y());
    }

    /// From now on, coordinates are those of the view.
    void unplace() {
        pen.setTransform(1, 0, 0, 1, 0, 0);
    }

    /// A wire on its way, from its fixed end to the pointer.
    void wireOnItsWay(WirePath path, boolean isWelcome) {
        pen.setStroke(ink.of(isWelcome ? Tone.SELECTION : Tone.MUTED));
        pen.setLineWidth(2);
        pen.setLineDashes(isWelcome ? new double[0] : new double[] {6, 5});
        stroke(path);
        pen.setLineDashes();
    }

    private void wire(WirePicture wire, boolean isSelected) {
        pen.setLineCap(StrokeLineCap.ROUND);
        pen.setStroke(ink.of(isSelected ? Tone.SELECTION : Tone.WIRE));
        pen.setLineWidth(wire.width() + (isSelected ? 1 : 0));
        pen.setLineDashes(wire.isLabel() ? new double[] {1, 5} : new double[0]);
        stroke(wire.path());
        pen.setLineDashes();
        arrow(wire.path().at(0.5), wire.path().heading(0.5), ARROW + wire.width());
        if (wire.hasGradient()) {
            strand(wire);
        }
        numbers(wire);
    }

    /// The gradient's way back, beside the wire.
    private void strand(WirePicture wire) {
        pen.setStroke(ink.of(wire.isStale() ? Tone.STALE : Tone.GRADIENT));
        pen.setLineWidth(1.25);
        double side = isToTheLeft(wire) ? -STRAND : STRAND;
        List<Point> way = wire.path().aside(side);
        int first = way.size() / 4;
        int last = way.size() - 1 - first;
        pen.beginPath();
        pen.moveTo(way.get(first).x(), way.get(first).y());
        way.subList(first, last + 1).forEach(point -> pen.lineTo(point.x(), point.y()));
        pen.stroke();
        Point heading = wire.path().heading((double) first / way.size());
        arrow(way.get(first), new Point(-heading.x(), -heading.y()), 5);
    }

    /// The value above or left of the wire, the gradient below or right of it.
    private void numbers(WirePicture wire) {
        if (wire.areDotsJoined()) {
            return;
        }
        double room = wire.path().length();
        double side = isToTheLeft(wire) ? -1 : 1;
        number(wire, room, wire.value(), -side * 6, wire.isStale() ? Tone.STALE : Tone.VALUE);
        number(wire, room, wire.gradient(), side * (STRAND + 5), wire.isStale() ? Tone.STALE : Tone.GRADIENT);
    }

    private void number(WirePicture wire, double room, String text, double aside, Tone tone) {
        if (text.isEmpty() || room < ENDS + DIGIT * text.length()) {
            return;
        }
        Point heading = wire.path().heading(0.5);
        Point at = wire.path().at(0.5).plus(-heading.y() * aside, heading.x() * aside);
        double out = -heading.y() * aside;
        double rise = heading.x() * aside;
        pen.setFont(Font.font(FONT, FontWeight.NORMAL, 13));
        pen.setTextAlign(
                Math.abs(out) < Math.abs(rise) * 0.4
                        ? TextAlignment.CENTER
                        : out > 0 ? TextAlignment.LEFT : TextAlignment.RIGHT);
        pen.setFill(ink.of(tone));
        pen.fillText(text, at.x(), at.y() + Math.signum(rise) * 5 * Math.min(1, Math.abs(rise) / 3));
    }

    /// Whether the side that lies below or to the right is the one on the left of someone who walks along the wire.
    private static boolean isToTheLeft(WirePicture wire) {
        Point heading = wire.path().heading(0.5);
        boolean isSteep = Math.abs(heading.y()) > Math.abs(heading.x());
        return isSteep ? heading.y() > 0 : heading.x() < 0;
    }

    /// Lines between the dots of two layers: width by size, hue and dashes by sign.
    private void weights(Picture picture, WirePicture wire) {
        NodePicture from = picture.node(wire.wire().from().node()).orElseThrow();
        NodePicture to = picture.node(wire.wire().toNode()).orElseThrow();
        int begin = NodeShape.dots(from.node().operation());
        int end = NodeShape.dots(to.node().operation());
        double largest = wire.weights().map(Painter::largest).orElse(1.0);
        pen.setLineCap(StrokeLineCap.BUTT);
        for (int i = 0; i < begin; i++) {
            for (int j = 0; j < end; j++) {
                double weight = weight(wire.weights(), i * end + j, largest);
                pen.setStroke(tint(wire.weights().isPresent() && !wire.isStale(), weight));
                pen.setLineWidth(0.35 + 1.8 * Math.abs(weight));
                pen.setLineDashes(weight < -0.12 ? new double[] {6, 3} : new double[0]);
                pen.strokeLine(
                        from.at().x() + NodeParts.DOT,
                        from.at().y() + NodeShape.dotOffset(i, begin),
                        to.at().x() - NodeParts.DOT,
                        to.at().y() + NodeShape.dotOffset(j, end));
            }
        }
        pen.setLineDashes();
    }

    private static double weight(Optional<Tensor> weights, int index, double largest) {
        return weights.map(tensor -> tensor.at(index) / largest).orElse(0.1);
    }

    private static double largest(Tensor weights) {
        double largest = 1e-12;
        for (int i = 0; i < weights.size(); i++) {
            largest = Math.max(largest, Math.abs(weights.at(i)));
        }
        return largest;
    }

    private Color tint(boolean isKnown, double weight) {
        Color hue = isKnown ? ink.of(weight < 0 ? Tone.GRADIENT : Tone.VALUE) : ink.of(Tone.WIRE);
        return hue.deriveColor(0, 1, 1, 0.28 + 0.5 * Math.abs(weight));
    }

    private void stroke(WirePath path) {
        pen.beginPath();
        pen.moveTo(path.start().x(), path.start().y());
        for (WirePath.Cubic piece : path.pieces()) {
            pen.bezierCurveTo(
                    piece.first().x(),
                    piece.first().y(),
                    piece.second().x(),
                    piece.second().y(),
                    piece.to().x(),
                    piece.to().y());
        }
        pen.stroke();
    }

    private void arrow(Point at, Point heading, double size) {
        pen.setFill(pen.getStroke());
        double x = at.x() + heading.x() * size / 2;
        double y = at.y() + heading.y() * size / 2;
        double backX = x - heading.x() * size;
        double backY = y - heading.y() * size;
        double half = size * 0.55;
        pen.fillPolygon(
                new double[] {x, backX - heading.y() * half, backX + heading.y() * half},
                new double[] {y, backY + heading.x() * half, backY - heading.x() * half},
                3);
    }
}
