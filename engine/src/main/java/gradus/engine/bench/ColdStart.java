package gradus.engine.bench;

import gradus.engine.run.Devices;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The first 1,000 steps of `iris-16` in a process that has done nothing before: making the network, compiling it and
/// training it. The start of Java itself isn't counted, nor is that of Python and of PyTorch.
public final class ColdStart {

    /// As `gradus bench` takes it.
    public static final String NAME = "cold";

    private static final int STEPS = 1000;

    private ColdStart() {}

    /// Does the steps and answers as a [WorkerProcess] does, whatever it is asked.
    public static void main(String[] arguments) {
        long wall = System.nanoTime();
        Workloads.of("iris-16", Devices.cpu()).run(STEPS);
        wall = System.nanoTime() - wall;
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
                .println(wall + " " + cpu + " 0");
    }

    /// Starts a fresh Java like this one.
    public static WorkerProcess start() {
        return WorkerProcess.start(
                "gradus",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:disable",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName()),
                Map.of());
    }

    /// Times fresh processes, one of each side in turn.
    ///
    /// @param count processes a side
    /// @param starts what starts a process of each side
    public static Comparison compare(int count, List<Supplier<? extends Runner>> starts) {
        Map<String, List<Timing>> timings = new LinkedHashMap<>();
        for (int round = 0; round < count; round++) {
            for (Supplier<? extends Runner> start : starts) {
                try (Runner runner = start.get()) {
                    timings.computeIfAbsent(runner.name(), name -> new ArrayList<>())
                            .add(runner.time(NAME, 1));
                }
            }
        }
        return new Comparison(NAME, timings);
    }
}
