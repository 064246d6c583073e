package gradus.app.charts;

import gradus.engine.run.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jfree.data.xy.AbstractXYZDataset;

/// Histograms of several epochs in bins of one width, as cells to be coloured.
final class Heat extends AbstractXYZDataset {
    private static final long serialVersionUID = 1L;

    /// How many bins are drawn at most.
    static final int MOST_ROWS = 96;

    /// A cell.
    ///
    /// @param from where its bin begins
    /// @param to where it ends
    /// @param count how many numbers are in it
    /// @param strength that count, against the fullest bin of the epoch
    record Cell(int epoch, double from, double to, long count, double strength) {}

    private transient List<Cell> cells = List.of();

    List<Cell> cells() {
        return cells;
    }

    /// Takes other histograms, by epoch; whoever draws them is told.
    void set(SequencedMap<Integer, Histogram> histograms) {
        int exponent = exponent(histograms);
        List<Cell> made = new ArrayList<>();
        histograms.forEach((epoch, histogram) -> {
            Histogram wide = histogram.widened(Math.max(exponent, histogram.exponent()));
            long fullest = 1;
            for (long count : wide.counts()) {
                fullest = Math.max(fullest, count);
            }
            for (int i = 0; i < wide.counts().length; i++) {
                long count = wide.counts()[i];
                if (count > 0) {
                    made.add(new Cell(epoch, wide.edge(i), wide.edge(i + 1), count, (double) count / fullest));
                }
            }
        });
        cells = made;
        fireDatasetChanged();
    }

    /// The finest width at which all of them lie in few enough bins.
    private static int exponent(SequencedMap<Integer, Histogram> histograms) {
        List<Histogram> full =
                histograms.values().stream().filter(each -> !each.isEmpty()).toList();
        int exponent = full.stream().mapToInt(Histogram::exponent).max().orElse(0);
        double least = full.stream().mapToDouble(each -> each.edge(0)).min().orElse(0);
        double greatest = full.stream()
                .mapToDouble(each -> each.edge(each.counts().length))
                .max()
                .orElse(1);
        while ((greatest - least) / Math.scalb(1.0, exponent) > MOST_ROWS) {
            exponent++;
        }
        return exponent;
    }

    @Override
    public int getSeriesCount() {
        return 1;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Comparable getSeriesKey(int index) {
        return index;
    }

    @Override
    public int getItemCount(int index) {
        return cells.size();
    }

    @Override
    public Number getX(int index, int item) {
        return cells.get(item).epoch();
    }

    @Override
    public Number getY(int index, int item) {
        return (cells.get(item).from() + cells.get(item).to()) / 2;
    }

    @Override
    public Number getZ(int index, int item) {
        return cells.get(item).strength();
    }
}
