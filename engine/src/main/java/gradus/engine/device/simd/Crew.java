package gradus.engine.device.simd;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/// Threads that share the parts of steps. How a step is cut does not depend on them, so that results don't either.
/// Who asks takes part in the work, so that it is done even if no other thread gets to run; the others are started
/// when there is something to share, look out for more for a moment, then sleep, and end when nothing comes for long.
final class Crew {

    /// How often a thread looks for work before it sleeps: less than a millisecond.
    private static final int LOOKS = 10_000;

    /// How often who asked looks whether the others are done, before it lets other threads run.
    private static final int PATIENCE = 10_000;

    private static final long PAUSE = 10_000;
    private static final long LONGEST_SLEEP = 5_000_000_000L;

    /// In the lower half of [#next]: nothing is to be done.
    private static final long CLOSED = 0xffff_ffffL;

    private final List<Helper> helpers;
    private final ReentrantLock busy = new ReentrantLock();
    /// The number of the job, and in the lower half the part that is next. It is closed before the job is exchanged, so
    /// that nobody takes a part of one job for that of another.
    private final AtomicLong next = new AtomicLong(CLOSED);
    private final AtomicInteger left = new AtomicInteger();
    private volatile Optional<Throwable> failure = Optional.empty();
    private volatile PlanStep job = part -> {};
    private volatile int parts;
    private long jobs;

    /// @param threads how many share the work, the asking one among them
    Crew(int threads) {
        helpers = IntStream.range(1, threads).mapToObj(Helper::new).toList();
    }

    /// Runs a step, with the others where it has several parts and they are free.
    void run(PlanStep step) {
        int count = helpers.isEmpty() ? 1 : step.parts();
        if (count == 1 || !busy.tryLock()) {
            step.run();
            return;
        }
        try {
            step.begin();
            share(step, count);
        } finally {
            busy.unlock();
        }
        step.finish();
    }

    private void share(PlanStep step, int count) {
        job = step;
        parts = count;
        left.set(count);
        failure = Optional.empty();
        jobs++;
        next.set(jobs << Integer.SIZE);
        for (int i = 0; i < helpers.size() && i < count - 1; i++) {
            helpers.get(i).call();
        }
        work();
        for (int looks = 0; left.get() > 0; looks++) {
            if (looks < PATIENCE) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(PAUSE);
            }
        }
        next.set(jobs << Integer.SIZE | CLOSED);
        failure.ifPresent(Crew::rethrow);
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    /// Does parts as long as there are some.
    ///
    /// @return whether there was one
    private boolean work() {
        boolean any = false;
        while (true) {
            long state = next.get();
            PlanStep step = job;
            int part = (int) state;
            if (part < 0 || part >= parts) {
                return any;
            }
            if (next.compareAndSet(state, state + 1)) {
                any = true;
                run(step, part);
            }
        }
    }

    private void run(PlanStep step, int part) {
        try {
            step.run(part);
        } catch (RuntimeException | Error thrown) {
            failure = Optional.of(thrown);
        } finally {
            left.decrementAndGet();
        }
    }

    private enum Mood {
        AWAKE,
        ASLEEP,
        GONE
    }

    private final class Helper implements Runnable {
        private final String name;
        private final AtomicReference<Mood> mood = new AtomicReference<>(Mood.GONE);
        private volatile Optional<Thread> thread = Optional.empty();

        Helper(int number) {
            name = "gradus-helper-" + number;
        }

        /// Makes sure that it looks for work.
        void call() {
            switch (Objects.requireNonNull(mood.get())) {
                case AWAKE -> {}
                case ASLEEP -> thread.ifPresent(LockSupport::unpark);
                case GONE -> {
                    mood.set(Mood.AWAKE);
                    Thread fresh = new Thread(this, name);
                    fresh.setDaemon(true);
                    thread = Optional.of(fresh);
                    fresh.start();
                }
            }
        }

        @Override
        public void run() {
            do {
                for (int looks = 0; looks < LOOKS; looks++) {
                    if (work()) {
                        looks = 0;
                    }
                    Thread.onSpinWait();
                }
            } while (sleeps());
        }

        /// Sleeps until it is called.
        ///
        /// @return whether it was
        private boolean sleeps() {
            mood.set(Mood.ASLEEP);
            long start = System.nanoTime();
            if ((int) next.get() < 0) {
                LockSupport.parkNanos(Crew.this, LONGEST_SLEEP);
            }
            boolean isLate = System.nanoTime() - start >= LONGEST_SLEEP;
            return !(isLate && mood.compareAndSet(Mood.ASLEEP, Mood.GONE)) && stays();
        }

        private boolean stays() {
            mood.set(Mood.AWAKE);
            return true;
        }
    }
}
