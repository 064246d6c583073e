package gradus.engine.device.opencl;

import gradus.engine.graph.Message;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;

/// Holds a device against Java: a driver that computes wrongly must not train anything.
final class SelfCheck {

    private static final String SOURCE = """
            kernel void add(global const float* a, global const float* b, global float* result) {
                int i = get_global_id(0);
                result[i] = a[i] + b[i];
            }

            kernel void functions(global const float* a, global float* exps, global float* tanhs) {
                int i = get_global_id(0);
                exps[i] = exp(a[i]);
                tanhs[i] = tanh(a[i]);
            }

            kernel void integers(global const int* a, global const int* b, global int* result) {
                int i = get_global_id(0);
                result[i] = (a[i] * b[i] ^ (int) ((uint) a[i] >> 5)) + a[i] / (b[i] | 1);
            }

            kernel void sums(global const int* a, global int* result) {
                local int shared[64];
                int thread = get_local_id(0);
                shared[thread] = a[get_global_id(0)];
                barrier(CLK_LOCAL_MEM_FENCE);
                for (int others = get_local_size(0) / 2; others > 0; others /= 2) {
                    if (thread < others) {
                        shared[thread] += shared[thread + others];
                    }
                    barrier(CLK_LOCAL_MEM_FENCE);
                }
                if (thread == 0) {
                    result[get_group_id(0)] = shared[0];
                }
            }
            """;

    private static final int GROUPS = 16;
    private static final int MOST_THREADS = 64;
    private static final int DIVISIONS = 20_000;
    private static final double TOLERANCE = 1e-5;

    private final ClQueue queue;
    private final int threads;
    private final int count;

    SelfCheck(ClQueue queue) {
        this.queue = queue;
        this.threads =
                Integer.highestOneBit(Math.min(MOST_THREADS, queue.facts().largestGroup()));
        this.count = GROUPS * threads;
    }

    /// What it does wrong, if anything.
    ///
    /// @throws gradus.engine.device.DeviceException when it fails
    Optional<Message> fault() {
        try (ClProgram program = queue.build(SOURCE, "")) {
            return sums(program)
                    .or(() -> integers(program))
                    .or(() -> additions(program))
                    .or(() -> functions(program))
                    .or(SelfCheck::division);
        }
    }

    private Optional<Message> additions(ClProgram program) {
        float[] a = floats();
        float[] b = new float[count];
        for (int i = 0; i < count; i++) {
            b[i] = a[(i * 7 + 1) % count];
        }
        float[] result = new float[count];
        run(program.kernel("add"), 2, of(a), of(b), of(result));
        for (int i = 0; i < count; i++) {
            // Any NaN is as good as another.
            if (Float.compare(a[i] + b[i], result[i]) != 0) {
                return wrong(a[i] + " + " + b[i], result[i], a[i] + b[i]);
            }
        }
        return Optional.empty();
    }

    private Optional<Message> functions(ClProgram program) {
        float[] a = floats();
        float[] exps = new float[count];
        float[] tanhs = new float[count];
        run(program.kernel("functions"), 1, of(a), of(exps), of(tanhs));
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

    private Optional<Message> integers(ClProgram program) {
        int[] a = new int[count];
        int[] b = new int[count];
        for (int i = 0; i < count; i++) {
            a[i] = i * 0x9E3779B9;
            b[i] = (i - count / 2) * 7919;
        }
        int[] result = new int[count];
        run(program.kernel("integers"), 2, of(a), of(b), of(result));
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

    private Optional<Message> sums(ClProgram program) {
        int[] a = new int[count];
        for (int i = 0; i < count; i++) {
            a[i] = i * i;
        }
        int[] result = new int[GROUPS];
        run(program.kernel("sums"), 1, of(a), of(result));
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

    /// Runs a kernel on arrays.
    ///
    /// @param inputs how many of them it reads; it writes the others
    private void run(ClKernel kernel, int inputs, MemorySegment... arrays) {
        ClBuffer[] buffers = new ClBuffer[arrays.length];
        for (int i = 0; i < arrays.length; i++) {
            buffers[i] = queue.buffer(arrays[i].byteSize());
            queue.write(buffers[i], 0, arrays[i]);
            kernel.set(i, buffers[i]);
        }
        queue.launch(kernel, GROUPS, threads);
        for (int i = inputs; i < arrays.length; i++) {
            queue.read(buffers[i], 0, arrays[i]);
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
