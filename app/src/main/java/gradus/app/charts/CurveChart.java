package gradus.app.charts;

import gradus.app.chart.Figures;
import gradus.app.text.Messages;
import gradus.app.theme.FreshChart;
import gradus.app.theme.ThemePaint;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/// Curves over epochs or steps, drawn by JFreeChart.
final class CurveChart {
    private static final float WIDTH = 2f;
    private static final float DOT = 6f;
    private static final double RAW_BEHIND = 0.35;
    private static final double MARGIN = 0.05;
    private static final double LEAST_DECADES = 0.3;
    private static final double SHARE_TOP = 1.02;
    private static final int MOST_LABELS = 12;

    private final DrawnLines drawn = new DrawnLines();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    private final NumberAxis across = new NumberAxis();
    private final Scale up;
    private final XYPlot plot;
    private final FreshChart chart;
    private Optional<ThemePaint> paint = Optional.empty();
    private Font small = new Font(Font.DIALOG, Font.PLAIN, 11);
    private Curves shown = Curves.NONE;
    private Optional<Range> zoomAcross = Optional.empty();
    private Optional<Range> zoomUp = Optional.empty();

    CurveChart(Messages messages) {
        up = new Scale(messages.numbers());
        plot = new XYPlot(drawn, across, up, renderer);
        plot.setAxisOffset(new RectangleInsets(4, 4, 4, 4));
        plot.setOutlineVisible(false);
        chart = new FreshChart(plot);
        chart.setPadding(new RectangleInsets(4, 8, 2, 16));
        across.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        across.setAutoRange(false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setAutoPopulateSeriesPaint(false);
        renderer.setAutoPopulateSeriesStroke(false);
        renderer.setAutoPopulateSeriesShape(false);
        renderer.setDefaultShape(new Ellipse2D.Float(-DOT / 2, -DOT / 2, DOT, DOT));
    }

    JFreeChart chart() {
        return chart;
    }

    Curves shown() {
        return shown;
    }

    /// The part of the axes that is shown; empty for all.
    Optional<Range> zoom() {
        return zoomAcross;
    }

    /// Shows a part of the axes from now on.
    ///
    /// @param part of the axis across
    /// @param height of the upright axis, as it is drawn; empty for what the curves need
    void zoom(Range part, Optional<Range> height) {
        double from = Math.max(part.getLowerBound(), shown.from());
        double to = Math.min(part.getUpperBound(), shown.to());
        boolean isAll = from <= shown.from() && to >= shown.to() && height.isEmpty();
        zoomAcross = isAll || to <= from ? Optional.empty() : Optional.of(new Range(from, to));
        zoomUp = isAll ? Optional.empty() : height;
    }

    void zoomOut() {
        zoomAcross = Optional.empty();
        zoomUp = Optional.empty();
    }

    /// What is to be drawn from now on, when [#draw] is called next.
    void show(Curves curves, Messages messages) {
        // It is drawn once, not at each change.
        chart.setNotify(false);
        if (curves.isLog() != shown.isLog()) {
            zoomUp = Optional.empty();
        }
        shown = curves;
        across.setLabel(curves.across());
        up.setLabel(curves.up());
        across.setNumberFormatOverride(Scale.format(number -> messages.numbers().whole(Math.round(number))));
        up.look(curves.isLog(), messages.numbers());
    }

    /// Draws, once.
    ///
    /// @param columns how many pixels the curves have
    void draw(int columns) {
        chart.setNotify(false);
        Range range = zoomAcross.orElseGet(() -> new Range(shown.from(), Math.max(shown.to(), shown.from() + 1)));
        across.setRange(range);
        List<Line.Points> raw = new ArrayList<>();
        List<Line.Points> smooth = new ArrayList<>();
        for (Curves.Curve curve : shown.curves()) {
            boolean isShown = !shown.hidden().contains(curve.name());
            curve.line().look(shown.isLog(), shown.smoothing());
            double from = range.getLowerBound();
            double to = range.getUpperBound();
            raw.add(isShown ? curve.line().raw(from, to, columns) : Line.Points.NONE);
            smooth.add(isShown ? curve.line().smooth(from, to, columns) : Line.Points.NONE);
        }
        List<Line.Points> all = new ArrayList<>(raw);
        if (shown.smoothing() > 0) {
            all.addAll(smooth);
        }
        up.setRange(zoomUp.orElseGet(() -> height(all)));
        style(all);
        mark();
        drawn.set(all);
        chart.setNotify(true);
    }

    private Range height(List<Line.Points> all) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Line.Points points : all) {
            for (double y : points.y()) {
                least = y < least ? y : least;
                greatest = y > greatest ? y : greatest;
            }
        }
        if (shown.band().isPresent()) {
            Range band = band(shown.band().get());
            least = Math.min(least, band.getLowerBound());
            greatest = Math.max(greatest, band.getUpperBound());
        }
        if (least > greatest) {
            return shown.isLog() ? new Range(-1, 0) : new Range(0, 1);
        }
        if (shown.isLog()) {
            double spare = Math.max((greatest - least) * MARGIN, (LEAST_DECADES - (greatest - least)) / 2);
            return new Range(least - spare, greatest + spare);
        }
        if (shown.isShare() && zoomAcross.isEmpty()) {
            return new Range(0, SHARE_TOP);
        }
        double bottom = zoomAcross.isEmpty() ? Math.min(0, least) : least;
        double spare = (greatest - bottom) * MARGIN;
        if (spare == 0) {
            spare = greatest == 0 ? 1 : Math.abs(greatest) * MARGIN;
        }
        return new Range(bottom == 0 ? 0 : bottom - spare, greatest + spare);
    }

    private Range band(Range of) {
        return shown.isLog() ? new Range(Math.log10(of.getLowerBound()), Math.log10(of.getUpperBound())) : of;
    }

    private void style(List<Line.Points> all) {
        int count = shown.curves().size();
        for (int i = 0; i < all.size(); i++) {
            Curves.Curve curve = shown.curves().get(i % count);
            boolean isBehind = i < count && shown.smoothing() > 0;
            Color color = color(curve.color());
            renderer.setSeriesPaint(i, isBehind ? faint(color, RAW_BEHIND) : color);
            renderer.setSeriesStroke(i, stroke(curve.isDashed() && !isBehind, isBehind ? WIDTH / 2 : WIDTH));
            renderer.setSeriesShapesVisible(i, all.get(i).x().length == 1);
        }
    }

    private void mark() {
        plot.clearDomainMarkers();
        plot.clearRangeMarkers();
        shown.band().ifPresent(of -> {
            Range band = band(of);
            IntervalMarker healthy = new IntervalMarker(band.getLowerBound(), band.getUpperBound());
            healthy.setPaint(faint(color("-gradus-update"), 0.16));
            healthy.setOutlinePaint(faint(color("-gradus-update"), 0));
            plot.addRangeMarker(healthy, Layer.BACKGROUND);
        });
        boolean areTold = shown.marks().size() <= MOST_LABELS;
        for (Curves.Mark mark : shown.marks()) {
            ValueMarker line = new ValueMarker(mark.x());
            line.setPaint(color(mark.isBest() ? "-gradus-text" : "-gradus-muted"));
            line.setStroke(stroke(!mark.isBest(), 1f));
            if (areTold && !mark.isMinor()) {
                boolean isLate = mark.x() > (shown.from() + shown.to()) / 2;
                line.setLabel(mark.label());
                line.setLabelFont(small);
                line.setLabelPaint(color("-gradus-text"));
                anchor(line, isLate, isHigh(mark.x()));
                line.setLabelBackgroundColor(faint(color("-color-bg-default"), 0));
            }
            plot.addDomainMarker(line, Layer.BACKGROUND);
        }
    }

    /// Words stand where the curves are not.
    private static void anchor(ValueMarker line, boolean isLate, boolean isLow) {
        if (isLow) {
            line.setLabelAnchor(isLate ? RectangleAnchor.BOTTOM_LEFT : RectangleAnchor.BOTTOM_RIGHT);
            line.setLabelTextAnchor(isLate ? TextAnchor.BOTTOM_RIGHT : TextAnchor.BOTTOM_LEFT);
        } else {
            line.setLabelAnchor(isLate ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
            line.setLabelTextAnchor(isLate ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
        }
    }

    /// Whether there is more room below the curves at a place than above them.
    private boolean isHigh(double x) {
        DoubleSummaryStatistics there = shown.curves().stream()
                .mapToDouble(curve -> curve.line().figure(x))
                .map(figure -> shown.isLog() ? Math.log10(figure) : figure)
                .filter(Double::isFinite)
                .summaryStatistics();
        return there.getCount() > 0 && there.getMin() - up.getLowerBound() > up.getUpperBound() - there.getMax();
    }

    private Color color(String name) {
        return paint.map(known -> known.of(name)).orElse(Color.GRAY);
    }

    private static Color faint(Color color, double alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(alpha * 255));
    }

    private static BasicStroke stroke(boolean isDashed, float width) {
        return isDashed
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {6f, 4f}, 0f)
                : new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /// Takes the theme's colours and type over.
    void paint(ThemePaint colours) {
        paint = Optional.of(colours);
        small = FreshChart.type(colours.textSize() - 2);
        chart.setNotify(false);
        chart.dress(colours);
        plot.setDomainGridlinesVisible(false);
    }

    /// Puts the legend into the chart itself, for a picture.
    void dress() {
        LegendItemCollection items = new LegendItemCollection();
        shown.curves().stream()
                .filter(curve -> !shown.hidden().contains(curve.name()))
                .forEach(curve -> items.add(new LegendItem(
                        curve.name(),
                        null,
                        null,
                        null,
                        new Line2D.Double(-14, 0, 14, 0),
                        stroke(curve.isDashed(), WIDTH),
                        color(curve.color()))));
        chart.setNotify(false);
        LegendTitle legend = new LegendTitle(() -> items);
        legend.setPosition(RectangleEdge.TOP);
        legend.setFrame(BlockBorder.NONE);
        legend.setItemFont(small);
        legend.setItemPaint(color("-gradus-text"));
        legend.setBackgroundPaint(color("-color-bg-default"));
        legend.setLegendItemGraphicPadding(new RectangleInsets(2, 12, 2, 6));
        chart.addLegend(legend);
    }

    /// Takes it out again.
    void undress() {
        chart.removeLegend();
        chart.setNotify(true);
    }

    /// Every figure of every curve that is shown, whatever the scale, and the smoothed curve where there is one.
    Figures figures() {
        List<Curves.Curve> curves = shown.curves().stream()
                .filter(curve -> !shown.hidden().contains(curve.name()))
                .toList();
        List<String> header = Stream.concat(
                        Stream.of(shown.across()), curves.stream().map(curve -> shown.up() + ", " + curve.name()))
                .toList();
        List<double[]> figures =
                curves.stream().map(curve -> curve.line().figures()).toList();
        double[] places = curves.stream()
                .map(Curves.Curve::line)
                .max(java.util.Comparator.comparingInt(Line::size))
                .map(line ->
                        IntStream.range(0, line.size()).mapToDouble(line::x).toArray())
                .orElse(new double[0]);
        return new Figures(
                header,
                () -> IntStream.range(0, places.length).mapToObj(row -> {
                    List<Object> cells = new ArrayList<>();
                    cells.add(
                            places[row] == Math.rint(places[row]) ? (Object) (long) places[row] : (Object) places[row]);
                    figures.forEach(column -> cells.add(row < column.length ? column[row] : Optional.empty()));
                    return cells;
                }));
    }
}
