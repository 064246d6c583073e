package gradus.engine.device.scalar;

import gradus.engine.device.CounterRandom;
import gradus.engine.instruction.Instruction.Distribution;

/// Draws random numbers, each from its own counter.
final class RandomKernel {

    private RandomKernel() {}

    static double[] compute(Distribution distribution, long key, int count) {
        double[] values = new double[count];
        fill(distribution, key, values, 0, count);
        return values;
    }

    /// @param counters the run's seed and step
    /// @param rows the id of each example
    static double[] rows(Distribution distribution, long key, double[] counters, double[] rows, int count) {
        double[] values = new double[count];
        int width = rows.length == 0 ? 0 : count / rows.length;
        long run = CounterRandom.bits(CounterRandom.bits(key, (long) counters[0]), (long) counters[1]);
        for (int row = 0; row < rows.length; row++) {
            fill(distribution, CounterRandom.bits(run, (long) rows[row]), values, row * width, width);
        }
        return values;
    }

    private static void fill(Distribution distribution, long key, double[] values, int start, int count) {
        for (int i = 0; i < count; i++) {
            values[start + i] = switch (distribution) {
                case UNIFORM -> CounterRandom.uniform(key, i);
                case NORMAL -> CounterRandom.normal(key, i);
            };
        }
    }
}
