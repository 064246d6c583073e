package gradus.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Deals rows out to training, validation and test.
record Splitter(List<Example> train, List<Example> validation, List<Example> test) {

    private static final double ROUNDING = 1e-9;

    Splitter {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /// The name of a part, as a column may state it.
    enum Name {
        TRAIN,
        VALIDATION,
        TEST;

        static Optional<Name> of(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "train", "training" -> Optional.of(TRAIN);
                case "validation", "valid", "val", "dev" -> Optional.of(VALIDATION);
                case "test", "testing" -> Optional.of(TEST);
                default -> Optional.empty();
            };
        }
    }

    /// Gives each row to the part that it states, each part in random order.
    static Splitter stated(List<Example> examples, Function<Example, Name> stated, long seed) {
        Map<Name, List<Example>> parts = new EnumMap<>(Name.class);
        for (int row : RowOrder.shuffled(examples.stream().map(Example::row).toList(), seed, "split")) {
            Example example = examples.get(row);
            parts.computeIfAbsent(stated.apply(example), name -> new ArrayList<>())
                    .add(example);
        }
        return new Splitter(
                parts.getOrDefault(Name.TRAIN, List.of()),
                parts.getOrDefault(Name.VALIDATION, List.of()),
                parts.getOrDefault(Name.TEST, List.of()));
    }

    /// Deals rows out, each part in random order.
    ///
    /// @param groups each row's class, from 0; the parts get the classes in the same proportions
    static Splitter split(List<Example> examples, int[] groups, Split split, long seed) {
        int rows = groups.length;
        int[] totals = allocate(
                rows,
                new double[] {
                    (1 - split.validation() - split.test()) * rows, split.validation() * rows, split.test() * rows
                },
                new int[] {rows, rows, rows});
        int[] sizes = sizes(groups);
        // A class keeps at least one row for training.
        int[] spare = Arrays.stream(sizes).map(size -> Math.max(0, size - 1)).toArray();
        int[] validation = allocate(totals[1], proportional(totals[1], sizes, rows), spare);
        int[] rest = IntStream.range(0, sizes.length)
                .map(group -> spare[group] - validation[group])
                .toArray();
        int[] test = allocate(totals[2], proportional(totals[2], sizes, rows), rest);

        List<Example> forTraining = new ArrayList<>();
        List<Example> forValidation = new ArrayList<>();
        List<Example> forTest = new ArrayList<>();
        for (int row : RowOrder.shuffled(examples.stream().map(Example::row).toList(), seed, "split")) {
            int group = groups[row];
            if (validation[group] > 0) {
                validation[group]--;
                forValidation.add(examples.get(row));
            } else if (test[group] > 0) {
                test[group]--;
                forTest.add(examples.get(row));
            } else {
                forTraining.add(examples.get(row));
            }
        }
        return new Splitter(forTraining, forValidation, forTest);
    }

    /// Whole numbers that add up to the total and are as near to the quotas as their capacities allow: each quota
    /// is rounded down, and what is left goes one by one to the largest remainders, of equal ones to the first.
    /// They add up to less only where all capacities are used up.
    static int[] allocate(int total, double[] quotas, int[] capacities) {
        int[] given = new int[quotas.length];
        int left = total;
        for (int i = 0; i < quotas.length; i++) {
            given[i] = Math.min(capacities[i], (int) Math.floor(quotas[i] + ROUNDING));
            left -= given[i];
        }
        for (int next = neediest(given, quotas, capacities); left > 0 && next >= 0; left--) {
            given[next]++;
            next = neediest(given, quotas, capacities);
        }
        return given;
    }

    /// The index with the largest remainder and room for one more, -1 if there is none.
    private static int neediest(int[] given, double[] quotas, int[] capacities) {
        int best = -1;
        for (int i = 0; i < given.length; i++) {
            boolean larger = best < 0 || quotas[i] - given[i] > quotas[best] - given[best] + ROUNDING;
            if (given[i] < capacities[i] && larger) {
                best = i;
            }
        }
        return best;
    }

    private static double[] proportional(int total, int[] sizes, int rows) {
        return Arrays.stream(sizes)
                .mapToDouble(size -> (double) total * size / rows)
                .toArray();
    }

    private static int[] sizes(int[] groups) {
        int[] sizes = new int[1 + Arrays.stream(groups).max().orElse(-1)];
        for (int group : groups) {
            sizes[group]++;
        }
        return sizes;
    }
}
