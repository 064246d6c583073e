package gradus.engine.bench;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The other sides of the benchmark, made from sources that come with the engine: PyTorch, DJL, and the Iris step in C.
/// Their files lie in a temporary folder until this is closed.
public final class Peers implements AutoCloseable {

    /// The sides by name.
    public static final String PYTORCH = "pytorch";

    public static final String PYTORCH_MKL = "pytorch-mkl";
    public static final String C = "c";
    public static final String DJL = "djl";

    private static final List<String> OPTIMIZING = List.of("-O3", "-march=native", "-ffast-math");

    private final Path folder;

    public Peers() {
        try {
            folder = Files.createTempDirectory("gradus-bench");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /// The name by which PyTorch's side knows a workload: on images it is fastest with channels last.
    public static String inPyTorch(String workload) {
        return workload.matches("(cnn|cifar)-\\d+") ? workload + "-cl" : workload;
    }

    /// The version of a Python's PyTorch.
    ///
    /// @throws GradusException when it has none
    public static String versionOfPyTorch(String python) {
        List<String> lines = output(PYTORCH, List.of(python, "-c", "import torch; print(torch.__version__)"));
        return lines.isEmpty() ? "" : lines.getLast();
    }

    /// PyTorch.
    ///
    /// @param python a Python that has torch
    /// @param threads how many it uses
    public Restarting pyTorch(String python, int threads) {
        return pyTorch(PYTORCH, python, Map.of(), threads);
    }

    /// PyTorch with a library that makes MKL use all vectors of the processor.
    public Restarting pyTorch(String python, Path library, int threads) {
        return pyTorch(
                PYTORCH_MKL,
                python,
                Map.of("LD_PRELOAD", library.toAbsolutePath().toString()),
                threads);
    }

    private Restarting pyTorch(String name, String python, Map<String, String> environment, int threads) {
        List<String> command = List.of(python, source("python/torch_worker.py").toString());
        return new Restarting(name, () -> WorkerProcess.start(name, command, environment, threads));
    }

    /// Whether DJL's side knows a workload.
    public static boolean isInDjl(String workload) {
        return workload.matches("(iris|mlp128|mlp512|cnn)-\\d+|gemm(64)?-.*");
    }

    /// DJL, a library for Java, over its PyTorch engine.
    ///
    /// @param classPath with DJL
    /// @param threads how many it uses
    public Restarting djl(String classPath, int threads) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dai.djl.pytorch.num_threads=" + threads,
                "-Dai.djl.pytorch.num_interop_threads=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                source("java/DjlWorker.java").toString());
        return new Restarting(DJL, () -> WorkerProcess.start(DJL, command, Map.of()));
    }

    /// Compiles the Iris step in C.
    ///
    /// @param compiler as `cc` takes its options
    /// @return the program
    /// @throws GradusException when it can't be compiled
    public Path compileC(String compiler) {
        Path program = folder.resolve("iris");
        List<String> command = new ArrayList<>(List.of(compiler));
        command.addAll(OPTIMIZING);
        command.addAll(List.of("-o", program.toString(), source("c/iris.c").toString(), "-lm"));
        output(C, command);
        return program;
    }

    private Path source(String name) {
        Path file = folder.resolve(Path.of(name).getFileName());
        try (InputStream source = Peers.class.getResourceAsStream(name)) {
            if (source == null) {
                throw new IllegalStateException("The engine came without " + name);
            }
            Files.write(file, source.readAllBytes());
            return file;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /// What a command that ends by itself writes.
    private static List<String> output(String name, List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            if (process.waitFor() != 0) {
                throw failure("bench.worker.unusable", name, lines.isEmpty() ? command.getFirst() : lines.getLast());
            }
            return lines;
        } catch (IOException absent) {
            throw failure("bench.worker.absent", name, command.getFirst());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failure("bench.worker.unusable", name, command.getFirst());
        }
    }

    private static GradusException failure(String code, Object... arguments) {
        return new GradusException(Diagnostic.error(code, new Place.Everywhere(), arguments));
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException held) {
            // Small files in the folder for temporary ones; the system clears them away.
        }
    }
}
