package gradus.app.whatif;

import gradus.app.chart.Figures;
import gradus.app.theme.FreshChart;
import gradus.app.theme.ThemePaint;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// A way through the plane: points joined in their order, the last one larger.
final class WayChart {
    private static final double DOT = 5;
    private static final double END = 11;
    private static final double MARGIN = 0.08;
    private static final int WAY = 0;
    private static final int LAST = 1;

    private final String color;
    private final XYSeries way = new XYSeries("way", false, true);
    private final XYSeries last = new XYSeries("last", false, true);
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    private final NumberAxis across = new NumberAxis();
    private final NumberAxis up = new NumberAxis();
    private final FreshChart chart;

    /// @param color the looked-up colour of the way
    WayChart(String color) {
        this.color = color;
        XYSeriesCollection series = new XYSeriesCollection();
        series.addSeries(way);
        series.addSeries(last);
        XYPlot plot = new XYPlot(series, across, up, renderer);
        plot.setAxisOffset(new RectangleInsets(4, 4, 4, 4));
        plot.setOutlineVisible(false);
        across.setAutoRangeIncludesZero(false);
        up.setAutoRangeIncludesZero(false);
        for (NumberAxis axis : List.of(across, up)) {
            axis.setLowerMargin(MARGIN);
            axis.setUpperMargin(MARGIN);
        }
        renderer.setSeriesShape(WAY, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
        renderer.setSeriesShape(LAST, new Ellipse2D.Double(-END / 2, -END / 2, END, END));
        chart = new FreshChart(plot);
        chart.setPadding(new RectangleInsets(8, 8, 4, 16));
    }

    JFreeChart chart() {
        return chart;
    }

    /// The points that are drawn, for whoever can't see them.
    XYSeries way() {
        return way;
    }

    /// The points in their order.
    Figures figures() {
        return Figures.of(
                List.of(across.getLabel(), up.getLabel()),
                IntStream.range(0, way.getItemCount())
                        .mapToObj(i -> List.of(way.getX(i), way.getY(i)))
                        .toList());
    }

    /// Shows another way, and draws once.
    ///
    /// @param areSteps whether what is across is counted
    void show(List<Double> x, List<Double> y, String acrossLabel, String upLabel, boolean areSteps, Locale locale) {
        chart.setNotify(false);
        way.clear();
        last.clear();
        for (int i = 0; i < x.size(); i++) {
            way.add(x.get(i), y.get(i));
        }
        if (!x.isEmpty()) {
            last.add(x.getLast(), y.getLast());
        }
        across.setLabel(acrossLabel);
        up.setLabel(upLabel);
        DecimalFormat numbers = new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(locale));
        across.setNumberFormatOverride(numbers);
        up.setNumberFormatOverride(numbers);
        across.setStandardTickUnits(
                areSteps ? NumberAxis.createIntegerTickUnits() : NumberAxis.createStandardTickUnits());
        chart.setNotify(true);
    }

    /// Takes the theme's colours over.
    void paint(ThemePaint paint) {
        chart.setNotify(false);
        chart.dress(paint);
        renderer.setAutoPopulateSeriesPaint(false);
        renderer.setAutoPopulateSeriesStroke(false);
        renderer.setDefaultPaint(paint.of(color));
        renderer.setDefaultStroke(new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        chart.setNotify(true);
    }
}
