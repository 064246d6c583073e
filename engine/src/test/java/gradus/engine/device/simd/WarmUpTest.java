package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static final int MOST_SECONDS = 60;

    private final Kernels first = Kernels.plain(Optional.empty());
    private final Kernels second = Kernels.plain(Optional.empty());
    private double sum;

    private record Moved(int step, boolean isFirst) {}

    @Test
    void longestStepsMoveUpFirst() throws InterruptedException {
        List<PlanStep> plain = List.of(step(1), step(1_000_000), step(1000));

        BlockingQueue<Moved> moved = warmed(plain, (step, kernels) -> step(0));

        assertEquals(new Moved(1, true), next(moved));
        assertEquals(new Moved(2, true), next(moved));
    }

    @Test
    void slowKernelIsTriedAgainAfterTheOthers() throws InterruptedException {
        List<PlanStep> plain = List.of(step(1000), step(100_000));

        BlockingQueue<Moved> moved =
                warmed(plain, (step, kernels) -> step(step == 1 && kernels == first ? 1_000_000 : 0));

        assertEquals(new Moved(0, true), next(moved));
        assertEquals(new Moved(1, false), next(moved));
    }

    @Test
    void stepWithoutKernelOverVectorsStays() throws InterruptedException {
        PlanStep other = part -> work(1_000_000);
        List<PlanStep> plain = List.of(other, step(1000));

        BlockingQueue<Moved> moved = warmed(plain, (step, kernels) -> step(0));

        assertEquals(new Moved(1, true), next(moved));
    }

    private Moved next(BlockingQueue<Moved> moved) throws InterruptedException {
        return Optional.ofNullable(moved.poll(MOST_SECONDS, TimeUnit.SECONDS)).orElseThrow();
    }

    private interface Vectors {
        PlanStep of(int step, Kernels kernels);
    }

    private BlockingQueue<Moved> warmed(List<PlanStep> plain, Vectors vectors) {
        BlockingQueue<Moved> moved = new LinkedBlockingQueue<>();
        WarmUp.Aside plan = new WarmUp.Aside() {
            @Override
            public List<PlanStep> plain() {
                return plain;
            }

            @Override
            public PlanStep vectors(int step, Kernels kernels) {
                return vectors.of(step, kernels);
            }

            @Override
            public boolean isUsed() {
                return true;
            }

            @Override
            public void moveUp(int step, Kernels kernels) {
                moved.add(new Moved(step, kernels == first));
            }
        };
        new WarmUp().warm(plan, first, () -> second);
        return moved;
    }

    private PlanStep step(int operations) {
        return new PlanStep() {
            @Override
            public void run(int part) {
                sum = work(operations);
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
