package gradus.engine.bench;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Scanner;

/// A worker that measures nothing. It answers `softmax` with 2,000,000 ns and the repeats it was asked for, `PEAK` of
/// it with 4,096 bytes, `riddle` with words, `threads` with the number, but three at most, and dies of anything else.
final class FakeWorker {

    private static final int MOST_THREADS = 3;

    private FakeWorker() {}

    static WorkerProcess start(String name) {
        return start(name, 1);
    }

    static WorkerProcess start(String name, int threads) {
        return WorkerProcess.start(
                name,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:disable",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeWorker.class.getName()),
                Map.of(),
                threads);
    }

    /// Answers line by line.
    public static void main(String[] arguments) {
        PrintStream answers = stream(FileDescriptor.out);
        Scanner requests = new Scanner(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8);
        while (requests.hasNext()) {
            String workload = requests.next();
            String rest = requests.next();
            switch (workload) {
                case "softmax" -> answers.println("2000000 " + rest + " 0");
                case "PEAK" -> answers.println(rest.equals("softmax") ? "0 0 4096" : "0 0");
                case "threads" -> answers.println(Math.min(MOST_THREADS, Integer.parseInt(rest)));
                case "riddle" -> answers.println("as long as it takes");
                default -> {
                    stream(FileDescriptor.err).println("at first\nfell over " + workload + "\n");
                    return;
                }
            }
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
