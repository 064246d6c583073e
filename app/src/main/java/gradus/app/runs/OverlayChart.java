package gradus.app.runs;

import gradus.app.text.Messages;
import gradus.app.theme.FreshChart;
import gradus.app.theme.ThemePaint;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// The curves of some runs over one another: one hue a run, training solid, validation dashed.
final class OverlayChart {
    private static final int HUES = 10;
    private static final float WIDTH = 2f;
    private static final Stroke SOLID = new BasicStroke(WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final Stroke DASHED =
            new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {6f, 4f}, 0f);
    private static final Line2D LINE = new Line2D.Double(-12, 0, 12, 0);

    private final ThemePaint paint;
    private final NumberAxis epochs = new NumberAxis();
    private final NumberAxis values = new NumberAxis();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    private final XYPlot plot = new XYPlot(new XYSeriesCollection(), epochs, values, renderer);
    private final FreshChart chart = new FreshChart(plot);

    /// @param changed is run when a colour of the theme is another one now
    OverlayChart(Runnable changed) {
        List<String> names =
                new ArrayList<>(List.of("-color-bg-default", "-gradus-grid", "-gradus-text", "-gradus-muted"));
        IntStream.range(0, HUES).mapToObj(OverlayChart::hue).forEach(names::add);
        paint = new ThemePaint(names, changed);
        plot.setAxisOffset(new RectangleInsets(4, 4, 4, 4));
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        epochs.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        values.setAutoRangeIncludesZero(false);
        renderer.setAutoPopulateSeriesPaint(false);
        renderer.setAutoPopulateSeriesStroke(false);
        renderer.setDrawSeriesLineAsPath(true);
        chart.setPadding(new RectangleInsets(4, 4, 2, 8));
    }

    JFreeChart chart() {
        return chart;
    }

    /// What must be in the scene for the colours to be found.
    ThemePaint probe() {
        return paint;
    }

    private static String hue(int run) {
        return "-gradus-class-" + run % HUES;
    }

    /// @param names of the runs, in their order
    /// @param title of the figure
    void show(Overlay overlay, List<String> names, String title, Messages words) {
        chart.setNotify(false);
        XYSeriesCollection data = new XYSeriesCollection();
        for (int i = 0; i < overlay.curves().size(); i++) {
            Overlay.Curve curve = overlay.curves().get(i);
            XYSeries series = new XYSeries(i, false, false);
            curve.points().forEach(point -> series.add(point.epoch(), point.value(), false));
            data.addSeries(series);
            renderer.setSeriesPaint(i, paint.of(hue(curve.run())));
            renderer.setSeriesStroke(i, curve.isValidation() ? DASHED : SOLID);
        }
        plot.setDataset(data);
        renderer.setDefaultToolTipGenerator((points, index, item) -> {
            Overlay.Curve curve = overlay.curves().get(index);
            return words.text(
                    "runs.point",
                    String.join(" · ", names.get(curve.run()), words.text(kind(curve.isValidation()))),
                    Long.toString(Math.round(points.getXValue(index, item))),
                    words.numbers().shortForm(points.getYValue(index, item)));
        });
        values.setLabel(title);
        epochs.setLabel(words.text("charts.epoch"));
        values.setNumberFormatOverride(new DecimalFormat(
                "0.####", DecimalFormatSymbols.getInstance(words.language().locale())));
        chart.dress(paint);
        legend(overlay, names, words);
        chart.setNotify(true);
    }

    private static String kind(boolean isValidation) {
        return isValidation ? "runs.validation" : "runs.training";
    }

    private void legend(Overlay overlay, List<String> names, Messages words) {
        LegendItemCollection items = new LegendItemCollection();
        for (int i = 0; i < names.size(); i++) {
            items.add(item(names.get(i), SOLID, paint.of(hue(i))));
        }
        Color muted = paint.of("-gradus-muted");
        if (overlay.curves().stream().anyMatch(Overlay.Curve::isValidation)) {
            items.add(item(words.text(kind(false)), SOLID, muted));
            items.add(item(words.text(kind(true)), DASHED, muted));
        }
        plot.setFixedLegendItems(items);
        chart.removeLegend();
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.TOP);
        legend.setFrame(BlockBorder.NONE);
        legend.setItemFont(FreshChart.type(paint.textSize()));
        legend.setItemPaint(paint.of("-gradus-text"));
        legend.setBackgroundPaint(paint.of("-color-bg-default"));
        legend.setLegendItemGraphicPadding(new RectangleInsets(2, 10, 2, 4));
        chart.addLegend(legend);
    }

    private static LegendItem item(String name, Stroke stroke, Color color) {
        return new LegendItem(name, null, null, null, LINE, stroke, color);
    }
}
