package gradus.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Deals rows out to training, validation and test.
///
/// @param train positions of rows, shuffled, as the others
record Splitter(List<Integer> train, List<Integer> validation, List<Integer> test) {

    private static final double ROUNDING = 1e-9;

    /// Deals rows out.
    ///
    /// @param groups each row's class, from 0; a single group for no stratification
    static Splitter split(int[] groups, Split split, long seed) {
        int rows = groups.length;
        int[] sizes = Arrays.stream(groups).max().stream()
                .mapToObj(most -> sizes(groups, most + 1))
                .findFirst()
                .orElse(new int[0]);
        double[] shares = {(1 - split.validation() - split.test()) * rows, split.validation() * rows, split.test() * rows
        };
        int[] totals = allocate(rows, shares, new int[] {rows, rows, rows});
        // A class keeps at least one row for training.
        int[] spare = Arrays.stream(sizes).map(size -> Math.max(0, size - 1)).toArray();
        int[] validation = allocate(totals[1], proportional(totals[1], sizes, rows), spare);
        int[] rest = IntStream.range(0, sizes.length)
                .map(group -> spare[group] - validation[group])
                .toArray();
        int[] test = allocate(totals[2], proportional(totals[2], sizes, rows), rest);

        Splitter parts = new Splitter(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int row : Shuffle.order(rows, seed, Shuffle.SPLIT)) {
            int group = groups[row];
            if (validation[group] > 0) {
                validation[group]--;
                parts.validation.add(row);
            } else if (test[group] > 0) {
                test[group]--;
                parts.test.add(row);
            } else {
                parts.train.add(row);
            }
        }
        return parts;
    }

    /// Whole numbers that add up to the total and are as near to the quotas as their capacities allow: each quota
    /// is rounded down, and what is left goes one by one to the largest remainders, of equal ones to the first.
    static int[] allocate(int total, double[] quotas, int[] capacities) {
        int[] given = new int[quotas.length];
        int left = total;
        for (int i = 0; i < quotas.length; i++) {
            given[i] = Math.min(capacities[i], (int) Math.floor(quotas[i] + ROUNDING));
            left -= given[i];
        }
        for (; left > 0; left--) {
            OptionalInt neediest = neediest(given, quotas, capacities);
            if (neediest.isEmpty()) {
                break;
            }
            given[neediest.getAsInt()]++;
        }
        return given;
    }

    private static OptionalInt neediest(int[] given, double[] quotas, int[] capacities) {
        int best = -1;
        for (int i = 0; i < given.length; i++) {
            if (given[i] < capacities[i] && (best < 0 || quotas[i] - given[i] > quotas[best] - given[best] + ROUNDING)) {
                best = i;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    private static double[] proportional(int total, int[] sizes, int rows) {
        return Arrays.stream(sizes)
                .mapToDouble(size -> (double) total * size / rows)
                .toArray();
    }

    private static int[] sizes(int[] groups, int count) {
        int[] sizes = new int[count];
        for (int group : groups) {
            sizes[group]++;
        }
        return sizes;
    }
}
