package gradus.app.charts;

import gradus.app.text.Numbers;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/// An upright axis that is written as the language writes numbers. Where it is logarithmic it is given logarithms to
/// base 10, and marked at 1, 2 and 5 of each power of ten.
final class Scale extends NumberAxis {
    private static final long serialVersionUID = 1L;
    private static final int[][] STEPS = {{1}, {1, 3}, {1, 2, 5}, {1, 2, 3, 4, 5, 6, 7, 8, 9}};
    private static final double LEAST_APART = 16;
    private static final int FEWEST = 2;

    private boolean isLog;
    private transient Numbers numbers;

    Scale(Numbers numbers) {
        this.numbers = numbers;
        setAutoRange(false);
    }

    boolean isLog() {
        return isLog;
    }

    void look(boolean logarithmic, Numbers other) {
        isLog = logarithmic;
        numbers = other;
        setNumberFormatOverride(format(number -> numbers.shortForm(number)));
    }

    /// Writes numbers of an axis in words of ours.
    static NumberFormat format(DoubleFunction<String> words) {
        return new NumberFormat() {
            private static final long serialVersionUID = 1L;

            @Override
            public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
                return to.append(words.apply(number));
            }

            @Override
            public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
                return format((double) number, to, position);
            }

            @Override
            public Number parse(String text, ParsePosition position) {
                throw new UnsupportedOperationException("An axis is only written");
            }
        };
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public List refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        if (!isLog) {
            return super.refreshTicks(graphics, state, area, edge);
        }
        List<Double> chosen = List.of();
        for (int[] steps : STEPS) {
            List<Double> places = places(steps);
            boolean isTight = places.size() > 1 && area.getHeight() / places.size() < LEAST_APART;
            if (chosen.size() >= FEWEST && isTight) {
                break;
            }
            chosen = isTight ? thinned(places, area.getHeight()) : places;
        }
        if (chosen.size() < FEWEST) {
            chosen = even();
        }
        List ticks = new ArrayList<>();
        for (double place : chosen) {
            ticks.add(new NumberTick(
                    place,
                    numbers.shortForm(Math.pow(10, place)),
                    TextAnchor.CENTER_RIGHT,
                    TextAnchor.CENTER_RIGHT,
                    0));
        }
        return ticks;
    }

    private List<Double> places(int... steps) {
        List<Double> places = new ArrayList<>();
        for (int power = (int) Math.floor(getLowerBound()); power <= getUpperBound(); power++) {
            for (int step : steps) {
                double place = power + Math.log10(step);
                if (place >= getLowerBound() && place <= getUpperBound()) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    private static List<Double> thinned(List<Double> places, double height) {
        int each = (int) Math.ceil(places.size() * LEAST_APART / height);
        List<Double> kept = new ArrayList<>();
        for (int i = 0; i < places.size(); i += each) {
            kept.add(places.get(i));
        }
        return kept;
    }

    /// So narrow that no round number of the above lies in it.
    private List<Double> even() {
        double from = getLowerBound();
        double to = getUpperBound();
        return List.of(from + (to - from) / 6, from + (to - from) / 2, from + (to - from) * 5 / 6);
    }
}
