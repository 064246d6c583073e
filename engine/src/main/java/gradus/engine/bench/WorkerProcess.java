package gradus.engine.bench;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A side of the benchmark that runs in a process of its own. It is sent lines `WORKLOAD REPEATS` and answers each with
/// a line `WALL_NS CPU_NS PEAK`: the time of one repeat on the clock and of its thread's processor, and 0. The request
/// `PEAK WORKLOAD` asks for the third number: the most bytes that the tensors of one repeat take at a time.
/// `threads N` says how many threads to use and is answered with the number.
public final class WorkerProcess implements Runner {

    private static final Pattern ANSWER = Pattern.compile("(\\d{1,18}) (\\d{1,18}) (\\d{1,18})");

    private final String name;
    private final Process process;
    private final Path complaints;
    private final BufferedReader answers;
    private final Writer requests;

    private WorkerProcess(String name, Process process, Path complaints) {
        this.name = name;
        this.process = process;
        this.complaints = complaints;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
    }

    /// Starts a worker.
    ///
    /// @param name as people are told it
    /// @param environment what is added to the variables of this process
    /// @throws GradusException `bench.worker.absent` when there is no such program
    public static WorkerProcess start(String name, List<String> command, Map<String, String> environment) {
        Path complaints;
        try {
            complaints = Files.createTempFile("gradus-bench", ".log");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(complaints.toFile());
        builder.environment().putAll(environment);
        try {
            return new WorkerProcess(name, builder.start(), complaints);
        } catch (IOException absent) {
            delete(complaints);
            throw failure("bench.worker.absent", name, command.getFirst());
        }
    }

    /// Starts a worker that uses so many threads; one is what all begin with.
    ///
    /// @throws GradusException `bench.worker.absent`, `bench.worker.died` or `bench.worker.nonsense`
    public static WorkerProcess start(String name, List<String> command, Map<String, String> environment, int threads) {
        WorkerProcess worker = start(name, command, environment);
        try {
            if (threads > 1) {
                worker.useThreads(threads);
            }
            return worker;
        } catch (GradusException failed) {
            worker.close();
            throw failed;
        }
    }

    @Override
    public String name() {
        return name;
    }

    /// Sends a workload and waits for the answer.
    ///
    /// @throws GradusException `bench.worker.died` or `bench.worker.nonsense`
    @Override
    public Timing time(String workload, int repeats) {
        Matcher numbers = numbers(workload + " " + repeats, workload);
        return new Timing(Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)));
    }

    /// The most bytes that the tensors of one repeat take at a time.
    ///
    /// @throws GradusException `bench.worker.died` or `bench.worker.nonsense`
    public long peak(String workload) {
        return Long.parseLong(numbers("PEAK " + workload, workload).group(3));
    }

    /// Says how many threads to use from now on.
    ///
    /// @throws GradusException `bench.worker.died` or `bench.worker.nonsense`
    public void useThreads(int count) {
        String request = "threads " + count;
        String answer = answered(request, request);
        if (!answer.equals(String.valueOf(count))) {
            throw failure("bench.worker.nonsense", name, request, answer);
        }
    }

    private Matcher numbers(String request, String about) {
        String answer = answered(request, about);
        Matcher numbers = ANSWER.matcher(answer);
        if (!numbers.matches()) {
            throw failure("bench.worker.nonsense", name, about, answer);
        }
        return numbers;
    }

    private String answered(String request, String about) {
        String answer = answer(request + "\n");
        if (answer == null) {
            throw failure("bench.worker.died", name, about, lastComplaint());
        }
        return answer.strip();
    }

    private @Nullable String answer(String request) {
        try {
            requests.write(request);
            requests.flush();
        } catch (IOException ended) {
            // A worker that answers and ends without reading has said all it has to say; what it said is read below.
        }
        try {
            return answers.readLine();
        } catch (IOException ended) {
            return null;
        }
    }

    /// The last line that the worker wrote to its standard error: of a Python trace, what went wrong.
    private String lastComplaint() {
        try {
            process.waitFor();
            return Files.readString(complaints, StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .reduce((before, line) -> line)
                    .map(String::strip)
                    .orElse("exit " + process.exitValue());
        } catch (IOException unreadable) {
            return unreadable.toString();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return interrupted.toString();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        delete(complaints);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException held) {
            // A small file in the folder for temporary ones; the system clears it away.
        }
    }

    private static GradusException failure(String code, Object... arguments) {
        return new GradusException(Diagnostic.error(code, new Place.Everywhere(), arguments));
    }
}
