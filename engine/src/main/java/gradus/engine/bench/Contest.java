package gradus.engine.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The whole benchmark: Gradus against whoever else is here.
///
/// @param rounds how each workload is timed
/// @param python a Python that has torch
/// @param mkl a library that makes its MKL use all vectors of the processor; PyTorch then takes part twice
/// @param compiler a C compiler; the Iris step in C then takes part
public record Contest(Rounds rounds, Optional<String> python, Optional<Path> mkl, Optional<String> compiler) {

    /// The names of all rows of the benchmark table.
    public static List<String> rows() {
        List<String> rows = new ArrayList<>(Workloads.TABLE);
        rows.add(ColdStart.NAME);
        return rows;
    }

    private static final int COLD_STARTS = 5;
    private static final String HAND_WRITTEN = "iris-16";

    /// Whether there is a row of this name.
    public static boolean has(String row) {
        return row.equals(ColdStart.NAME) || Workloads.has(row);
    }

    /// Which clock a row is told by: a cold start is waited for, all else is work.
    public static Comparison.Clock clock(String row) {
        return row.equals(ColdStart.NAME) ? Comparison.Clock.WALL : Comparison.Clock.CPU;
    }

    /// Times one row after the other.
    ///
    /// @param tell is given each row when it is done
    /// @throws gradus.engine.graph.GradusException when a side can't be started, dies or answers nonsense
    public void run(List<String> rows, Consumer<Comparison> tell) {
        List<Runner> runners = new ArrayList<>();
        try (Peers peers = new Peers()) {
            runners.add(new OwnRunner());
            python.ifPresent(path -> runners.add(peers.pyTorch(path)));
            python.ifPresent(path -> mkl.ifPresent(library -> runners.add(peers.pyTorch(path, library))));
            compiler.filter(present -> rows.contains(HAND_WRITTEN))
                    .ifPresent(cc -> runners.add(WorkerProcess.start(
                            Peers.C, List.of(peers.compileC(cc).toString()), Map.of())));
            Random random = new Random(1);
            for (String row : rows) {
                tell.accept(
                        row.equals(ColdStart.NAME)
                                ? cold(peers)
                                : new Comparison(row, rounds.run(entries(row, runners), random)));
            }
        } finally {
            runners.forEach(Runner::close);
        }
    }

    private Comparison cold(Peers peers) {
        List<Supplier<? extends Runner>> starts = new ArrayList<>(List.of(ColdStart::start));
        python.ifPresent(path -> starts.add(() -> peers.pyTorch(path)));
        return ColdStart.compare(COLD_STARTS, starts);
    }

    private static List<Rounds.Entry> entries(String row, List<Runner> runners) {
        return runners.stream()
                .filter(runner -> !runner.name().equals(Peers.C) || row.equals(HAND_WRITTEN))
                .map(runner ->
                        new Rounds.Entry(runner, runner.name().startsWith(Peers.PYTORCH) ? Peers.inPyTorch(row) : row))
                .toList();
    }
}
