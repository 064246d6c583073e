package gradus.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/// A folder with data of two features and three classes, and a project made of them on the command line.
record Workshop(Path folder) {

    static Workshop in(Path folder) throws IOException {
        Workshop workshop = new Workshop(folder);
        workshop.data("points.csv", points(60));
        CommandLineRun.of(
                        "new",
                        "2 -> 8 tanh -> 3 softmax",
                        "--data",
                        workshop.path("points.csv"),
                        "--target",
                        "kind",
                        "--out",
                        workshop.path("points.gradus"))
                .fine();
        return workshop;
    }

    /// Rows around three corners of a triangle, in a fixed pattern.
    static String points(int rows) {
        String[] kinds = {"low", "left", "right"};
        double[][] corners = {{0, -2}, {-2, 1}, {2, 1}};
        StringBuilder text = new StringBuilder("x,y,kind\n");
        IntStream.range(0, rows).forEach(row -> {
            double[] corner = corners[row % 3];
            double wobble = (row * 37 % 11 - 5) / 10.0;
            text.append(corner[0] + wobble)
                    .append(',')
                    .append(corner[1] - wobble / 2)
                    .append(',')
                    .append(kinds[row % 3])
                    .append('\n');
        });
        return text.toString();
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    String project() {
        return path("points.gradus");
    }

    void data(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /// Writes the project anew with something changed.
    void alter(String part, String replacement) throws IOException {
        Path file = folder.resolve("points.gradus");
        String text = Files.readString(file);
        if (!text.contains(part)) {
            throw new IllegalArgumentException("No " + part + " in " + text);
        }
        Files.writeString(file, text.replace(part, replacement));
    }
}
