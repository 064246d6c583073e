package gradus.app.canvas;

import gradus.app.canvas.Ink.Tone;
import gradus.app.document.NodeShape;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Value;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;

/// Paints the grid, the wires and, far out, the nodes: everything that would be too much for the scene graph.
final class Painter {
    static final String FONT = "Source Sans Pro";

    private static final double ARROW = 6;
    private static final double STRAND = 7;
    private static final double DOTS_APART = 6;
    private static final double DASH = 5;
    private static final double BEND = 4;
    private static final double PLUS = 7;

    /// How far, in pixels of the screen, a drawn wire may stray from its curve.
    private static final double SMOOTH = 0.2;

    private final GraphicsContext pen;
    private final Ink ink;
    private final Brush brush;
    private final FarPainter far;
    private Supplier<List<Tint>> tints = List::of;
    private Predicate<Wire> isLit = wire -> false;

    /// A coloured sheet behind the wires.
    record Tint(Box box, double radius, int colour) {}

    Painter(GraphicsContext pen, Ink ink) {
        this.pen = pen;
        this.ink = ink;
        this.brush = new Brush(ink);
        this.far = new FarPainter(brush, ink);
    }

    /// What lies behind the wires.
    void behind(Supplier<List<Tint>> tints) {
        this.tints = tints;
    }

    /// Which wires a change runs through.
    void light(Predicate<Wire> wires) {
        isLit = wires;
    }

    /// Paints a view of this size. Coordinates of what is painted later are those of the canvas.
    ///
    /// @param pixelsAPoint how many pixels of the screen a point of the view has
    /// @param isFar whether all nodes are painted too
    /// @param plain nodes that are painted, as from far, though they are near
    /// @param selectedWire drawn in the selection's colour
    /// @param isHidden whether a wire is not drawn
    void paint(
            Picture picture,
            Viewport seen,
            double width,
            double height,
            double pixelsAPoint,
            boolean isFar,
            List<NodePicture> plain,
            Optional<Wire> selectedWire,
            Predicate<Wire> isHidden) {
        pen.setTransform(1, 0, 0, 1, 0, 0);
        brush.begin(seen, width, height, pixelsAPoint);
        Box box = seen.seen(width, height);
        tints.get().forEach(tint -> brush.box(tint.box(), tint.radius(), 0, tint.colour(), tint.colour()));
        List<WirePicture> wires = picture.ways().meeting(box).stream()
                .filter(wire -> !isHidden.test(wire.wire()))
                .toList();
        if (isFar) {
            wires.forEach(wire -> far.wire(wire, isSelected(wire, selectedWire)));
            List<NodePicture> nodes = picture.places().meeting(box);
            nodes.forEach(far::node);
            brush.end(pen);
            far.titles(pen, nodes, seen);
        } else {
            wires.stream().filter(WirePicture::areDotsJoined).forEach(wire -> weights(picture, wire));
            wires.forEach(wire -> wire(wire, isSelected(wire, selectedWire)));
            plain.forEach(far::node);
            brush.end(pen);
        }
        pen.setTransform(seen.scale(), 0, 0, seen.scale(), seen.x(), seen.y());
        if (!isFar) {
            pen.setTextBaseline(VPos.CENTER);
            wires.forEach(wire -> beside(wire, isSelected(wire, selectedWire)));
            sums(wires);
            WireLabels labels = new WireLabels(pen, ink, picture);
            wires.forEach(labels::draw);
        }
    }

    /// A wire on its way, from its fixed end to the pointer.
    void wireOnItsWay(WirePath path, boolean isWelcome) {
        pen.setStroke(ink.of(isWelcome ? Tone.SELECTION : Tone.MUTED));
        pen.setLineWidth(2);
        pen.setLineDashes(isWelcome ? new double[0] : new double[] {6, 5});
        stroke(path);
        pen.setLineDashes();
    }

    private static boolean isSelected(WirePicture wire, Optional<Wire> selected) {
        return selected.filter(wire.wire()::equals).isPresent();
    }

    private void wire(WirePicture wire, boolean isSelected) {
        boolean isReached = isLit.test(wire.wire());
        Tone plain = isReached ? Tone.VALUE : Tone.WIRE;
        int colour = brush.colour(isSelected ? Tone.SELECTION : plain);
        double width = wire.width() * ink.emphasis() + (isReached ? 2 : 0) + (isSelected ? 1 : 0);
        double[] points = wire.path().flat(SMOOTH / brush.scale());
        if (wire.isLabel()) {
            brush.dots(points, width, DOTS_APART, colour);
        } else {
            brush.stroke(points, width, colour);
        }
        if (wire.hasGradient()) {
            List<Point> way = strand(wire);
            double[] strand = new double[2 * way.size()];
            for (int i = 0; i < way.size(); i++) {
                strand[2 * i] = way.get(i).x();
                strand[2 * i + 1] = way.get(i).y();
            }
            brush.stroke(strand, 1.25 * ink.emphasis(), brush.colour(gradient(wire)));
        }
    }

