package gradus.app.chart;

import gradus.engine.exchange.AtomicFile;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Draws into an SVG file what Java2D is told to draw. What is only remembered (transform, clip, font, …) lies in an
/// ordinary graphics of one pixel.
final class SvgGraphics extends StatefulGraphics {
    private final Svg svg;

    SvgGraphics(double width, double height) {
        this(new Svg(width, height), new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics());
        state.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        state.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        state.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    private SvgGraphics(Svg svg, Graphics2D state) {
        super(state);
        this.svg = svg;
    }

    /// The file, as it is by now.
    AtomicFile.Content content() {
        return svg.content();
    }

    private String clipped() {
        Shape clip = state.getClip();
        return clip == null ? "" : svg.clip(Svg.data(clip, state.getTransform()));
    }

    private String colour(String what) {
        Color color = switch (state.getPaint()) {
            case Color plain -> plain;
            case GradientPaint gradient -> gradient.getColor1();
            default -> state.getColor();
        };
        double alpha = color.getAlpha() / 255.0;
        if (state.getComposite() instanceof AlphaComposite composite) {
            alpha *= composite.getAlpha();
        }
        String hex = String.format(
                Locale.ROOT, " %s=\"#%02x%02x%02x\"", what, color.getRed(), color.getGreen(), color.getBlue());
        return alpha < 1 ? hex + " " + what + "-opacity=\"" + Svg.number(alpha) + "\"" : hex;
    }

    @Override
    public void fill(Shape shape) {
        svg.path(Svg.data(shape, state.getTransform()), colour("fill") + clipped());
    }

    @Override
    public void draw(Shape shape) {
        if (!(state.getStroke() instanceof BasicStroke stroke)) {
            fill(state.getStroke().createStrokedShape(shape));
            return;
        }
        StringBuilder look = new StringBuilder(" fill=\"none\"").append(colour("stroke"));
        double scale = Math.sqrt(Math.abs(state.getTransform().getDeterminant()));
        look.append(" stroke-width=\"")
                .append(Svg.number(stroke.getLineWidth() * scale))
                .append('"');
        switch (stroke.getEndCap()) {
            case BasicStroke.CAP_ROUND -> look.append(" stroke-linecap=\"round\"");
            case BasicStroke.CAP_SQUARE -> look.append(" stroke-linecap=\"square\"");
            default -> {}
        }
        switch (stroke.getLineJoin()) {
            case BasicStroke.JOIN_ROUND -> look.append(" stroke-linejoin=\"round\"");
            case BasicStroke.JOIN_BEVEL -> look.append(" stroke-linejoin=\"bevel\"");
            default -> {}
        }
        float[] dashes = stroke.getDashArray();
        if (dashes != null) {
            look.append(" stroke-dasharray=\"");
            for (int i = 0; i < dashes.length; i++) {
                look.append(i == 0 ? "" : " ").append(Svg.number(dashes[i] * scale));
            }
            look.append('"');
        }
        svg.path(Svg.data(shape, state.getTransform()), look + clipped());
    }

    @Override
    public void drawString(String text, float x, float y) {
        AffineTransform at = state.getTransform();
        at.translate(x, y);
        Font font = state.getFont();
        String style =
                (font.isBold() ? " font-weight=\"bold\"" : "") + (font.isItalic() ? " font-style=\"italic\"" : "");
        svg.text(
                text,
                at,
                font.getFamily(Locale.ROOT) + ", sans-serif",
                font.getSize2D(),
                style + colour("fill") + clipped());
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        if (text.getBeginIndex() < text.getEndIndex()) {
            fill(new TextLayout(text, getFontRenderContext()).getOutline(AffineTransform.getTranslateInstance(x, y)));
        }
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        fill(glyphs.getOutline(x, y));
    }

    private boolean image(Image image, double x, double y, double width, double height) {
        BufferedImage drawn =
                new BufferedImage(image.getWidth(null), image.getHeight(null), BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        AffineTransform at = state.getTransform();
        at.translate(x, y);
        svg.image(drawn, width, height, at, clipped());
        return true;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, @Nullable ImageObserver observer) {
        return image(image, x, y, image.getWidth(null), image.getHeight(null));
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, @Nullable ImageObserver observer) {
        return image(image, x, y, width, height);
    }

    @Override
    public boolean drawImage(Image image, int x, int y, @Nullable Color ground, @Nullable ImageObserver observer) {
        return drawImage(image, x, y, observer);
    }

    @Override
    public boolean drawImage(
            Image image, int x, int y, int width, int height, @Nullable Color ground, @Nullable ImageObserver seen) {
        return image(image, x, y, width, height);
    }

    @Override
    public boolean drawImage(
            Image image,
            int x1,
            int y1,
            int x2,
            int y2,
            int fromX1,
            int fromY1,
            int fromX2,
            int fromY2,
            @Nullable ImageObserver observer) {
        BufferedImage part = new BufferedImage(
                Math.max(1, Math.abs(fromX2 - fromX1)),
                Math.max(1, Math.abs(fromY2 - fromY1)),
                BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = part.createGraphics();
        graphics.drawImage(image, 0, 0, part.getWidth(), part.getHeight(), fromX1, fromY1, fromX2, fromY2, null);
        graphics.dispose();
        return image(part, Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
    }

    @Override
    public boolean drawImage(
            Image image,
            int x1,
            int y1,
            int x2,
            int y2,
            int fromX1,
            int fromY1,
            int fromX2,
            int fromY2,
            @Nullable Color ground,
            @Nullable ImageObserver observer) {
        return drawImage(image, x1, y1, x2, y2, fromX1, fromY1, fromX2, fromY2, observer);
    }

    @Override
    public boolean drawImage(Image image, AffineTransform transform, @Nullable ImageObserver observer) {
        AffineTransform before = state.getTransform();
        state.transform(transform);
        image(image, 0, 0, image.getWidth(null), image.getHeight(null));
        state.setTransform(before);
        return true;
    }

    @Override
    public void drawImage(BufferedImage image, @Nullable BufferedImageOp change, int x, int y) {
        image(change == null ? image : change.filter(image, null), x, y, image.getWidth(), image.getHeight());
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform transform) {
        AffineTransform at = state.getTransform();
        at.concatenate(transform);
        svg.image(image, image.getWidth(), image.getHeight(), at, clipped());
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform transform) {
        drawRenderedImage(image.createDefaultRendering(), transform);
    }

    @Override
    public Graphics create() {
        return new SvgGraphics(svg, (Graphics2D) state.create());
    }
}
