package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Gets the kernels of matrix products translated by the JIT compiler: calls them often on little memory. The largest
/// ones are skipped by the compiler's first stage, so that they are interpreted until they were called thousands of
/// times; with the long sums of a real product that takes a minute.
final class Translation {

    /// How many products are summed in a call.
    private static final int DEPTH = 2;

    private static final int RUNS = 8;
    private static final int CALLS = 32;

    /// What a call takes at most when it is translated, and for each operation on a vector: a tenth of what it takes
    /// else.
    private static final double OVERHEAD = 500;

    private static final double FOR_ONE = 20;

    private static final int ATTEMPTS = 3;

    /// A kernel that isn't translated by then never will be. The first attempt gets less: a kernel too large for the
    /// compiler's first stage may be left to the interpreter where another of the same code goes to the last stage.
    private static final long MOST_NANOSECONDS = 5_000_000_000L;

    private static final long FIRST_NANOSECONDS = 1_000_000_000L;

    private final Set<Object> done = ConcurrentHashMap.newKeySet();

    /// Goes on until all are translated. One of which the compiler makes slow code, as it does now and then, is written
    /// anew.
    ///
    /// @param goesOn asked now and then
    /// @return whether all are
    boolean await(Map<KernelForm, Kernel> kernels, Map<Packer.Form, Packer> packers, BooleanSupplier goesOn) {
        boolean areAll = true;
        for (KernelForm form : kernels.keySet()) {
            areAll &= await(form, kernels, KernelWriter::write, Translation::call, goesOn);
        }
        for (Packer.Form form : packers.keySet()) {
            areAll &= await(form, packers, PackerWriter::write, Translation::call, goesOn);
        }
        return areAll;
    }

    private <F, K> boolean await(
            F form, Map<F, K> written, Function<F, K> write, BiFunction<F, K, Call> calling, BooleanSupplier goesOn) {
        for (int attempt = 0; attempt < ATTEMPTS && !done.contains(form); attempt++) {
            K kernel = attempt == 0 ? written.computeIfAbsent(form, write) : write.apply(form);
            if (await(calling.apply(form, kernel), attempt == 0 ? FIRST_NANOSECONDS : MOST_NANOSECONDS, goesOn)) {
                written.put(form, kernel);
                done.add(form);
            } else if (!goesOn.getAsBoolean()) {
                return false;
            }
        }
        return done.contains(form);
    }

    /// A call of a kernel on little memory.
    ///
    /// @param operations on vectors, about
    private record Call(Runnable kernel, int operations) {}

    private static Call call(KernelForm form, Kernel kernel) {
        ElementArrays arrays = arrays(form.element());
        int rows = form.rows();
        int width = form.width();
        Object a = arrays.allocate(rows * DEPTH);
        Object b = arrays.allocate(width * DEPTH);
        Object c = arrays.allocate(rows * width);
        int aStride = form.left() == KernelForm.Left.ROWS ? DEPTH : rows;
        // The compiler leaves out what was never done, and a kernel that then does it is interpreted again.
        Runnable call = () -> {
            kernel.run(a, 0, aStride, b, 0, width, c, 0, width, DEPTH, form.lanes(), false);
            kernel.run(a, 0, aStride, b, 0, width, c, 0, width, DEPTH, form.lanes(), true);
        };
        return new Call(call, 2 * rows * form.vectors() * (DEPTH + 1));
    }

    private static Call call(Packer.Form form, Packer packer) {
        ElementArrays arrays = arrays(form.element());
        int side = Math.max(form.width(), RUNS);
        Object from = arrays.allocate(side * side);
        Object to = arrays.allocate(side * side);
        return new Call(() -> packer.run(from, 0, side, RUNS, to, 0), RUNS * form.width());
    }

    private static boolean await(Call call, long most, BooleanSupplier goesOn) {
        long begin = System.nanoTime();
        while (goesOn.getAsBoolean() && System.nanoTime() - begin < most) {
            long start = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                call.kernel().run();
            }
            if ((double) (System.nanoTime() - start) / CALLS < OVERHEAD + FOR_ONE * call.operations()) {
                return true;
            }
        }
        return false;
    }

    private static ElementArrays arrays(Element element) {
        return switch (element) {
            case FLOAT -> new FloatArrays();
            case DOUBLE -> new DoubleArrays();
        };
    }
}
