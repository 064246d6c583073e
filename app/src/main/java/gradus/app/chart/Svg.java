package gradus.app.chart;

import gradus.engine.exchange.AtomicFile;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/// An SVG file in the making.
public final class Svg {
    private final double width;
    private final double height;
    private final StringBuilder body = new StringBuilder();
    private final Map<String, String> clips = new LinkedHashMap<>();

    Svg(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /// Adds a shape whose other attributes are given.
    void path(String data, String attributes) {
        if (!data.isEmpty()) {
            body.append("<path d=\"")
                    .append(data)
                    .append('"')
                    .append(attributes)
                    .append("/>\n");
        }
    }

    void text(String text, AffineTransform at, String family, double size, String attributes) {
        if (!text.isBlank()) {
            body.append("<text transform=\"")
                    .append(matrix(at))
                    .append("\" font-family=\"")
                    .append(escaped(family))
                    .append("\" font-size=\"")
                    .append(number(size))
                    .append("\" xml:space=\"preserve\"")
                    .append(attributes)
                    .append('>')
                    .append(escaped(text))
                    .append("</text>\n");
        }
    }

    void image(RenderedImage image, double shownWidth, double shownHeight, AffineTransform at, String attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        body.append("<image width=\"")
                .append(number(shownWidth))
                .append("\" height=\"")
                .append(number(shownHeight))
                .append("\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" transform=\"")
                .append(matrix(at))
                .append('"')
                .append(attributes)
                .append(" href=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(bytes.toByteArray()))
                .append("\"/>\n");
    }

    /// The attribute that keeps what is drawn inside an area.
    String clip(String data) {
        return " clip-path=\"url(#" + clips.computeIfAbsent(data, area -> "clip" + clips.size()) + ")\"";
    }

    /// Whether nothing has been drawn.
    boolean isEmpty() {
        return body.isEmpty();
    }

    /// The whole file, as it is by now.
    AtomicFile.Content content() {
        String drawn = body.toString();
        Map<String, String> areas = new LinkedHashMap<>(clips);
        return stream -> {
            StringBuilder whole = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
            whole.append(String.format(
                    Locale.ROOT,
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$s\" height=\"%2$s\" "
                            + "viewBox=\"0 0 %1$s %2$s\">%n",
                    number(width),
                    number(height)));
            areas.forEach((data, id) -> whole.append("<clipPath id=\"")
                    .append(id)
                    .append("\"><path d=\"")
                    .append(data)
                    .append("\"/></clipPath>\n"));
            whole.append(drawn).append("</svg>\n");
            stream.write(whole.toString().getBytes(StandardCharsets.UTF_8));
        };
    }

    /// An outline as SVG writes it.
    static String data(Shape shape, AffineTransform transform) {
        StringBuilder data = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator each = shape.getPathIterator(transform); !each.isDone(); each.next()) {
            int count = switch (each.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> letter(data, 'M', 2);
                case PathIterator.SEG_LINETO -> letter(data, 'L', 2);
                case PathIterator.SEG_QUADTO -> letter(data, 'Q', 4);
                case PathIterator.SEG_CUBICTO -> letter(data, 'C', 6);
                default -> letter(data, 'Z', 0);
            };
            for (int i = 0; i < count; i++) {
                data.append(i == 0 ? "" : " ").append(number(at[i]));
            }
        }
        return data.toString();
    }

    private static int letter(StringBuilder data, char letter, int count) {
        data.append(letter);
        return count;
    }

    static String matrix(AffineTransform transform) {
        double[] of = new double[6];
        transform.getMatrix(of);
        StringBuilder text = new StringBuilder("matrix(");
        for (int i = 0; i < of.length; i++) {
            text.append(i == 0 ? "" : " ").append(i < 4 ? exact(of[i]) : number(of[i]));
        }
        return text.append(')').toString();
    }

    /// A place to a hundredth of a pixel.
    static String number(double number) {
        return plain(Math.round(number * 100) / 100.0);
    }

    private static String exact(double number) {
        return plain(Math.round(number * 1e6) / 1e6);
    }

    private static String plain(double rounded) {
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    /// A text as XML has it; signs that XML doesn't allow are left out.
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(sign -> {
            switch (sign) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (sign >= ' ' && sign != 0xfffe && sign != 0xffff) {
                        escaped.appendCodePoint(sign);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
