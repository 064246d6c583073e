package gradus.app.canvas;

import gradus.app.canvas.Ink.Tone;
import gradus.app.chart.Svg;
import gradus.app.document.Form;
import gradus.app.document.NodeShape;
import gradus.engine.project.Decor;
import gradus.engine.project.Frame;
import gradus.engine.project.Note;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.paint.Color;

/// Writes a picture of the canvas as SVG: shapes, wires, and texts as texts.
final class SvgWriter {
    private static final double UNIT_SIZE = 9;
    private static final String FONT = "Source Sans Pro, Source Sans 3, Helvetica, Arial, sans-serif";

    private final Map<Tone, Color> colours;
    private final Map<String, Color> frames;
    private final StringBuilder out = new StringBuilder();

    /// @param frames what frames are filled with, by their tones
    SvgWriter(Map<Tone, Color> colours, Map<String, Color> frames) {
        this.colours = colours;
        this.frames = frames;
    }

    /// @param ids the nodes that are drawn, with the wires between them
    /// @param isWhole whether frames and notes are drawn, too
    /// @param box the part of the canvas that is drawn
    String write(Picture picture, Set<String> ids, boolean isWhole, Decor decor, Box box) {
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"%s %s %s %s\" "
                        + "font-family=\"%s\" font-size=\"13\">",
                number(box.width()),
                number(box.height()),
                number(box.left()),
                number(box.top()),
                number(box.width()),
                number(box.height()),
                FONT);
        rectangle(box, 0, colour(Tone.CANVAS), "none", 0);
        if (isWhole) {
            decor.frames().forEach((id, frame) -> {
                if (!id.contains("/")) {
                    frame(frame);
                }
            });
            decor.notes().forEach((id, note) -> {
                if (!id.contains("/")) {
                    note(note);
                }
            });
        }
        picture.wires().stream()
                .filter(wire -> ids.contains(wire.wire().from().node())
                        && ids.contains(wire.wire().toNode()))
                .forEach(wire -> {
                    if (wire.areDotsJoined()) {
                        joined(picture, wire);
                    }
                    wire(wire);
                });
        picture.nodes().values().stream()
                .filter(node -> ids.contains(node.id()))
                .forEach(this::node);
        line("</svg>");
        return out.toString();
    }

    private void frame(Frame frame) {
        Color ground = frames.getOrDefault(frame.tone(), colours.getOrDefault(Tone.CANVAS, Color.WHITE));
        line("<g class=\"frame\">");
        rectangle(Frames.box(frame), 8, hex(ground), colour(Tone.STALE), 1);
        text(frame.title(), frame.corner().x() + 10, frame.corner().y() + 19, 15, "start", Tone.TEXT, "bold", false);
        line("</g>");
    }

    private void note(Note note) {
        line("<g class=\"note\">");
        rectangle(Frames.box(note.corner(), note.width(), note.height()), 4, colour(Tone.NODE), colour(Tone.STALE), 1);
        double y = note.corner().y() + 8;
        for (Markdown.Line each : Markdown.of(note.text()).lines()) {
            double size = switch (each.kind()) {
                case TITLE -> 20;
                case HEADING -> 16;
                case SUBHEADING -> 14;
                case TEXT, ITEM, CODE -> 13;
            };
            y += size * 1.3;
            StringBuilder words = new StringBuilder(each.mark().isEmpty() ? "" : each.mark() + " ");
            each.spans().forEach(span -> words.append(span.text()));
            boolean isHead = size > 13;
            text(words.toString(), note.corner().x() + 8, y, size, "start", Tone.TEXT, isHead ? "bold" : "", false);
        }
        line("</g>");
    }

    private void wire(WirePicture wire) {
        StringBuilder way = new StringBuilder("M " + point(wire.path().start()));
        for (WirePath.Cubic piece : wire.path().pieces()) {
            way.append(" C ")
                    .append(point(piece.first()))
                    .append(' ')
                    .append(point(piece.second()))
                    .append(' ')
                    .append(point(piece.to()));
        }
        line(
                "<path class=\"wire\" data-from=\"%s\" data-to=\"%s\" data-port=\"%s\" d=\"%s\" fill=\"none\" "
                        + "stroke=\"%s\" stroke-width=\"%s\"%s/>",
                Svg.escaped(wire.wire().from().node()),
                Svg.escaped(wire.wire().toNode()),
                Svg.escaped(wire.wire().toPort()),
                way,
                colour(Tone.WIRE),
                number(wire.width()),
                wire.isLabel() ? " stroke-dasharray=\"1 6\" stroke-linecap=\"round\"" : "");
        arrow(wire.path().at(0.5), wire.path().heading(0.5), 6 + wire.width());
        Point middle = wire.path().at(0.5);
        Tone value = wire.isStale() ? Tone.STALE : Tone.VALUE;
        Tone gradient = wire.isStale() ? Tone.STALE : Tone.GRADIENT;
        if (!wire.areDotsJoined()) {
            text(wire.value(), middle.x(), middle.y() - 10, 13, "middle", value, "", false);
            text(wire.gradient(), middle.x(), middle.y() + 20, 13, "middle", gradient, "", false);
        }
    }

    /// The lines between the dots of two layers.
    private void joined(Picture picture, WirePicture wire) {
        NodePicture from = picture.node(wire.wire().from().node()).orElseThrow();
        NodePicture to = picture.node(wire.wire().toNode()).orElseThrow();
        int begin = NodeShape.dots(from.node().operation());
        int end = NodeShape.dots(to.node().operation());
        line("<g class=\"weights\" stroke=\"%s\" stroke-width=\"0.35\">", colour(Tone.WIRE));
        for (int i = 0; i < begin; i++) {
            for (int j = 0; j < end; j++) {
                line(
                        "<path d=\"M %s L %s\"/>",
                        point(from.at().plus(NodeParts.DOT, NodeShape.dotOffset(i, begin))),
                        point(to.at().plus(-NodeParts.DOT, NodeShape.dotOffset(j, end))));
            }
        }
        line("</g>");
    }

    private void dots(NodePicture node) {
        int count = NodeShape.dots(node.node().operation());
        for (int i = 0; i < count; i++) {
            line(
                    "<circle class=\"unit\" cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" stroke=\"%s\"/>",
                    number(node.at().x()),
                    number(node.at().y() + NodeShape.dotOffset(i, count)),
                    number(NodeParts.DOT),
                    colour(isLit(node, i) ? Tone.VALUE : Tone.NODE),
                    colour(Tone.TEXT));
            if (node.hasNamedUnits()) {
                Tone tone = isLit(node, i) ? Tone.VALUE : Tone.TEXT;
                double x = node.at().x() + NodeParts.DOT + 3;
                double y = node.at().y() + NodeShape.dotOffset(i, count) + 3;
                text(node.units().get(i).label(), x, y, UNIT_SIZE, "start", tone, isLit(node, i) ? "bold" : "", false);
            }
        }
    }

    private static boolean isLit(NodePicture node, int unit) {
        return unit < node.units().size() && node.units().get(unit).isLit();
    }

    private void arrow(Point at, Point heading, double size) {
        Point tip = at.plus(heading.x() * size / 2, heading.y() * size / 2);
        Point back = tip.plus(-heading.x() * size, -heading.y() * size);
        double half = size * 0.55;
        line(
                "<polygon points=\"%s %s %s\" fill=\"%s\"/>",
                point(tip),
                point(back.plus(-heading.y() * half, heading.x() * half)),
                point(back.plus(heading.y() * half, -heading.x() * half)),
                colour(Tone.WIRE));
    }

    private void node(NodePicture node) {
        line(
                "<g class=\"node\" data-id=\"%s\"><title>%s</title>",
                Svg.escaped(node.id()), Svg.escaped(node.node().name()));
        body(node);
        words(node);
        for (Ports.Spot port : Ports.of(node)) {
            Point at = port.at(node);
            line(
                    "<circle class=\"port\" cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\" stroke=\"%s\"/>",
                    number(at.x()),
                    number(at.y()),
                    colour(port.isInput() ? Tone.NODE : Tone.BORDER),
                    colour(Tone.BORDER));
            String shape = node.portShapes().getOrDefault(port.id(), "");
            double side = port.isInput() == (node.shape().form() == Form.LOSS) ? -8 : 8;
            text(shape, at.x() + side, at.y() - 8, 10, side < 0 ? "end" : "start", Tone.TEXT, "", false);
        }
        line("</g>");
    }

    private void body(NodePicture node) {
        Box box = node.box();
        Tone sound = node.doubt().isPresent() ? Tone.WARNING : Tone.BORDER;
        String edge = colour(node.problem().isPresent() ? Tone.ERROR : sound);
        switch (node.shape().form()) {
            case VARIABLE, OPERATION ->
                line(
                        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                        number(node.at().x()), number(node.at().y()), number(box.width() / 2), colour(Tone.NODE), edge);
            case FUNCTION -> rectangle(box, box.height() / 2, colour(Tone.NODE), edge, 1.5);
            case CARD -> card(node, colour(Tone.LAYER), edge);
            case DATA -> card(node, colour(Tone.DATA), edge);
            case LOSS -> {
                double slant = NodeShape.SLANT;
                line(
                        "<polygon points=\"%s %s %s %s %s %s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                        point(new Point(box.left() + slant, box.top())),
                        point(new Point(box.right() - slant, box.top())),
                        point(new Point(box.right(), node.at().y())),
                        point(new Point(box.right() - slant, box.bottom())),
                        point(new Point(box.left() + slant, box.bottom())),
                        point(new Point(box.left(), node.at().y())),
                        colour(Tone.LOSS),
                        edge);
            }
            case UNKNOWN -> {
                rectangle(box, 4, colour(Tone.NODE), "none", 0);
                line(
                        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"none\" stroke=\"%s\" "
                                + "stroke-dasharray=\"6 4\"/>",
                        number(box.left()), number(box.top()), number(box.width()), number(box.height()), edge);
            }
        }
    }

    /// A card with dots lets the lines between these be seen.
    private void card(NodePicture node, String header, String edge) {
        Box box = node.box();
        boolean hasDots =
                NodeShape.dots(node.node().operation()) > 0 && box.height() > NodeShape.HEADER + NodeShape.FOOTER;
        rectangle(
                hasDots ? new Box(box.left(), box.bottom() - NodeShape.FOOTER, box.right(), box.bottom()) : box,
                2,
                colour(Tone.NODE),
                "none",
                0);
        rectangle(
                new Box(box.left(), box.top(), box.right(), Math.min(box.bottom(), box.top() + NodeShape.HEADER)),
                2,
                header,
                "none",
                0);
        rectangle(box, 2, "none", edge, 1.5);
        if (hasDots) {
            dots(node);
        }
    }

    private void words(NodePicture node) {
        Box box = node.box();
        double x = node.at().x();
        Form form = node.shape().form();
        switch (form) {
            case VARIABLE -> {
                text(node.symbol(), x, node.at().y() - 4, 16, "middle", Tone.TEXT, "", true);
                text(node.ownText(), x, node.at().y() + 16, 13, "middle", Tone.TEXT, "", false);
            }
            case OPERATION, FUNCTION -> text(node.symbol(), x, node.at().y() + 6, 18, "middle", Tone.TEXT, "", false);
            case CARD, DATA -> {
                text(node.symbol(), x, box.top() + 19, 13, "middle", Tone.TEXT, "bold", false);
                lines(node.lines(), x, box.bottom() - 16.0 * node.lines().size() + 4);
            }
            case LOSS, UNKNOWN -> {
                text(node.symbol(), x, node.at().y() - 8, 13, "middle", Tone.TEXT, "bold", false);
                lines(node.lines(), x, node.at().y() + 10);
            }
        }
        text(node.caption(), x, box.bottom() + 18, 13, "middle", Tone.MUTED, "", true);
        Tone value = node.numbers().isStale() ? Tone.STALE : Tone.VALUE;
        Tone gradient = node.numbers().isStale() ? Tone.STALE : Tone.GRADIENT;
        boolean isRound = form.isRound();
        double aside = isRound ? box.right() + 8 : x;
        String anchor = isRound ? "start" : "middle";
        text(node.numbers().value(), aside, isRound ? node.at().y() - 6 : box.top() - 8, 13, anchor, value, "", false);
        text(
                node.numbers().gradient(),
                aside,
                isRound ? node.at().y() + 10 : box.bottom() + 16,
                13,
                anchor,
                gradient,
                "",
                false);
    }

    private void lines(List<String> lines, double x, double y) {
        for (int i = 0; i < lines.size(); i++) {
            text(lines.get(i), x, y + 16.0 * i, 12, "middle", i == 0 ? Tone.TEXT : Tone.MUTED, "", false);
        }
    }

    private void text(
            String text, double x, double y, double size, String anchor, Tone tone, String weight, boolean isItalic) {
        if (!text.isEmpty()) {
            line(
                    "<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\" fill=\"%s\"%s%s>%s</text>",
                    number(x),
                    number(y),
                    number(size),
                    anchor,
                    colour(tone),
                    weight.isEmpty() ? "" : " font-weight=\"" + weight + "\"",
                    isItalic ? " font-style=\"italic\"" : "",
                    Svg.escaped(text));
        }
    }

    private void rectangle(Box box, double round, String ground, String edge, double width) {
        line(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"%s\" stroke=\"%s\" "
                        + "stroke-width=\"%s\"/>",
                number(box.left()),
                number(box.top()),
                number(box.width()),
                number(box.height()),
                number(round),
                ground,
                edge,
                number(width));
    }

    // The annotation that would have the forms checked comes with a library that the program does not ship.
    @SuppressWarnings("AnnotateFormatMethod")
    private void line(String form, Object... parts) {
        out.append(String.format(Locale.ROOT, form, parts)).append('\n');
    }

    private String colour(Tone tone) {
        return hex(colours.getOrDefault(tone, Color.GRAY));
    }

    private static String hex(Color colour) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(colour.getRed() * 255),
                Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255));
    }

    private static String point(Point point) {
        return number(point.x()) + "," + number(point.y());
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number).replaceFirst("\\.0$", "");
    }
}
