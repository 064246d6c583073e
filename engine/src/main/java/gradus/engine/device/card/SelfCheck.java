package gradus.engine.device.card;

import gradus.engine.device.DeviceException;
import gradus.engine.device.kernel.KernelFunction;
import gradus.engine.device.kernel.Tile;
import gradus.engine.graph.Message;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;

/// Holds a card against Java: a driver that computes wrongly must not train anything.
final class SelfCheck {

    private static final int GROUPS = 16;
    private static final int MOST_THREADS = 64;
    /// Of the matrices that are multiplied.
    private static final int SIDE = 128;

    private static final int DIVISIONS = 20_000;
    private static final double TOLERANCE = 1e-5;

    private final CardQueue queue;
    private final int threads;
    private final int count;

    SelfCheck(CardQueue queue) {
        this.queue = queue;
        this.threads =
                Integer.highestOneBit(Math.min(MOST_THREADS, queue.facts().largestGroup()));
        this.count = GROUPS * threads;
    }

    /// What it does wrong, if anything.
    ///
    /// @throws gradus.engine.device.DeviceException when it fails
    Optional<Message> fault() {
        return sums().or(this::integers)
                .or(this::additions)
                .or(this::functions)
                .or(this::products)
                .or(SelfCheck::division);
    }

    private Optional<Message> additions() {
        float[] a = floats();
        float[] b = new float[count];
        for (int i = 0; i < count; i++) {
            b[i] = a[(i * 7 + 1) % count];
        }
        float[] result = new float[count];
        run("check_additions", of(a), of(b), of(result));
        for (int i = 0; i < count; i++) {
            // Any NaN is as good as another.
            if (Float.compare(a[i] + b[i], result[i]) != 0) {
                return wrong(a[i] + " + " + b[i], result[i], a[i] + b[i]);
            }
        }
        return Optional.empty();
    }

    private Optional<Message> functions() {
        float[] a = floats();
        float[] exps = new float[count];
        float[] tanhs = new float[count];
        run("check_functions", of(a), of(a), of(exps), of(tanhs));
        return wrong("exp", Math::exp, a, exps).or(() -> wrong("tanh", Math::tanh, a, tanhs));
    }

    private static Optional<Message> wrong(String name, DoubleUnaryOperator function, float[] at, float[] result) {
        for (int i = 0; i < at.length; i++) {
            double expected = function.applyAsDouble(at[i]);
            boolean isRight = Double.isFinite(expected)
                    ? Math.abs(result[i] - expected) <= TOLERANCE * Math.abs(expected)
                    : Double.compare(result[i], expected) == 0;
            if (!isRight) {
                return wrong(name + "(" + at[i] + ")", result[i], (float) expected);
            }
        }
        return Optional.empty();
    }

    private Optional<Message> integers() {
        int[] a = new int[count];
        int[] b = new int[count];
        for (int i = 0; i < count; i++) {
            a[i] = i * 0x9E3779B9;
            b[i] = (i - count / 2) * 7919;
        }
        int[] result = new int[count];
        run("check_integers", of(a), of(b), of(result));
        for (int i = 0; i < count; i++) {
            int expected = (a[i] * b[i] ^ (a[i] >>> 5)) + a[i] / (b[i] | 1);
            if (result[i] != expected) {
                return wrong(
                        "(" + a[i] + " * " + b[i] + " ^ " + a[i] + " >>> 5) + " + a[i] + " / " + (b[i] | 1),
                        result[i],
                        expected);
            }
        }
        return Optional.empty();
    }

    private Optional<Message> sums() {
        int[] a = new int[count];
        for (int i = 0; i < count; i++) {
            a[i] = i * i;
        }
        int[] result = new int[GROUPS];
        run("k_check_sums", of(a), of(a), of(result));
        for (int group = 0; group < GROUPS; group++) {
            int expected = 0;
            for (int i = group * threads; i < (group + 1) * threads; i++) {
                expected += a[i];
            }
            if (result[group] != expected) {
                return wrong(
                        "Σ i², i = " + group * threads + " … " + ((group + 1) * threads - 1), result[group], expected);
            }
        }
        return Optional.empty();
    }

