package gradus.engine.data;

import java.util.List;
import java.util.Optional;

/// How the cells of one column become numbers for a network.
public sealed interface Feature {

    /// The column's name.
    String name();

    /// How many numbers a cell becomes.
    int width();

    /// The names of these numbers.
    List<String> names();

    /// A number, as (cell − offset) / scale: mean and deviation where it is standardized, the smallest and the range
    /// where it goes from 0 to 1.
    ///
    /// @param fill stands for a missing cell, if that is allowed
    record Numeric(String name, double offset, double scale, Optional<Double> fill) implements Feature {
        @Override
        public int width() {
            return 1;
        }

        @Override
        public List<String> names() {
            return List.of(name);
        }
    }

    /// A category, as 1 at its class and 0 elsewhere.
    ///
    /// @param fill stands for a missing cell, if that is allowed; one of the classes
    record Categorical(String name, List<String> classes, Optional<String> fill) implements Feature {
        public Categorical {
            classes = List.copyOf(classes);
        }

        @Override
        public int width() {
            return classes.size();
        }

        @Override
        public List<String> names() {
            return classes.stream().map(each -> name + "=" + each).toList();
        }
    }
}
