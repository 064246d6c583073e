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

/// A worker that measures nothing. It answers `softmax` with 2,000,000 ns and the repeats it was asked for, `riddle`
/// with words, and dies of anything else.
final class FakeWorker {

    private FakeWorker() {}

    static WorkerProcess start(String name) {
        return WorkerProcess.start(
                name,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:disable",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeWorker.class.getName()),
                Map.of());
    }

    /// Answers line by line.
    public static void main(String[] arguments) {
        PrintStream answers = stream(FileDescriptor.out);
        Scanner requests = new Scanner(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8);
        while (requests.hasNext()) {
            String workload = requests.next();
            int repeats = requests.nextInt();
            switch (workload) {
                case "softmax" -> answers.println("2000000 " + repeats + " 0");
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
