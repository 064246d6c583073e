package gradus.engine.bench;

import gradus.engine.device.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// The whole benchmark: Gradus against whoever else is here.
///
/// @param rounds how each workload is timed
/// @param threads how many each side may use
/// @param device makes Gradus's device from the number of threads
/// @param python a Python that has torch
/// @param mkl a library that makes its MKL use all vectors of the processor; PyTorch then takes part twice
/// @param compiler a C compiler; the Iris step in C then takes part, which knows one thread only
/// @param djl a class path with DJL and its PyTorch engine
public record Contest(
        Rounds rounds,
        int threads,
        IntFunction<Device> device,
        Optional<String> python,
        Optional<Path> mkl,
        Optional<String> compiler,
        Optional<String> djl) {

    private static final int COLD_STARTS = 5;
    private static final String HAND_WRITTEN = "iris-16";

    /// The names of all rows of the benchmark table.
    public static List<String> rows() {
        List<String> rows = new ArrayList<>(Workloads.TABLE);
        rows.add(ColdStart.NAME);
        return rows;
    }

    /// Whether there is a row of this name.
    public static boolean has(String row) {
        return row.equals(ColdStart.NAME) || Workloads.has(row);
    }

    /// Which clock a row is told by. A cold start is waited for, all else is work; with several threads the processor's
    /// time of one of them says nothing.
    public static Comparison.Clock clock(String row, int threads) {
        return threads > 1 || row.equals(ColdStart.NAME) ? Comparison.Clock.WALL : Comparison.Clock.CPU;
    }

    /// Whether C takes part in one of these rows.
    public boolean hasC(List<String> rows) {
        return compiler.isPresent() && threads == 1 && rows.contains(HAND_WRITTEN);
    }

    /// Times one row after the other. A side that fails is missing in that row only.
    ///
    /// @param tell is given each row when it is done
    /// @throws gradus.engine.graph.GradusException when the Iris step can't be compiled
    public void run(List<String> rows, Consumer<Comparison> tell) {
        List<Runner> runners = new ArrayList<>();
        try (Peers peers = new Peers()) {
            runners.add(new OwnRunner(name -> Workloads.of(name, device.apply(threads))));
            List<Restarting> pyTorches = pyTorches(peers);
            runners.addAll(pyTorches);
            djl.ifPresent(classPath -> runners.add(peers.djl(classPath, threads)));
            if (hasC(rows)) {
                Path program = peers.compileC(compiler.orElseThrow());
                runners.add(new Restarting(
                        Peers.C, () -> WorkerProcess.start(Peers.C, List.of(program.toString()), Map.of())));
            }
            Random random = new Random(1);
            for (String row : rows) {
                tell.accept(
                        row.equals(ColdStart.NAME)
                                ? cold(pyTorches.stream().limit(1).toList())
                                : rounds.run(row, entries(row, runners), random));
            }
        } finally {
            runners.forEach(Runner::close);
        }
    }

    /// PyTorch, and PyTorch with another MKL, where they take part.
    private List<Restarting> pyTorches(Peers peers) {
        List<Restarting> sides = new ArrayList<>();
        python.ifPresent(path -> {
            sides.add(peers.pyTorch(path, threads));
            mkl.ifPresent(library -> sides.add(peers.pyTorch(path, library, threads)));
        });
        return sides;
    }

    private Comparison cold(List<Restarting> others) {
        List<Restarting> sides =
                new ArrayList<>(List.of(new Restarting(OwnRunner.NAME, () -> ColdStart.start(threads))));
        // A process that has worked before is not cold.
        others.forEach(Restarting::close);
        sides.addAll(others);
        return ColdStart.compare(COLD_STARTS, sides);
    }

    private static List<Rounds.Entry> entries(String row, List<Runner> runners) {
        return runners.stream()
                .filter(runner -> switch (runner.name()) {
                    case Peers.C -> row.equals(HAND_WRITTEN);
                    case Peers.DJL -> Peers.isInDjl(row);
                    default -> true;
                })
                .map(runner ->
                        new Rounds.Entry(runner, runner.name().startsWith(Peers.PYTORCH) ? Peers.inPyTorch(row) : row))
                .toList();
    }
}
