package gradus.app.charts;

import java.util.List;
import org.jfree.data.xy.AbstractXYDataset;

/// What a chart draws now.
final class DrawnLines extends AbstractXYDataset {
    private static final long serialVersionUID = 1L;

    private transient List<Line.Points> series = List.of();

    /// Takes other points; whoever draws them is told.
    void set(List<Line.Points> points) {
        series = List.copyOf(points);
        fireDatasetChanged();
    }

    @Override
    public int getSeriesCount() {
        return series.size();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Comparable getSeriesKey(int index) {
        return index;
    }

    @Override
    public int getItemCount(int index) {
        return series.get(index).x().length;
    }

    @Override
    public Number getX(int index, int item) {
        return getXValue(index, item);
    }

    @Override
    public Number getY(int index, int item) {
        return getYValue(index, item);
    }

    @Override
    public double getXValue(int index, int item) {
        return series.get(index).x()[item];
    }

    @Override
    public double getYValue(int index, int item) {
        return series.get(index).y()[item];
    }
}
