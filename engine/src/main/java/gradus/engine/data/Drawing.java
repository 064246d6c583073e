package gradus.engine.data;

import gradus.engine.device.CounterRandom;
import java.util.ArrayList;
import java.util.List;

/// Draws the rows of a generator. The planes reach from −6 to 6, as those of teaching tools do.
final class Drawing {

    private static final double DIGITS = 1e4;

    private final Origin.Generated wanted;
    private final long key;
    private long drawn;

    private Drawing(Origin.Generated wanted) {
        this.wanted = wanted;
        this.key = CounterRandom.key(wanted.seed(), "generate " + wanted.name());
    }

    /// The rows as a table, the target last.
    static CsvTable table(Origin.Generated wanted) {
        List<String> names = new ArrayList<>(wanted.generator().features());
        names.add(wanted.generator().target());
        Drawing drawing = new Drawing(wanted);
        List<CsvTable.Row> rows = new ArrayList<>();
        for (int row = 0; row < wanted.rows(); row++) {
            rows.add(new CsvTable.Row(row + 2, drawing.row(row)));
        }
        return new CsvTable(wanted.name(), CsvFormat.STANDARD, names, rows, List.of());
    }

    /// The rows that were painted as a table.
    static CsvTable table(Origin.Painted painted) {
        List<CsvTable.Row> rows = new ArrayList<>();
        for (Origin.Point point : painted.points()) {
            rows.add(new CsvTable.Row(rows.size() + 2, List.of(text(point.x1()), text(point.x2()), point.label())));
        }
        List<String> names = new ArrayList<>(Origin.Painted.FEATURES);
        names.add(Origin.Painted.TARGET);
        return new CsvTable(painted.name(), CsvFormat.STANDARD, names, rows, List.of());
    }

    private List<String> row(int row) {
        double noise = wanted.noise();
        return switch (wanted.generator()) {
            case XOR -> {
                double x1 = apart(between(-5, 5));
                double x2 = apart(between(-5, 5));
                yield point(x1 + noise * between(-5, 5), x2 + noise * between(-5, 5), x1 * x2 >= 0 ? 0 : 1);
            }
            case CIRCLE -> {
                int side = row % 2;
                double radius = side == 0 ? between(0, 2.5) : between(3.5, 5);
                double angle = between(0, 2 * Math.PI);
                yield point(
                        radius * Math.sin(angle) + noise * between(-5, 5) / 2,
                        radius * Math.cos(angle) + noise * between(-5, 5) / 2,
                        side);
            }
            case GAUSSIANS -> {
                int side = row % wanted.classes();
                double angle = Math.PI / 4 + 2 * Math.PI * side / wanted.classes();
                double spread = 0.5 + 3.5 * noise;
                yield point(
                        2 * Math.sqrt(2) * Math.cos(angle) + spread * normal(),
                        2 * Math.sqrt(2) * Math.sin(angle) + spread * normal(),
                        side);
            }
            case MOONS -> {
                int side = row % 2;
                double angle = between(0, Math.PI);
                double x1 = side == 0 ? Math.cos(angle) : 1 - Math.cos(angle);
                double x2 = side == 0 ? Math.sin(angle) : 0.5 - Math.sin(angle);
                yield point(3 * (x1 - 0.5) + 3 * noise * normal(), 3 * (x2 - 0.25) + 3 * noise * normal(), side);
            }
            case SPIRALS -> {
                int side = row % wanted.classes();
                int arm = (wanted.rows() - 1 - side) / wanted.classes() + 1;
                int place = row / wanted.classes();
                double along = (double) place / arm;
                double angle = 1.75 * along * 2 * Math.PI + 2 * Math.PI * side / wanted.classes();
                yield point(
                        5 * along * Math.sin(angle) + noise * between(-1, 1),
                        5 * along * Math.cos(angle) + noise * between(-1, 1),
                        side);
            }
            case PLANE -> {
                double x1 = between(-6, 6);
                double x2 = between(-6, 6);
                yield numbers(x1, x2, (x1 + x2) / 10 + noise * normal());
            }
            case SINE -> {
                double x = between(-Math.PI, Math.PI);
                yield numbers(x, Math.sin(x) + noise * normal());
            }
            case SUMS -> {
                double a = between(0, 10);
                double b = between(0, 10);
                yield numbers(a, b, a + b + noise * normal());
            }
        };
    }

    private static List<String> point(double x1, double x2, int side) {
        return List.of(text(x1), text(x2), Origin.CLASSES.get(side));
    }

    private static List<String> numbers(double... numbers) {
        List<String> cells = new ArrayList<>();
        for (double number : numbers) {
            cells.add(text(number));
        }
        return cells;
    }

    private static String text(double number) {
        return Double.toString(Math.rint(number * DIGITS) / DIGITS + 0.0);
    }

    /// Leaves a gap between the quadrants, so that without noise the classes are apart.
    private static double apart(double x) {
        return x + (x > 0 ? 0.3 : -0.3);
    }

    private double between(double least, double most) {
        return least + (most - least) * CounterRandom.uniform(key, drawn++);
    }

    private double normal() {
        return CounterRandom.normal(key, drawn++);
    }
}
