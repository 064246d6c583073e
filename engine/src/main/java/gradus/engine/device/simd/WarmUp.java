package gradus.engine.device.simd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Runs the kernels over vectors aside until the compiler has made them fast, while a program runs on plain loops, and
/// then puts each in its place. Until it is compiled a kernel over vectors is a hundred times slower than a plain loop;
/// both give the same bits, so nobody sees from the numbers when the change was made.
final class WarmUp {

    /// A kernel that isn't faster by then never will be.
    private static final long MOST_NANOSECONDS = 30_000_000_000L;

    private static final long MOST_FOR_ONE = 2_000_000_000L;

    /// Nor one that isn't in the time of so many plain loops. A long loop is not called often, so that the compiler
    /// gets to it late.
    private static final int PLAIN_LOOPS = 300;

    /// Nor one that was called so often, in so much time: the compiler has long done what it can.
    private static final int ENOUGH_CALLS = 200_000;

    private static final long ENOUGH_NANOSECONDS = 300_000_000L;

    /// How often a step is tried: what is slow as long as the compiler is busy may be fast later.
    private static final int PASSES = 2;

    /// How long a kernel is called between two looks at the clock. In a plan of thousands of steps less, so that the
    /// last ones get their turn.
    private static final long LONGEST_ROUND = 2_000_000;

    private static final long SHORTEST_ROUND = 100_000;
    private static final int ROUNDS = 32;
    private static final int MOST_CALLS = 4096;

    /// How often all plain loops run to see which take longest.
    private static final int RUNS = 3;

    private static final int IN_A_ROW = 3;

    /// How long a plain loop is called before it is held against a kernel that seems faster, if it isn't called often
    /// enough before: one that is still interpreted would let kernels pass that are interpreted too.
    private static final long TO_WARM_PLAIN = 50_000_000;

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
        private boolean isPlainWarm;
        private int faster;
        private int rounds;
        private int calls = 1;
        private long called;

        /// @param round the time of a round
        Candidate(PlanStep plain, PlanStep vectors, long round) {
            this.plain = plain;
            this.vectors = vectors;
            this.round = round;
        }

        /// How long it may take to get warm.
        long patience() {
            if (called > ENOUGH_CALLS) {
                return ENOUGH_NANOSECONDS;
            }
            return rounds == 0 ? MOST_FOR_ONE : Math.max(MOST_FOR_ONE, (long) (PLAIN_LOOPS * plainTime));
        }

        /// Measures both.
        ///
        /// @return whether the kernel over vectors was faster than the warm plain loop three times in a row
        boolean isWarm() {
            if (rounds++ % PLAIN_EVERY == 0) {
                measurePlain();
            }
            double time = time(vectors, calls);
            called += calls;
            calls = calls(time);
            faster = time < plainTime ? faster + 1 : 0;
            if (faster == IN_A_ROW && !isPlainWarm) {
                warmPlain();
                faster = time < plainTime ? faster : 0;
            }
            return faster == IN_A_ROW;
        }

        private void warmPlain() {
            long start = System.nanoTime();
            for (int i = 0; i < MOST_CALLS && System.nanoTime() - start < TO_WARM_PLAIN; i++) {
                plain.run();
            }
            measurePlain();
            isPlainWarm = true;
        }

        private void measurePlain() {
            plainTime = Math.min(plainTime, time(plain, calls(plainTime)));
        }

        private int calls(double time) {
            return (int) Math.clamp(round / Math.max(1, time), 1, MOST_CALLS);
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

        /// A step of the same over vectors.
        PlanStep vectors(int step, Kernels kernels);

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
    void warm(Aside plan, Kernels kernels) {
        thread.execute(() -> {
            long end = System.nanoTime() + MOST_NANOSECONDS;
            BooleanSupplier goesOn = () -> plan.isUsed() && System.nanoTime() < end;
            List<PlanStep> plain = plan.plain();
            List<Integer> left = longestFirst(plain);
            for (int pass = 0; pass < PASSES; pass++) {
                left = warm(plan, plain, kernels, left, goesOn);
            }
        });
    }

    /// The steps that have kernels over vectors, those first that take longest.
    private static List<Integer> longestFirst(List<PlanStep> steps) {
        double[] times = new double[steps.size()];
        for (int run = 0; run < RUNS; run++) {
            for (int i = 0; i < times.length; i++) {
                // The first run is the slowest, so that it doesn't count.
                times[i] = run == 0 ? Double.POSITIVE_INFINITY : Math.min(times[i], Candidate.time(steps.get(i), 1));
            }
        }
        return IntStream.range(0, times.length)
                .filter(i -> steps.get(i).hasVectors())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> times[i]).reversed())
                .toList();
    }

    /// Tries kernels over vectors.
    ///
    /// @param plain of each step the plain loop
    /// @param some the steps to try
    /// @return the steps that stay on plain loops
    private static List<Integer> warm(
            Aside plan, List<PlanStep> plain, Kernels kernels, List<Integer> some, BooleanSupplier goesOn) {
        long round =
                Math.clamp(MOST_NANOSECONDS / (ROUNDS * Math.max(1L, plain.size())), SHORTEST_ROUND, LONGEST_ROUND);
        List<Integer> left = new ArrayList<>();
        // One after the other: what is called again and again, and nothing else, is compiled best.
        for (int i : some) {
            // Planning writes the kernels that there are none of yet; some may be others when they are translated.
            plan.vectors(i, kernels);
            kernels.translate(goesOn);
            Candidate candidate = new Candidate(plain.get(i), plan.vectors(i, kernels), round);
            long start = System.nanoTime();
            boolean isWarm = false;
            while (!isWarm && goesOn.getAsBoolean() && System.nanoTime() - start < candidate.patience()) {
                isWarm = candidate.isWarm();
            }
            if (isWarm) {
                plan.moveUp(i, kernels);
            } else {
                left.add(i);
            }
        }
        return left;
    }
}
