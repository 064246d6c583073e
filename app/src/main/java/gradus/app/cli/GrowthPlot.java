package gradus.app.cli;

import gradus.app.chart.ChartSvg;
import gradus.app.text.Messages;
import gradus.engine.bench.Growth;
import gradus.engine.exchange.AtomicFile;
import java.awt.Color;
import java.text.NumberFormat;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// A picture of how cost grows: time over the number of nodes and over the number of rows, on logarithmic axes. What
/// grows in proportion is a line of slope 1.
record GrowthPlot(Messages texts) {

    private static final double WIDTH = 960;
    private static final double HEIGHT = 420;
    private static final double NANOSECONDS_IN_MILLISECOND = 1e6;
    private static final Color GRID = new Color(0xdd, 0xdd, 0xdd);
    private static final Color STEP = new Color(0x1f, 0x6f, 0xb4);
    private static final Color COMPILE = new Color(0xc4, 0x5a, 0x11);

    AtomicFile.Content svg(List<Growth.Point> points) {
        return ChartSvg.of(chart(points), WIDTH, HEIGHT);
    }

    JFreeChart chart(List<Growth.Point> points) {
        CombinedRangeXYPlot both = new CombinedRangeXYPlot(axis(texts.text("cli.bench.plot.milliseconds")));
        add(
                both,
                "cli.bench.plot.nodes",
                points.stream().filter(Growth.Point::isDepth).toList());
        add(
                both,
                "cli.bench.plot.rows",
                points.stream().filter(point -> !point.isDepth()).toList());
        JFreeChart chart = new JFreeChart(texts.text("cli.bench.growth.title"), both);
        chart.setBackgroundPaint(Color.WHITE);
        return chart;
    }

    private void add(CombinedRangeXYPlot both, String across, List<Growth.Point> points) {
        if (points.isEmpty()) {
            return;
        }
        XYSeriesCollection lines = new XYSeriesCollection();
        lines.addSeries(
                line("cli.bench.column.step", points, point -> point.step().median()));
        lines.addSeries(line(
                "cli.bench.column.compile", points, point -> point.compile().median()));
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        renderer.setSeriesPaint(0, STEP);
        renderer.setSeriesPaint(1, COMPILE);
        // One legend for both halves.
        boolean isFirst = both.getSubplots().isEmpty();
        renderer.setSeriesVisibleInLegend(0, isFirst);
        renderer.setSeriesVisibleInLegend(1, isFirst);
        XYPlot plot = new XYPlot(lines, axis(texts.text(across)), null, renderer);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        both.add(plot);
    }

    private XYSeries line(String name, List<Growth.Point> points, ToDoubleFunction<Growth.Point> time) {
        XYSeries line = new XYSeries(texts.text(name));
        points.forEach(point -> line.add(point.size(), time.applyAsDouble(point) / NANOSECONDS_IN_MILLISECOND));
        return line;
    }

    private LogAxis axis(String label) {
        LogAxis axis = new LogAxis(label);
        axis.setSmallestValue(1e-6);
        // Whole powers of ten.
        axis.setTickUnit(new NumberTickUnit(
                1, NumberFormat.getIntegerInstance(texts.language().locale())));
        return axis;
    }
}
