package gradus.engine.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Adam;
import gradus.engine.block.CustomOptimizer;
import gradus.engine.data.DataLoader;
import gradus.engine.data.DataSetup;
import gradus.engine.data.Loaded;
import gradus.engine.data.Progress;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Dataset;
import gradus.engine.run.Evaluation;
import gradus.engine.run.Parameters;
import gradus.engine.run.Session;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Model;
import gradus.engine.train.Trainer;
import gradus.engine.train.TrainingSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The sample projects open without a word, are written as the program writes, and compute what they promise.
class SamplesTest {

    private static final Path SAMPLES = Path.of("../sample-projects");
    private static final Path DOCS = Path.of("../docs");

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".gradus"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleOpensWithoutDiagnostics(Path file) throws IOException {
        Opened opened = ProjectFile.read(file);
        assertEquals(List.of(), opened.diagnostics());
        assertEquals(List.of(), opened.project().check());
        assertEquals(Files.readString(file), ProjectFile.text(opened.project()));
        assertFalse(opened.project().title().isBlank());
        assertFalse(opened.project().purpose().isBlank());
        for (Node node : opened.project().graph().nodes()) {
            assertTrue(opened.project().layout().find(node.id()).isPresent(), node.id());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleKeepsTheSchema(Path file) throws IOException {
        assertEquals(List.of(), schema().faults(new JsonMapper().readTree(Files.readString(file))));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theDataOfASampleFitItsGraph(Path file) throws IOException {
        Project project = ProjectFile.read(file).project();
        if (project.data().isPresent()) {
            DataSetup setup = project.data().get();
            Loaded loaded = DataLoader.load(SAMPLES, setup, project.training().seed(), Progress.unwatched());
            assertEquals(List.of(), loaded.warnings());
            int rows =
                    Files.readAllLines(SAMPLES.resolve(setup.origin().name())).size() - 1;
            int kept = loaded.data().validation().size();
            assertEquals(rows, loaded.data().train().size() + kept);
            // A stratified split rounds within each class.
            assertEquals(rows * setup.split().validation(), kept, 0.5 * setup.targets());
            assertEquals(
                    List.of(new Dataset(setup.features(), setup.targets())),
                    project.graph().nodes().stream()
                            .map(Node::operation)
                            .filter(Dataset.class::isInstance)
                            .toList());
        }
    }

    @Test
    void theFormulaGivesTwentyAndItsGradients() {
        Graph graph = ProjectFile.read(SAMPLES.resolve("scalar-graph.gradus"))
                .project()
                .graph();
        Evaluation evaluation = new Session(new ScalarDevice()).forwardAndBackward(graph, graph.output("z"), Map.of());
        assertEquals(20, evaluation.value(graph.output("z")).orElseThrow().scalar());
        assertEquals(
                List.of(4.0, 4.0, 5.0, -5.0),
                Stream.of("a", "b", "c", "d")
                        .map(id ->
                                evaluation.gradient(Value.of(id)).orElseThrow().scalar())
                        .toList());
    }

    @Test
    void theIrisKeepsThirtyFlowersBack() {
        Project project = ProjectFile.read(SAMPLES.resolve("iris.gradus")).project();
        Loaded loaded = DataLoader.load(SAMPLES, project.data().orElseThrow(), 1, Progress.unwatched());
        assertEquals(120, loaded.data().train().size());
        assertEquals(30, loaded.data().validation().size());
    }

    @Test
    void theOwnOptimizerGivesTheTraceOfAdam() {
        Project project =
                ProjectFile.read(SAMPLES.resolve("own-optimizer.gradus")).project();
        TrainingSetup own = Attributes.with(project.training(), Map.of("epochs", 3, "precision", ElementType.FLOAT64));
        Adam adam = new Adam(own.optimizer().learningRate(), 0.9, 0.999, 1e-8, false, 0);
        assertInstanceOf(CustomOptimizer.class, own.optimizer());
        Map<String, Tensor> found = weights(project, own);
        weights(project, own.withOptimizer(adam))
                .forEach((name, wanted) -> assertArrayEquals(
                        wanted.toDoubles(),
                        Objects.requireNonNull(found.get(name)).toDoubles(),
                        1e-12,
                        name));
    }

    private static Map<String, Tensor> weights(Project project, TrainingSetup setup) {
        Loaded loaded = DataLoader.load(SAMPLES, project.data().orElseThrow(), setup.seed(), Progress.unwatched());
        Trainer trainer = new Trainer(
                Model.of(project.graph(), setup.loss()),
                setup,
                loaded.data().train(),
                Optional.empty(),
                true,
                new ScalarDevice());
        return trainer.train(trainer.initial(), 1, event -> {}, () -> false).weights();
    }

    @Test
    void lenetHasThePublishedNumberOfParameters() {
        Graph graph =
                ProjectFile.read(SAMPLES.resolve("lenet-5.gradus")).project().graph();
        assertEquals(61_706, Parameters.count(Expansion.of(graph).flat()));
    }

    @Test
    void theIndexNamesEverySampleAndItsDataInBothLanguages() throws IOException {
        JsonNode index = new JsonMapper().readTree(Files.readString(SAMPLES.resolve("index.json")));
        List<Path> named = index.get("samples")
                .valueStream()
                .map(sample -> SAMPLES.resolve(sample.get("file").stringValue()))
                .sorted()
                .toList();
        assertEquals(samples(), named);
        for (JsonNode sample : index.get("samples")) {
            List<String> data =
                    sample.get("data").valueStream().map(JsonNode::stringValue).toList();
            Project project = ProjectFile.read(
                            SAMPLES.resolve(sample.get("file").stringValue()))
                    .project();
            assertEquals(
                    project.data().map(setup -> List.of(setup.origin().name())).orElse(List.of()), data);
            for (String language : List.of("en", "pt-BR")) {
                assertFalse(sample.at("/title/" + language).stringValue().isBlank());
                assertFalse(sample.at("/purpose/" + language).stringValue().isBlank());
            }
        }
    }

    @Test
    void theSchemaRefusesWhatIsNoProject() throws IOException {
        for (String wrong : List.of(
                "{}",
                "{\"format\": \"other\", \"version\": 1, \"graph\": {\"nodes\": []}}",
                "{\"format\": \"gradus\", \"version\": 0, \"graph\": {\"nodes\": []}}",
                "{\"format\": \"gradus\", \"version\": 1, \"graph\": {\"nodes\": [{\"id\": \" \", \"operation\": \"Add\"}]}}",
                "{\"format\": \"gradus\", \"version\": 1, \"graph\": {\"nodes\": []}, \"training\": {\"epochs\": 0}}")) {
            assertFalse(schema().faults(new JsonMapper().readTree(wrong)).isEmpty(), wrong);
        }
    }

    @Test
    void theExampleOfTheDocumentationIsAsTheProgramWritesIt() throws IOException {
        String page = Files.readString(DOCS.resolve("project-format.md"));
        int start = page.indexOf("```json\n") + "```json\n".length();
        String example = page.substring(start, page.indexOf("```", start));
        Opened opened = ProjectFile.read(example, "example.gradus");
        assertEquals(List.of(), opened.diagnostics());
        assertEquals(example, ProjectFile.text(opened.project()));
        assertEquals(List.of(), schema().faults(new JsonMapper().readTree(example)));
    }

    private static Schema schema() throws IOException {
        return new Schema(new JsonMapper().readTree(Files.readString(DOCS.resolve("project.schema.json"))));
    }
}
