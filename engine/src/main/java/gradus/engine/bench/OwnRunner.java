package gradus.engine.bench;

import gradus.engine.run.Devices;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;

/// Gradus in this process, on the CPU and on the thread that asks. One workload is kept ready at a time, so that none
/// takes another's memory.
public final class OwnRunner implements Runner {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private Optional<Workload> ready = Optional.empty();

    @Override
    public String name() {
        return "gradus";
    }

    @Override
    public Timing time(String name, int repeats) {
        Workload workload =
                ready.filter(made -> made.name().equals(name)).orElseGet(() -> Workloads.of(name, Devices.cpu()));
        ready = Optional.of(workload);
        long wall = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        workload.run(repeats);
        cpu = threads.getCurrentThreadCpuTime() - cpu;
        wall = System.nanoTime() - wall;
        return new Timing(wall / repeats, cpu / repeats);
    }

    @Override
    public void close() {
        ready = Optional.empty();
    }
}