    private Optional<Message> products() {
        try (TrialProduct product = TrialProduct.square(SIDE, List.of(), queue)) {
            return fault(product);
        }
    }

    /// Whether it multiplies rightly in some kind of tile; not where the kernel needs more than the card has.
    ///
    /// @throws DeviceException when the card is lost
    boolean isRight(Tile tile) {
        try (TrialProduct product = TrialProduct.of(tile, SIDE, SIDE, SIDE, queue)) {
            return fault(product).isEmpty();
        } catch (DeviceException failure) {
            if (failure.kind() == DeviceException.Kind.LOST) {
                throw failure;
            }
            return false;
        }
    }

    private Optional<Message> fault(TrialProduct product) {
        int[] bits = new int[3 * SIDE * SIDE];
        for (int i = 0; i < 2 * SIDE * SIDE; i++) {
            bits[i] = Float.floatToRawIntBits(factor(i));
        }
        float[] result = new float[SIDE * SIDE];
        queue.write(product.memory(), 0, of(bits));
        product.ask();
        queue.read(product.memory(), 2L * SIDE * SIDE * Float.BYTES, of(result));
        for (int i = 0; i < result.length; i++) {
            float expected = 0;
            for (int term = 0; term < SIDE; term++) {
                expected += factor(i / SIDE * SIDE + term) * factor(SIDE * SIDE + term * SIDE + i % SIDE);
            }
            if (result[i] != expected) {
                return wrong("A B, " + i / SIDE + ", " + i % SIDE, result[i], expected);
            }
        }
        return Optional.empty();
    }

    /// Small whole numbers, so that sums are exact in any order.
    private static float factor(int i) {
        return i * 31 % 13 - 6;
    }

    /// Drivers have replaced the handler of the signal by which Java notices it.
    private static Optional<Message> division() {
        for (int i = 0; i < DIVISIONS; i++) {
            if (quotient(i, i & Integer.MIN_VALUE).isPresent()) {
                return Optional.of(Message.of("device.trial.division"));
            }
        }
        return Optional.empty();
    }

    private static OptionalInt quotient(int number, int divisor) {
        try {
            return OptionalInt.of(number / divisor);
        } catch (ArithmeticException right) {
            return OptionalInt.empty();
        }
    }

    /// Runs one of the functions made for this, on two arrays; it writes the others.
    private void run(String function, MemorySegment left, MemorySegment right, MemorySegment... results) {
        long bytes = (long) count * Float.BYTES;
        int[] row = {count, 2 * count, 0, count, 3 * count};
        try (CardBuffer memory = queue.buffer(4 * bytes);
                CardBuffer table = queue.buffer((long) row.length * Integer.BYTES)) {
            queue.write(table, 0, of(row));
            queue.write(memory, 0, left);
            queue.write(memory, bytes, right);
            queue.write(memory, 2 * bytes, of(new int[2 * count]));
            queue.kernel(KernelFunction.of(function)).launch(memory, table, 0, CardGroups.all(GROUPS, threads));
            for (int i = 0; i < results.length; i++) {
                queue.read(memory, (2 + i) * bytes, results[i]);
            }
        }
    }

    private static MemorySegment of(float[] array) {
        return MemorySegment.ofArray(array);
    }

    private static MemorySegment of(int[] array) {
        return MemorySegment.ofArray(array);
    }

    /// Numbers between -10 and 10, and those that are none.
    private float[] floats() {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = switch (i) {
                case 0 -> 0;
                case 1 -> Float.POSITIVE_INFINITY;
                case 2 -> Float.NEGATIVE_INFINITY;
                case 3 -> Float.NaN;
                default -> -10 + 20f * i / count;
            };
        }
        return numbers;
    }

    private static Optional<Message> wrong(String what, Object result, Object expected) {
        return Optional.of(Message.of("device.trial.wrong", what, String.valueOf(result), String.valueOf(expected)));
    }
}
