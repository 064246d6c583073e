package gradus.engine.device.simd;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Gets kernels that were written at run time translated by the JIT compiler: calls them often on little memory. The
/// large ones are skipped by the compiler's first stage, so that they are interpreted until they were called thousands
/// of times; with the long loops of a real step that takes a minute. Now and then one is left to the first stage for
/// good, where another of the same code goes to the last one; so it is written anew.
final class Translation {

    private static final int CALLS = 32;

    /// What a call takes at most when it is translated, and for each operation on a vector, in nanoseconds: some times
    /// what it takes then, and a fourth of what it takes in the compiler's first stage.
    private static final double OVERHEAD = 100;

    private static final double FOR_ONE = 5;

    /// How long an attempt may take; each gets twice as much as the one before. A method whose turn comes while the
    /// last stage is busy is left to the first one for good, where it is too large for the first stage's profile:
    /// that is as likely as not in the first second of a program and not after.
    private static final long FIRST_NANOSECONDS = 500_000_000L;

    private static final int ATTEMPTS = 5;

    private final Set<Object> done = ConcurrentHashMap.newKeySet();
    private final Set<Object> hopeless = ConcurrentHashMap.newKeySet();

    /// A call of a kernel on little memory.
    ///
    /// @param operations on vectors, about
    record Call(Runnable kernel, int operations) {}

    /// Goes on until all kernels of a kind are translated that are written so far, or can't be.
    ///
    /// @param written the kernels by what they are written for; those that are written anew take their places
    /// @param goesOn asked now and then
    /// @return whether all are translated
    <F, K> boolean await(
            Map<F, K> written, Function<F, K> write, BiFunction<F, K, Call> calling, BooleanSupplier goesOn) {
        boolean areAll = true;
        for (F form : written.keySet()) {
            areAll &= done.contains(form) || (!hopeless.contains(form) && await(form, written, write, calling, goesOn));
        }
        return areAll;
    }

    private <F, K> boolean await(
            F form, Map<F, K> written, Function<F, K> write, BiFunction<F, K, Call> calling, BooleanSupplier goesOn) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            K kernel = attempt == 0 ? written.computeIfAbsent(form, write) : write.apply(form);
            if (await(calling.apply(form, kernel), FIRST_NANOSECONDS << attempt, goesOn)) {
                written.put(form, kernel);
                done.add(form);
                return true;
            }
            if (!goesOn.getAsBoolean()) {
                return false;
            }
        }
        hopeless.add(form);
        return false;
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
}
