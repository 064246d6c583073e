package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static final int MOST_SECONDS = 60;

    private double sum;

    @Test
    void longestStepsMoveUpFirst() throws InterruptedException {
        List<PlanStep> plain = List.of(step(1), step(1_000_000), step(1000));

        BlockingQueue<Integer> moved = warmed(plain, step -> step(0));

        assertEquals(1, next(moved));
        assertEquals(2, next(moved));
    }

    /// Kernels are written, translated, and planned again: of the second step the third time is the second try.
    @Test
    void slowKernelIsTriedAgainAfterTheOthers() throws InterruptedException {
        List<PlanStep> plain = List.of(step(1000), step(100_000));
        AtomicInteger planned = new AtomicInteger();

        BlockingQueue<Integer> moved =
                warmed(plain, step -> step(step == 1 && planned.incrementAndGet() < 3 ? 1_000_000 : 0));

        assertEquals(0, next(moved));
        assertEquals(1, next(moved));
    }

    /// A plain loop that is interpreted at first is slower than a kernel that stays interpreted.
    @Test
    void coldPlainLoopLetsNoSlowKernelPass() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        PlanStep warming = step(() -> calls.incrementAndGet() < 5 ? 1_000_000 : 1);
        List<PlanStep> plain = List.of(warming, step(1000));

        BlockingQueue<Integer> moved = warmed(plain, step -> step(step == 0 ? 10_000 : 0));

        assertEquals(1, next(moved));
    }

    @Test
    void stepWithoutKernelOverVectorsStays() throws InterruptedException {
        PlanStep other = part -> work(1_000_000);
        List<PlanStep> plain = List.of(other, step(1000));

        BlockingQueue<Integer> moved = warmed(plain, step -> step(0));

        assertEquals(1, next(moved));
    }

    private static int next(BlockingQueue<Integer> moved) throws InterruptedException {
        return Optional.ofNullable(moved.poll(MOST_SECONDS, TimeUnit.SECONDS)).orElseThrow();
    }

    private static BlockingQueue<Integer> warmed(List<PlanStep> plain, IntFunction<PlanStep> vectors) {
        BlockingQueue<Integer> moved = new LinkedBlockingQueue<>();
        WarmUp.Aside plan = new WarmUp.Aside() {
            @Override
            public List<PlanStep> plain() {
                return plain;
            }

            @Override
            public PlanStep vectors(int step, Kernels kernels) {
                return vectors.apply(step);
            }

            @Override
            public boolean isUsed() {
                return true;
            }

            @Override
            public void moveUp(int step, Kernels kernels) {
                moved.add(step);
            }
        };
        new WarmUp().warm(plan, Kernels.plain(Optional.empty()));
        return moved;
    }

    private PlanStep step(int operations) {
        return step(() -> operations);
    }

    private PlanStep step(IntSupplier operations) {
        return new PlanStep() {
            @Override
            public void run(int part) {
                sum = work(operations.getAsInt());
            }

            @Override
            public boolean hasVectors() {
                return true;
            }
        };
    }

    /// Something that takes time, which no compiler knows the result of.
    private double work(int operations) {
        double x = sum;
        for (int i = 0; i < operations; i++) {
            x = Math.sqrt(x + i);
        }
        return x;
    }
}
