package gradus.app.plot;

import java.util.List;
import java.util.stream.DoubleStream;

/// What an axis shows.
///
/// @param least at its beginning
/// @param most at its end, greater than the least
public record Extent(double least, double most) {

    /// How much room there is around points, of what they take.
    private static final double MARGIN = 0.06;

    public Extent {
        if (!(least < most)) {
            throw new IllegalArgumentException("An axis from " + least + " to " + most + " shows nothing");
        }
    }

    /// What shows all numbers with some room around them; those that are not finite are left out.
    public static Extent of(DoubleStream numbers) {
        double[] finite = numbers.filter(Double::isFinite).sorted().toArray();
        if (finite.length == 0) {
            return new Extent(-1, 1);
        }
        double least = finite[0];
        double most = finite[finite.length - 1];
        double room = most > least ? MARGIN * (most - least) : Math.max(Math.abs(least), 1) / 2;
        return new Extent(least - room, most + room);
    }

    /// How far it reaches.
    public double length() {
        return most - least;
    }

    /// The place of a number, 0 at the beginning and 1 at the end.
    public double share(double number) {
        return (number - least) / length();
    }

    /// The number at a place.
    public double at(double share) {
        return least + share * length();
    }

    /// Whether a number is shown.
    public boolean contains(double number) {
        return number >= least && number <= most;
    }

    /// Round numbers to be written at the axis.
    ///
    /// @param count about how many
    public List<Double> ticks(int count) {
        double rough = length() / Math.max(1, count);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        double step = (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10) * power;
        long first = (long) Math.ceil(least / step);
        long last = (long) Math.floor(most / step);
        return DoubleStream.iterate((double) first, i -> i <= last, i -> i + 1)
                .map(i -> i * step)
                .boxed()
                .toList();
    }
}
