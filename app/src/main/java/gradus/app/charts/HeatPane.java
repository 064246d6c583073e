package gradus.app.charts;

import gradus.app.chart.ChartFrame;
import gradus.app.chart.Figures;
import gradus.app.text.Messages;
import gradus.app.text.Numbers;
import gradus.app.theme.FreshChart;
import gradus.app.theme.ThemePaint;
import gradus.engine.run.Histogram;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;

/// Histograms over time as a heat map: a column an epoch, the deeper the colour the more numbers.
final class HeatPane extends StackPane {
    private final String key;
    private final String color;
    private final ChartFrame.Desk desk;
    private final Heat heat = new Heat();
    private final XYBlockRenderer renderer = new XYBlockRenderer();
    private final NumberAxis across = new NumberAxis();
    private final Scale up;
    private final XYPlot plot;
    private final FreshChart chart;
    private final ChartViewer viewer;
    private final Tip tip;
    private final ChartFrame frame;

    /// @param name in ids and names of files
    /// @param key of its title
    /// @param color a looked-up colour
    HeatPane(String name, String key, String color, ChartFrame.Desk desk) {
        this.key = key;
        this.color = color;
        this.desk = desk;
        up = new Scale(desk.messages().getValue().numbers());
        across.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        across.setAutoRange(false);
        plot = new XYPlot(heat, across, up, renderer);
        plot.setAxisOffset(new RectangleInsets(4, 4, 4, 4));
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        chart = new FreshChart(plot);
        chart.setPadding(new RectangleInsets(12, 8, 2, 16));
        viewer = new ChartViewer(chart, false);
        viewer.setId("chart-" + name);
        viewer.setMinSize(120, 60);
        viewer.getCanvas().setTooltipEnabled(false);
        tip = new Tip(name);
        getChildren().addAll(viewer, tip);
        viewer.addEventFilter(MouseEvent.MOUSE_MOVED, event -> tell(event.getX(), event.getY()));
        viewer.addEventFilter(MouseEvent.MOUSE_EXITED, event -> tip.hide());
        viewer.addEventFilter(MouseEvent.MOUSE_DRAGGED, MouseEvent::consume);
        frame = ChartFrame.of(name, this, gradus.app.chart.Pictured.of(chart, viewer), this::figures, desk);
    }

    ChartFrame frame() {
        return frame;
    }

    Heat heat() {
        return heat;
    }

    void show(SequencedMap<Integer, Histogram> histograms, int planned) {
        chart.setNotify(false);
        Messages words = desk.messages().getValue();
        across.setLabel(words.text("charts.epoch"));
        across.setNumberFormatOverride(Scale.format(number -> words.numbers().whole(Math.round(number))));
        up.look(false, words.numbers());
        up.setLabel(words.text(key));
        List<Integer> epochs = List.copyOf(histograms.sequencedKeySet());
        int stride = epochs.size() < 2 ? 1 : epochs.get(1) - epochs.get(0);
        heat.set(histograms);
        List<Heat.Cell> cells = heat.cells();
        double from = cells.stream().mapToDouble(Heat.Cell::from).min().orElse(0);
        double to = cells.stream().mapToDouble(Heat.Cell::to).max().orElse(1);
        double height = cells.stream()
                .mapToDouble(cell -> cell.to() - cell.from())
                .max()
                .orElse(1);
        renderer.setBlockWidth(stride);
        renderer.setBlockHeight(height);
        across.setRange(new Range(-stride / 2.0, Math.max(planned, 1) + stride / 2.0));
        up.setRange(new Range(from, to > from ? to : from + 1));
        chart.setNotify(true);
    }

    void paint(ThemePaint paint) {
        chart.setNotify(false);
        Color ground = paint.of("-color-bg-default");
        Color full = paint.of(color);
        renderer.setPaintScale(new Shades(ground, full));
        chart.dress(paint);
        chart.setNotify(true);
    }

    /// From the ground to the full colour; few numbers are seen, too.
    private record Shades(Color ground, Color full) implements PaintScale {
        private static final double FAINTEST = 0.12;

        @Override
        public double getLowerBound() {
            return 0;
        }

        @Override
        public double getUpperBound() {
            return 1;
        }

        @Override
        public java.awt.Paint getPaint(double strength) {
            double share = FAINTEST + (1 - FAINTEST) * Math.sqrt(Math.clamp(strength, 0, 1));
            return new Color(
                    mixed(ground.getRed(), full.getRed(), share),
                    mixed(ground.getGreen(), full.getGreen(), share),
                    mixed(ground.getBlue(), full.getBlue(), share));
        }

        private static int mixed(int from, int to, double share) {
            return (int) Math.round(from + (to - from) * share);
        }
    }

    private void tell(double x, double y) {
        Rectangle2D area = Tip.area(viewer);
        if (!area.contains(x, y)) {
            tip.hide();
            return;
        }
        double epoch = across.java2DToValue(x, area, RectangleEdge.BOTTOM);
        double number = up.java2DToValue(y, area, RectangleEdge.LEFT);
        Optional<Heat.Cell> cell = heat.cells().stream()
                .filter(each -> Math.abs(each.epoch() - epoch) <= renderer.getBlockWidth() / 2
                        && each.from() <= number
                        && number < each.to())
                .findFirst();
        Numbers numbers = desk.messages().getValue().numbers();
        cell.ifPresentOrElse(
                found -> tip.tell(
                        desk.messages()
                                .getValue()
                                .text(
                                        "charts.cell",
                                        numbers.whole(found.epoch()),
                                        numbers.shortForm(found.from()),
                                        numbers.shortForm(found.to()),
                                        numbers.whole(found.count())),
                        x,
                        y,
                        area),
                tip::hide);
    }

    private Figures figures() {
        Messages words = desk.messages().getValue();
        List<Heat.Cell> cells = heat.cells();
        return new Figures(
                List.of(
                        words.text("charts.epoch"),
                        words.text("charts.cell.from"),
                        words.text("charts.cell.to"),
                        words.text("charts.cell.count")),
                () -> cells.stream().map(cell -> List.of(cell.epoch(), cell.from(), cell.to(), cell.count())));
    }
}
