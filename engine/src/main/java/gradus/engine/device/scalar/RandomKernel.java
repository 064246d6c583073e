package gradus.engine.device.scalar;

import gradus.engine.device.CounterRandom;
import gradus.engine.instruction.Instruction.Distribution;

/// Draws random numbers, each from its own counter.
final class RandomKernel {

    private RandomKernel() {}

    static double[] compute(Distribution distribution, long key, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (distribution) {
                case UNIFORM -> CounterRandom.uniform(key, i);
                case NORMAL -> CounterRandom.normal(key, i);
            };
        }
        return values;
    }
}
