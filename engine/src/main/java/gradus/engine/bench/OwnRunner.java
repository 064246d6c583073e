package gradus.engine.bench;

import gradus.engine.device.Device;
import gradus.engine.run.Devices;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Gradus in this process. One workload is kept ready at a time, so that none takes another's memory.
public final class OwnRunner implements Runner {

    /// Who it is.
    public static final String NAME = "gradus";

    /// Makes the device that is measured, from the number of threads it may use.
    public static final IntFunction<Device> DEVICE_WITH_THREADS = Devices::cpu;

    private final Function<String, Workload> make;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private Optional<Workload> ready = Optional.empty();

    /// @param make makes a workload ready to run, by its name
    public OwnRunner(Function<String, Workload> make) {
        this.make = make;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Timing time(String name, int repeats) {
        Optional<Workload> kept = ready.filter(made -> made.name().equals(name));
        ready = Optional.empty();
        Workload workload = kept.orElseGet(() -> make.apply(name));
        ready = Optional.of(workload);
        workload.restart();
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
