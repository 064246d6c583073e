package gradus.app.predict;

import gradus.app.chart.ChartFrame;
import gradus.app.text.Messages;
import gradus.app.theme.FreshChart;
import gradus.app.theme.ThemePaint;
import gradus.engine.train.Residuals;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// Predicted numbers against the actual ones, with the diagonal on which both are the same; and how the residuals
/// are spread.
final class FitCharts extends HBox {

    /// More dots would cover one another.
    private static final int MOST_DOTS = 5000;

    private static final List<String> COLOURS =
            List.of("-color-bg-default", "-gradus-grid", "-gradus-text", "-gradus-muted", "-gradus-value");

    private final Messages messages;
    private final XYSeriesCollection dots = new XYSeriesCollection();
    private final XYIntervalSeriesCollection bins = new XYIntervalSeriesCollection();
    private final XYLineAndShapeRenderer dotRenderer = new XYLineAndShapeRenderer(false, true);
    private final XYBarRenderer barRenderer = new XYBarRenderer(0.04);
    private final FreshChart fit;
    private final FreshChart spread;
    private final ThemePaint paint = new ThemePaint(COLOURS, this::repaint);
    private Optional<Residuals> shown = Optional.empty();

    FitCharts(Messages messages, ChartFrame.Desk desk) {
        super(8);
        this.messages = messages;
        dotRenderer.setAutoPopulateSeriesPaint(false);
        dotRenderer.setAutoPopulateSeriesShape(false);
        dotRenderer.setDefaultShape(new Ellipse2D.Double(-2.5, -2.5, 5, 5));
        dotRenderer.setSeriesLinesVisible(1, true);
        dotRenderer.setSeriesShapesVisible(1, false);
        barRenderer.setShadowVisible(false);
        barRenderer.setBarPainter(new StandardXYBarPainter());
        fit = chart(new XYPlot(
                dots, axis(messages.text("test.fit.actual")), axis(messages.text("test.fit.predicted")), dotRenderer));
        spread = chart(new XYPlot(
                bins, axis(messages.text("test.fit.residual")), axis(messages.text("test.fit.count")), barRenderer));
        ((NumberAxis) spread.getXYPlot().getRangeAxis()).setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        ChartViewer fitted = viewer(fit, "test-fit");
        ChartViewer spreading = viewer(spread, "test-residuals");
        ChartFrame first = ChartFrame.of("fit", fit, fitted, () -> TestFigures.fit(shown), desk);
        ChartFrame second = ChartFrame.of("residuals", spread, spreading, () -> TestFigures.spread(shown), desk);
        HBox.setHgrow(first, Priority.ALWAYS);
        HBox.setHgrow(second, Priority.ALWAYS);
        getChildren().addAll(paint, first, second);
        dotRenderer.setDefaultToolTipGenerator((data, series, item) -> messages.text(
                "test.fit.point",
                messages.numbers().shortForm(data.getXValue(series, item)),
                messages.numbers().shortForm(data.getYValue(series, item))));
    }

    void show(Residuals residuals) {
        shown = Optional.of(residuals);
        fit.setNotify(false);
        spread.setNotify(false);
        dots.removeAllSeries();
        bins.removeAllSeries();
        XYSeries points = new XYSeries(messages.text("test.fit.examples"), false, true);
        points.setNotify(false);
        int step = Math.max(1, (residuals.size() + MOST_DOTS - 1) / MOST_DOTS);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < residuals.size(); i += step) {
            double actual = residuals.actual().get(i);
            double predicted = residuals.predicted().get(i);
            if (Double.isFinite(actual) && Double.isFinite(predicted)) {
                points.add(actual, predicted);
                least = Math.min(least, Math.min(actual, predicted));
                most = Math.max(most, Math.max(actual, predicted));
            }
        }
        dots.addSeries(points);
        if (least < most) {
            XYSeries diagonal = new XYSeries(messages.text("test.fit.diagonal"), false, true);
            diagonal.add(least, least);
            diagonal.add(most, most);
            dots.addSeries(diagonal);
        }
        XYIntervalSeries counts = new XYIntervalSeries(messages.text("test.fit.residual"));
        for (Residuals.Bin bin : residuals.histogram()) {
            double middle = (bin.from() + bin.to()) / 2;
            counts.add(middle, bin.from(), bin.to(), bin.count(), 0, bin.count());
        }
        bins.addSeries(counts);
        fit.setNotify(true);
        spread.setNotify(true);
        repaint();
    }

    private static ChartViewer viewer(JFreeChart chart, String id) {
        ChartViewer viewer = new ChartViewer(chart, false);
        viewer.setId(id);
        viewer.setMinSize(200, 80);
        viewer.setPrefSize(300, 180);
        return viewer;
    }

    private static FreshChart chart(XYPlot plot) {
        plot.setAxisOffset(new RectangleInsets(4, 4, 4, 4));
        plot.setOutlineVisible(false);
        FreshChart chart = new FreshChart(plot);
        chart.setPadding(new RectangleInsets(4, 4, 0, 12));
        return chart;
    }

    private NumberAxis axis(String label) {
        NumberAxis axis = new NumberAxis(label);
        axis.setAutoRangeIncludesZero(false);
        axis.setNumberFormatOverride(new DecimalFormat(
                "0.###", DecimalFormatSymbols.getInstance(messages.language().locale())));
        return axis;
    }

    private void repaint() {
        for (FreshChart chart : List.of(fit, spread)) {
            chart.setNotify(false);
            chart.dress(paint);
            chart.getXYPlot().setDomainGridlinesVisible(false);
        }
        dotRenderer.setDefaultPaint(paint.of("-gradus-value"));
        dotRenderer.setSeriesPaint(1, paint.of("-gradus-muted"));
        dotRenderer.setSeriesStroke(1, new BasicStroke(1.5f));
        barRenderer.setSeriesPaint(0, paint.of("-gradus-value"));
        fit.setNotify(true);
        spread.setNotify(true);
    }
}