    private static Tone gradient(WirePicture wire) {
        return wire.isStale() ? Tone.STALE : Tone.GRADIENT;
    }

    /// The way of a gradient or a tangent, beside the wire.
    private static List<Point> strand(WirePicture wire) {
        List<Point> way = wire.path().aside(wire.isBackToTheLeft() ? -STRAND : STRAND);
        int first = way.size() / 4;
        return way.subList(first, way.size() - first);
    }

    /// What stands on a wire and beside it.
    private void beside(WirePicture wire, boolean isSelected) {
        pen.setFill(ink.of(isSelected ? Tone.SELECTION : Tone.WIRE));
        double middle = wire.path().middle();
        arrow(wire.path().at(middle), wire.path().heading(middle), ARROW + wire.width() * ink.emphasis());
        for (Point bend : wire.path().bends()) {
            pen.fillOval(bend.x() - BEND, bend.y() - BEND, 2 * BEND, 2 * BEND);
        }
        if (wire.hasGradient()) {
            pen.setFill(ink.of(gradient(wire)));
            if (wire.flow() == WirePicture.Flow.ON) {
                arrow(strand(wire).getLast(), wire.path().heading(0.75), 5);
            } else {
                Point heading = wire.path().heading(0.25);
                arrow(strand(wire).getFirst(), new Point(-heading.x(), -heading.y()), 5);
            }
        }
    }

    /// Where gradients come back over several wires they are added up.
    private void sums(List<WirePicture> wires) {
        Map<Value, List<WirePicture>> back = wires.stream()
                .filter(wire -> wire.flow() == WirePicture.Flow.BACK && !wire.isAlone())
                .collect(Collectors.groupingBy(wire -> wire.wire().from()));
        back.values().stream().filter(terms -> terms.size() > 1).forEach(terms -> plus(terms.getFirst()));
    }

    /// A plus just before the value that gradients flow back to.
    private void plus(WirePicture wire) {
        Point begin = wire.path().at(0);
        Point heading = wire.path().heading(0);
        Point at = begin.plus(heading.x() * PLUS * 2.2, heading.y() * PLUS * 2.2);
        pen.setFill(ink.of(Tone.CANVAS));
        pen.fillOval(at.x() - PLUS, at.y() - PLUS, 2 * PLUS, 2 * PLUS);
        pen.setStroke(ink.of(gradient(wire)));
        pen.setLineWidth(1.25);
        pen.strokeOval(at.x() - PLUS, at.y() - PLUS, 2 * PLUS, 2 * PLUS);
        pen.strokeLine(at.x() - PLUS / 2, at.y(), at.x() + PLUS / 2, at.y());
        pen.strokeLine(at.x(), at.y() - PLUS / 2, at.x(), at.y() + PLUS / 2);
    }

    /// Lines between the dots of two layers: width by size, hue and dashes by sign.
    private void weights(Picture picture, WirePicture wire) {
        NodePicture from = picture.node(wire.wire().from().node()).orElseThrow();
        NodePicture to = picture.node(wire.wire().toNode()).orElseThrow();
        int begin = from.dots();
        int end = to.dots();
        double largest = wire.weights().map(Painter::largest).orElse(1.0);
        boolean isKnown = wire.weights().isPresent() && !wire.isStale();
        for (int i = 0; i < begin; i++) {
            for (int j = 0; j < end; j++) {
                int index = i * end + j;
                double weight =
                        wire.weights().map(tensor -> tensor.at(index) / largest).orElse(0.1);
                brush.line(
                        from.at().plus(NodeParts.DOT, NodeShape.dotOffset(i, begin)),
                        to.at().plus(-NodeParts.DOT, NodeShape.dotOffset(j, end)),
                        0.35 + 1.8 * Math.abs(weight),
                        brush.colour(isKnown ? weight < 0 ? Tone.GRADIENT : Tone.VALUE : Tone.WIRE),
                        weight < -0.12 ? DASH : 0,
                        0.28 + 0.5 * Math.abs(weight));
            }
        }
    }

    private static double largest(Tensor weights) {
        double largest = 1e-12;
        for (int i = 0; i < weights.size(); i++) {
            largest = Math.max(largest, Math.abs(weights.at(i)));
        }
        return largest;
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
