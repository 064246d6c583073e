package gradus.app.theme;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.entity.EntityCollection;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;

/// A chart that takes nothing over from the last time it was drawn. The graphics it is drawn with remembers font,
/// stroke and paint and doesn't set again what it believes to be set, while the JavaFX canvas below has forgotten
/// them.
public final class FreshChart extends JFreeChart {

    private static final long serialVersionUID = 1L;
    private static final BasicStroke OTHER_STROKE = new BasicStroke(0.123f);
    private static final Font OTHER_FONT = new Font(Font.DIALOG, Font.PLAIN, 3);
    private static final Color OTHER_PAINT = new Color(1, 2, 3, 4);

    private static final BasicStroke GRID = new BasicStroke(1f);
    private static final Font TYPE = Theme.awtFont();

    /// How much smaller than ordinary text the numbers at an axis are.
    private static final double SMALLER = 2;

    public FreshChart(Plot plot) {
        super(null, null, plot, false);
    }

    /// Takes the theme's colours and type over, for ground, grid and axes.
    public void dress(ThemePaint paint) {
        setBackgroundPaint(paint.of("-color-bg-default"));
        XYPlot plot = getXYPlot();
        plot.setBackgroundPaint(paint.of("-color-bg-default"));
        plot.setDomainGridlinePaint(paint.of("-gradus-grid"));
        plot.setRangeGridlinePaint(paint.of("-gradus-grid"));
        plot.setDomainGridlineStroke(GRID);
        plot.setRangeGridlineStroke(GRID);
        for (ValueAxis axis : List.of(plot.getDomainAxis(), plot.getRangeAxis())) {
            axis.setLabelFont(type(paint.textSize()));
            axis.setTickLabelFont(type(paint.textSize() - SMALLER));
            axis.setLabelPaint(paint.of("-gradus-text"));
            axis.setTickLabelPaint(paint.of("-gradus-muted"));
            axis.setAxisLinePaint(paint.of("-gradus-muted"));
            axis.setTickMarkPaint(paint.of("-gradus-muted"));
        }
    }

    /// The theme's type in a size.
    public static Font type(double size) {
        return TYPE.deriveFont((float) size);
    }

    @Override
    public void draw(
            Graphics2D graphics, Rectangle2D area, @Nullable Point2D anchor, @Nullable ChartRenderingInfo info) {
        graphics.setStroke(OTHER_STROKE);
        graphics.setFont(OTHER_FONT);
        graphics.setPaint(OTHER_PAINT);
        if (info == null) {
            super.draw(graphics, area, anchor, null);
            return;
        }
        // Nobody asks which point lies where, and noting it takes longer than drawing it.
        EntityCollection noted = info.getEntityCollection();
        info.setEntityCollection(null);
        super.draw(graphics, area, anchor, info);
        info.setEntityCollection(noted);
    }
}
