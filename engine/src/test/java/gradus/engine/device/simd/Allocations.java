package gradus.engine.device.simd;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// How much memory something takes. For plain loops only: whether a vector is put on the heap is the compiler's choice,
/// and changes with what else was compiled.
final class Allocations {

    private static final int ROUNDS = 5000;
    private static final int RUNS = 1000;

    private Allocations() {}

    /// The fewest bytes that one of many runs allocated on this thread: it counts once the compiler is done with it.
    static long least(Runnable task) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            for (int i = 0; i < RUNS; i++) {
                task.run();
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            task.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
