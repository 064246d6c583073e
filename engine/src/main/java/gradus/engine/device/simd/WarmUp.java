package gradus.engine.device.simd;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Runs the kernels over vectors aside until the compiler has made them fast, while a program runs on plain loops, and
/// then puts each in its place. Until it is compiled a kernel over vectors is a hundred times slower than a plain loop;
/// both give the same bits, so nobody sees from the numbers when the change was made.
final class WarmUp {

    /// A kernel that isn't faster by then never will be.
    private static final long MOST_NANOSECONDS = 30_000_000_000L;

    private static final long MOST_FOR_ONE = 2_000_000_000L;

    /// Nor one that isn't in the time of so many plain loops. A long loop is not called often, so that the compiler
    /// gets
    /// to it late.
    private static final int PLAIN_LOOPS = 300;

    /// How long a kernel is called between two looks at the clock. In a plan of thousands of steps less, so that the
    /// last ones get their turn.
    private static final long LONGEST_ROUND = 2_000_000;

    private static final long SHORTEST_ROUND = 100_000;
    private static final int ROUNDS = 32;
    private static final int MOST_CALLS = 4096;

    /// Plain loops are measured in one round of so many.
    private static final int PLAIN_EVERY = 4;

    /// One thread at most, which ends when there is nothing to do.
    private final Executor thread;

    WarmUp() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "gradus-warm-up");
                    thread.setDaemon(true);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
        thread = one;
    }

    /// A step that waits for its kernel over vectors.
    private static final class Candidate {
        private final PlanStep plain;
        private final PlanStep vectors;
        private final long round;
        private double plainTime = Double.POSITIVE_INFINITY;
        private int faster;
        private int rounds;
        private int calls = 1;

        Candidate(PlanStep plain, PlanStep vectors, long round) {
            this.plain = plain;
            this.vectors = vectors;
            this.round = round;
        }

        /// How long it may take to get warm.
        long patience() {
            return rounds == 0 ? MOST_FOR_ONE : Math.max(MOST_FOR_ONE, (long) (PLAIN_LOOPS * plainTime));
        }

        /// Measures both.
        ///
        /// @return whether the kernel over vectors was faster three times in a row
        boolean isWarm() {
            if (rounds++ % PLAIN_EVERY == 0) {
                plainTime = Math.min(plainTime, time(plain, calls));
            }
            double time = time(vectors, calls);
            faster = time < plainTime ? faster + 1 : 0;
            calls = (int) Math.clamp(round / Math.max(1, time), 1, MOST_CALLS);
            return faster >= 3;
        }

        private static double time(PlanStep step, int calls) {
            long start = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                step.run();
            }
            return (double) (System.nanoTime() - start) / calls;
        }
    }

    /// A plan to be moved up.
    interface Aside {
        /// The steps with plain loops, over memory of their own.
        List<PlanStep> plain();

        /// The same over vectors.
        List<PlanStep> vectors(Kernels kernels);

        /// Whether the plan still runs.
        boolean isUsed();

        /// Puts a step's kernel over vectors in its place.
        void moveUp(int step, Kernels kernels);
    }

    /// A plan that is too large to be run aside.
    interface InPlace {
        /// Its steps with other kernels, in its own memory.
        List<PlanStep> steps(Kernels kernels);

        /// Whether it still runs.
        boolean isUsed();

        /// Takes the steps in place of those it has.
        void moveUp(List<PlanStep> steps);
    }

    /// Moves a plan up when its kernels are translated.
    ///
    /// @param kernels those that all programs share
    void translate(InPlace plan, Kernels kernels) {
        thread.execute(() -> {
            // Planning writes the kernels that there are none of yet; some may be others when they are translated.
            plan.steps(kernels);
            if (kernels.translate(plan::isUsed)) {
                plan.moveUp(plan.steps(kernels));
            }
        });
    }

    /// Warms a plan's kernels up.
    ///
    /// @param kernels those that all programs share
    /// @param others makes kernels of their own: now and then the compiler makes slow code of one, and fast code of
    ///     its like
    void warm(Aside plan, Kernels kernels, Supplier<Kernels> others) {
        thread.execute(() -> {
            long end = System.nanoTime() + MOST_NANOSECONDS;
            BitSet left = warm(plan, kernels, new BitSet(), end);
            warm(plan, others.get(), left, end);
        });
    }

    /// Tries kernels over vectors.
    ///
    /// @param only the steps to try; all when empty
    /// @return the steps that stay on plain loops
    private static BitSet warm(Aside plan, Kernels kernels, BitSet only, long end) {
        List<PlanStep> plain = plan.plain();
        List<PlanStep> vectors = plan.vectors(kernels);
        long round =
                Math.clamp(MOST_NANOSECONDS / (ROUNDS * Math.max(1L, plain.size())), SHORTEST_ROUND, LONGEST_ROUND);
        BitSet left = new BitSet();
        // One after the other: what is called again and again, and nothing else, is compiled best.
        for (int i = 0; i < plain.size(); i++) {
            if (!plain.get(i).hasVectors() || (!only.isEmpty() && !only.get(i))) {
                continue;
            }
            Candidate candidate = new Candidate(plain.get(i), vectors.get(i), round);
            long start = System.nanoTime();
            boolean isWarm = false;
            while (!isWarm && plan.isUsed() && System.nanoTime() < Math.min(end, start + candidate.patience())) {
                isWarm = candidate.isWarm();
            }
            if (isWarm) {
                plan.moveUp(i, kernels);
            } else {
                left.set(i);
            }
        }
        return left;
    }
}
