package gradus.engine.device.simd;

import gradus.engine.device.CounterRandom;
import gradus.engine.instruction.Instruction.Distribution;

/// Draws random numbers, each from its own counter, in rows that may have keys of their own.
final class RandomNumbers implements ArenaKernel {

    /// Where the key of a row comes from.
    private interface Keys {
        long of(int row);
    }

    private final Distribution distribution;
    private final Keys keys;
    private final int rows;
    private final int width;
    private final int to;

    private RandomNumbers(Distribution distribution, Keys keys, int rows, int width, int to) {
        this.distribution = distribution;
        this.keys = keys;
        this.rows = rows;
        this.width = width;
        this.to = to;
    }

    /// The same numbers in every run.
    ///
    /// @param to where they go
    static RandomNumbers of(Distribution distribution, long key, int count, int to) {
        return new RandomNumbers(distribution, row -> key, 1, count, to);
    }

    /// Numbers that depend on the run and the example.
    ///
    /// @param counters the run's seed and step
    /// @param examples the id of each row's example
    /// @param width numbers in a row
    /// @param to where they go
    static RandomNumbers rows(
            Distribution distribution, long key, Numbers counters, Numbers examples, int rows, int width, int to) {
        Keys keys = row -> {
            long run = CounterRandom.bits(CounterRandom.bits(key, (long) counters.at(0)), (long) counters.at(1));
            return CounterRandom.bits(run, (long) examples.at(row));
        };
        return new RandomNumbers(distribution, keys, rows, width, to);
    }

    @Override
    public void run(float[] arena) {
        for (int row = 0; row < rows; row++) {
            long key = keys.of(row);
            int at = to + row * width;
            if (distribution == Distribution.UNIFORM) {
                for (int i = 0; i < width; i++) {
                    arena[at + i] = (float) CounterRandom.uniform(key, i);
                }
            } else {
                for (int i = 0; i < width; i++) {
                    arena[at + i] = (float) CounterRandom.normal(key, i);
                }
            }
        }
    }

    @Override
    public void run(double[] arena) {
        for (int row = 0; row < rows; row++) {
            long key = keys.of(row);
            int at = to + row * width;
            if (distribution == Distribution.UNIFORM) {
                for (int i = 0; i < width; i++) {
                    arena[at + i] = CounterRandom.uniform(key, i);
                }
            } else {
                for (int i = 0; i < width; i++) {
                    arena[at + i] = CounterRandom.normal(key, i);
                }
            }
        }
    }
}
