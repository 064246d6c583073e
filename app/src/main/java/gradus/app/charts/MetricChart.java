package gradus.app.charts;

import gradus.app.chart.Figures;
import gradus.app.text.Messages;
import gradus.app.text.Numbers;
import gradus.app.theme.FreshChart;
import gradus.app.theme.ThemePaint;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// One metric over the epochs: training solid, validation dashed, both in the metric's hue.
final class MetricChart {

    private static final float WIDTH = 2f;
    private static final Stroke SOLID = new BasicStroke(WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final Stroke DASHED =
            new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {6f, 4f}, 0f);

    private final String color;
    private final XYSeriesCollection series = new XYSeriesCollection();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    private final NumberAxis epochs = new NumberAxis();
    private final NumberAxis values = new NumberAxis();
    private final JFreeChart chart;

    /// @param color the looked-up colour of the metric
    MetricChart(String color) {
        this.color = color;
        XYPlot plot = new XYPlot(series, epochs, values, renderer);
        plot.setAxisOffset(new RectangleInsets(4, 4, 4, 4));
        plot.setOutlineVisible(false);
        chart = new FreshChart(plot);
        chart.setPadding(new RectangleInsets(8, 8, 4, 16));
        epochs.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        epochs.setLowerMargin(0);
        epochs.setUpperMargin(0);
        values.setAutoRangeIncludesZero(true);
        renderer.setLegendLine(new Line2D.Double(-14, 0, 14, 0));
    }

    JFreeChart chart() {
        return chart;
    }

    /// Every point of every curve.
    Figures figures() {
        List<XYSeries> curves = IntStream.range(0, series.getSeriesCount())
                .mapToObj(series::getSeries)
                .toList();
        List<String> header = new ArrayList<>(List.of(epochs.getLabel()));
        curves.forEach(curve -> header.add(values.getLabel() + ", " + curve.getKey()));
        int rows = curves.stream().mapToInt(XYSeries::getItemCount).max().orElse(0);
        return Figures.of(
                header,
                IntStream.range(0, rows).mapToObj(row -> row(curves, row)).toList());
    }

    private static List<Object> row(List<XYSeries> curves, int row) {
        List<Object> cells = new ArrayList<>(List.of(row + 1));
        curves.forEach(curve -> cells.add(row < curve.getItemCount() ? curve.getY(row) : Optional.empty()));
        return cells;
    }

    /// Takes new figures over, and redraws once.
    void show(TrainingCharts.Chart shown, int planned, Messages messages) {
        chart.setNotify(false);
        values.setLabel(shown.title());
        epochs.setLabel(messages.text("charts.epoch"));
        epochs.setRange(new Range(0, Math.max(planned, 1)));
        Numbers numbers = messages.numbers();
        DecimalFormat axis = new DecimalFormat(
                "0.###", DecimalFormatSymbols.getInstance(messages.language().locale()));
        values.setNumberFormatOverride(axis);
        renderer.setDefaultToolTipGenerator((data, curve, item) -> messages.text(
                "charts.point",
                data.getSeriesKey(curve).toString(),
                Long.toString(Math.round(data.getXValue(curve, item))),
                numbers.shortForm(data.getYValue(curve, item))));
        if (shown.share()) {
            values.setRange(new Range(0, 1.02));
        }
        List<TrainingCharts.Curve> curves = shown.curves();
        while (series.getSeriesCount() > curves.size()) {
            series.removeSeries(series.getSeriesCount() - 1);
        }
        for (int i = 0; i < Math.min(curves.size(), series.getSeriesCount()); i++) {
            if (!series.getSeriesKey(i).equals(curves.get(i).name())) {
                series.removeAllSeries();
            }
        }
        for (int i = 0; i < curves.size(); i++) {
            update(i, curves.get(i));
        }
        chart.setNotify(true);
    }

    private void update(int index, TrainingCharts.Curve curve) {
        if (index == series.getSeriesCount()) {
            series.addSeries(new XYSeries(curve.name(), false, false));
        }
        XYSeries points = series.getSeries(index);
        points.setNotify(false);
        int known = points.getItemCount();
        boolean continues = known <= curve.values().size()
                && (known == 0
                        || points.getY(known - 1).doubleValue()
                                == curve.values().get(known - 1));
        if (!continues) {
            points.clear();
            known = 0;
        }
        for (int i = known; i < curve.values().size(); i++) {
            points.add(i + 1, curve.values().get(i));
        }
        points.setNotify(true);
        renderer.setSeriesStroke(index, curve.validation() ? DASHED : SOLID);
    }

    /// Takes the theme's colours and type over.
    void paint(ThemePaint paint, Font type) {
        chart.setNotify(false);
        Font small = type.deriveFont(11f);
        Font label = type.deriveFont(13f);
        chart.setBackgroundPaint(paint.of("-color-bg-default"));
        XYPlot plot = chart.getXYPlot();
        plot.setBackgroundPaint(paint.of("-color-bg-default"));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(paint.of("-gradus-grid"));
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        for (NumberAxis axis : List.of(epochs, values)) {
            axis.setLabelFont(label);
            axis.setTickLabelFont(small);
            axis.setLabelPaint(paint.of("-gradus-text"));
            axis.setTickLabelPaint(paint.of("-gradus-muted"));
            axis.setAxisLinePaint(paint.of("-gradus-muted"));
            axis.setTickMarkPaint(paint.of("-gradus-muted"));
        }
        renderer.setAutoPopulateSeriesPaint(false);
        renderer.setDefaultPaint(paint.of(color));
        renderer.setAutoPopulateSeriesStroke(false);
        renderer.setDrawSeriesLineAsPath(true);
        chart.removeLegend();
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.TOP);
        legend.setFrame(BlockBorder.NONE);
        legend.setItemFont(label);
        legend.setItemPaint(paint.of("-gradus-text"));
        legend.setBackgroundPaint(paint.of("-color-bg-default"));
        legend.setLegendItemGraphicPadding(new RectangleInsets(2, 12, 2, 6));
        chart.addLegend(legend);
        chart.setNotify(true);
    }
}
