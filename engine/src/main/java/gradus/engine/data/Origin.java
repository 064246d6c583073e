package gradus.engine.data;

import gradus.engine.graph.Attributes;
import java.util.List;
import java.util.Optional;

/// Where a project's rows come from.
public sealed interface Origin {

    /// The most rows that are generated or painted.
    int MOST_ROWS = 100_000;

    /// The names of the classes that are generated or painted, in this order.
    List<String> CLASSES = List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J");

    /// What messages call it: a file's name, a generator's.
    String name();

    /// How its text is to be read.
    default CsvFormat format() {
        return CsvFormat.STANDARD;
    }

    /// A file's lines.
    ///
    /// @param path relative to the project's folder
    /// @param format how its text is to be read
    record File(String path, CsvFormat format) implements Origin {
        public File {
            Attributes.require(!path.isBlank(), "file", path, "rule.not-empty");
        }

        @Override
        public String name() {
            return path;
        }
    }

    /// Rows drawn by a rule: the same ones every time.
    ///
    /// @param rows how many, from 2
    /// @param noise how far they stray from the rule, from 0 to 1
    /// @param classes how many; of no effect where the rule knows only one number of them
    /// @param seed of the drawing
    record Generated(Generator generator, int rows, double noise, int classes, long seed) implements Origin {
        public Generated {
            Attributes.require(rows >= 2 && rows <= MOST_ROWS, "rows", rows, "rule.generated-rows");
            Attributes.require(noise >= 0 && noise <= 1, "noise", noise, "rule.from-0-to-1");
            Attributes.require(classes >= 2 && classes <= CLASSES.size(), "classes", classes, "rule.generated-classes");
        }

        @Override
        public String name() {
            return Attributes.text(generator);
        }
    }

    /// Points that a person has set.
    record Painted(List<Point> points) implements Origin {
        /// What the numbers of a point are called.
        public static final List<String> FEATURES = List.of("x1", "x2");

        /// What its class is called.
        public static final String TARGET = "label";

        public Painted {
            points = List.copyOf(points);
        }

        @Override
        public String name() {
            return "points";
        }
    }

    /// A point that a person has set.
    ///
    /// @param label its class
    record Point(double x1, double x2, String label) {
        public Point {
            Attributes.require(Double.isFinite(x1) && Double.isFinite(x2), "points", x1, "rule.finite");
            Attributes.require(!label.isBlank(), "points", label, "rule.not-empty");
        }
    }

    /// The file, if it is one.
    default Optional<File> file() {
        return this instanceof File file ? Optional.of(file) : Optional.empty();
    }
}
