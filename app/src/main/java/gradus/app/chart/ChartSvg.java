package gradus.app.chart;

import gradus.engine.exchange.AtomicFile;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;

/// A chart of JFreeChart as an SVG file.
public final class ChartSvg {

    private ChartSvg() {}

    /// Draws a chart in a size, in pixels.
    public static AtomicFile.Content of(JFreeChart chart, double width, double height) {
        SvgGraphics graphics = new SvgGraphics(width, height);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        return graphics.content();
    }
}
