package gradus.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.bench.StepWorkload;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.project.Project;
import gradus.engine.project.ProjectFile;
import gradus.engine.tensor.ElementType;
import gradus.engine.train.Model;
import gradus.engine.train.TrainingStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole training steps stay legal programs after every pass, with a plan of memory that keeps what is still read.
class PassesTest {

    static List<String> networks() {
        return StepWorkload.NETWORKS;
    }

    static List<Path> projects() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../sample-projects"))) {
            return files.filter(file -> file.toString().endsWith(".gradus"))
                    .filter(file -> ProjectFile.read(file).project().data().isPresent())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void ofANetwork(String name) {
        StepWorkload workload = StepWorkload.of(name + "-4").orElseThrow();
        for (ElementType real : List.of(ElementType.FLOAT32, ElementType.FLOAT64)) {
            areLegal(new TrainingStep(
                    workload.graph(), workload.loss(), StepWorkload.OPTIMIZER, new ScalarDevice(), real));
        }
    }

    @ParameterizedTest
    @MethodSource("projects")
    void ofASampleProject(Path file) {
        Project project = ProjectFile.read(file).project();
        Model model = Model.of(
                project.graph(), project.training().loss(), project.training().classWeight());
        areLegal(new TrainingStep(model, project.training(), new ScalarDevice()));
    }

    private static void areLegal(TrainingStep step) {
        for (int rows : List.of(1, 6)) {
            assertEquals(List.of(), Legality.problemsOfPasses(step.program(), Map.of("N", rows), step.carried()));
        }
    }
}
