package gradus.engine.device.simd;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Gets a kernel that was written at run time translated by the JIT compiler: calls it often on little memory. Large
/// ones are skipped by the compiler's first stage, so that they are interpreted until they were called thousands of
/// times; with the long loops of a real step that takes a minute. Now and then one is left to the first stage for good,
/// where another of the same code goes to the last one; so it is written anew.
final class Translation {

    private static final int CALLS = 16;

    /// What a call takes at most when it is translated, and for each operation on a vector, in nanoseconds: some times
    /// what it takes then, and a fourth of what it takes in the compiler's first stage.
    private static final double OVERHEAD = 100;

    private static final double FOR_ONE = 5;

    /// How long an attempt goes on while the compiler finishes nothing; each waits twice as long as the one before.
    /// A method whose turn comes while the last stage is busy is left to the first one for good, where it is too
    /// large for the first stage's profile: as likely as not in the first second of a program, and not after.
    private static final long FIRST_NANOSECONDS = 500_000_000L;

    private static final int ATTEMPTS = 5;

    /// How long an attempt may take in all.
    private static final long MOST_NANOSECONDS = 10_000_000_000L;

    private final Optional<CompilationMXBean> compiler = Optional.ofNullable(ManagementFactory.getCompilationMXBean())
            .filter(CompilationMXBean::isCompilationTimeMonitoringSupported);
    private final Kernels kernels;
    private Written.Call call;
    private int attempt;
    private long begin;
    private long work;
    private long finished;

    /// The kernels of a form: one after the other is tried.
    interface Kernels {

        /// A call of the one that is tried.
        Written.Call call();

        /// Tries another.
        void writeAnew();

        /// Takes the one that is tried: it is translated.
        void take();

        /// Tries no more.
        void giveUp();
    }

    Translation(Kernels kernels) {
        this.kernels = kernels;
        call = kernels.call();
        begin = System.nanoTime();
        finished = begin;
        work = work();
    }

    /// Goes on until all kernels are translated that are written so far, or can't be: one in turn with the others, so
    /// that the compiler always has something to do.
    ///
    /// @param goesOn asked now and then
    /// @return whether all are translated
    static boolean await(List<Written<?, ?>> written, BooleanSupplier goesOn) {
        List<Translation> waiting = new ArrayList<>();
        written.forEach(some -> waiting.addAll(some.waiting()));
        while (!waiting.isEmpty() && goesOn.getAsBoolean()) {
            waiting.removeIf(Translation::isSettled);
        }
        return written.stream().allMatch(Written::areTranslated);
    }

    /// Calls the kernel some times.
    ///
    /// @return whether nothing is left to do
    private boolean isSettled() {
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            call.kernel().run();
        }
        if ((double) (System.nanoTime() - start) / CALLS < OVERHEAD + FOR_ONE * call.operations()) {
            kernels.take();
            return true;
        }
        long now = work();
        finished = now == work ? finished : start;
        work = now;
        if (start - begin < MOST_NANOSECONDS && start - finished < FIRST_NANOSECONDS << attempt) {
            return false;
        }
        if (++attempt == ATTEMPTS) {
            kernels.giveUp();
            return true;
        }
        kernels.writeAnew();
        call = kernels.call();
        begin = start;
        finished = start;
        return false;
    }

    /// What the compiler has worked so far, in milliseconds; it grows when something is finished.
    private long work() {
        return compiler.map(CompilationMXBean::getTotalCompilationTime).orElse(0L);
    }
}
