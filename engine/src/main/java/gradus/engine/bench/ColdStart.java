package gradus.engine.bench;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
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

/// The first 1,000 steps of `iris-16` in a process that has done nothing before: making the network, compiling it and
/// training it. The start of Java itself isn't counted, nor is that of Python and of PyTorch.
public final class ColdStart {

    /// As `gradus bench` takes it.
    public static final String NAME = "cold";

    private static final int STEPS = 1000;

    private ColdStart() {}

    /// Does the steps and answers as a [WorkerProcess] does, whatever it is asked.
    ///
    /// @param arguments how many threads to use
    public static void main(String[] arguments) {
        long wall = System.nanoTime();
        Workloads.of("iris-16", OwnRunner.DEVICE_WITH_THREADS.apply(Integer.parseInt(arguments[0])))
                .run(STEPS);
        wall = System.nanoTime() - wall;
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
                .println(wall + " " + cpu + " 0");
    }

    /// Starts a fresh Java like this one.
    ///
    /// @param threads how many it may use
    public static WorkerProcess start(int threads) {
        return WorkerProcess.start(
                OwnRunner.NAME,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:disable",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName(),
                        String.valueOf(threads)),
                Map.of());
    }

    /// Times fresh processes, one of each side in turn.
    ///
    /// @param count processes a side
    /// @param sides each starts a process anew when it was closed
    public static Comparison compare(int count, List<Restarting> sides) {
        Map<String, List<Timing>> timings = new LinkedHashMap<>();
        Map<String, List<Diagnostic>> failures = new LinkedHashMap<>();
        for (int round = 0; round < count; round++) {
            for (Restarting side : sides) {
                try (side) {
                    if (!failures.containsKey(side.name())) {
                        timings.computeIfAbsent(side.name(), name -> new ArrayList<>())
                                .add(side.time(NAME, 1));
                    }
                } catch (GradusException failed) {
                    failures.put(side.name(), failed.diagnostics());
                }
            }
        }
        timings.keySet().removeAll(failures.keySet());
        return new Comparison(NAME, timings, failures);
    }
}
