package gradus.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Adam;
import gradus.engine.block.Blocks;
import gradus.engine.block.Metrics;
import gradus.engine.block.SGD;
import gradus.engine.block.Schedule;
import gradus.engine.data.Column;
import gradus.engine.data.ColumnKind;
import gradus.engine.data.CsvFormat;
import gradus.engine.data.DataSetup;
import gradus.engine.data.DecimalSeparator;
import gradus.engine.data.Delimiter;
import gradus.engine.data.Generator;
import gradus.engine.data.MissingValues;
import gradus.engine.data.Origin;
import gradus.engine.data.QuoteMark;
import gradus.engine.data.Scaling;
import gradus.engine.data.Split;
import gradus.engine.data.TargetKind;
import gradus.engine.graph.Attribute;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.Value;
import gradus.engine.operation.Constant;
import gradus.engine.operation.TargetShape;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.ClassWeights;
import gradus.engine.train.Goals;
import gradus.engine.train.Stop;
import gradus.engine.train.TrainingLoop;
import gradus.engine.train.TrainingSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is saved comes back, and saving it again gives the same bytes.
class ProjectRoundTripTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void randomProjectsComeBack() {
        for (int seed = 0; seed < 300; seed++) {
            Project project = random(new Random(seed));
            String text = ProjectFile.text(project);
            Opened opened = ProjectFile.read(text, "random.gradus");
            assertEquals(project, opened.project(), text);
            assertEquals(List.of(), opened.diagnostics());
            assertEquals(text, ProjectFile.text(opened.project()));
        }
    }

    @Test
    void everyOperationOfTheCatalogueComesBack() {
        List<Node> nodes = Blocks.catalogue().entries().stream()
                .map(operation -> new Node(operation.name(), operation.name(), operation, Map.of()))
                .toList();
        Project project = project(Graph.of(nodes, Map.of()));
        assertEquals(
                project,
                ProjectFile.read(ProjectFile.text(project), "all.gradus").project());
    }

    /// The inside of a layer is in no file, but where its nodes stand is.
    @Test
    void placesInsideALayerComeBack() {
        Graph graph = Graph.of(
                List.of(new Node(
                        "dense_1", "dense_1", Blocks.catalogue().find("Dense").orElseThrow(), Map.of())),
                Map.of());
        Layout layout =
                new Layout(Direction.UP, Map.of("dense_1", new Position(1, 2), "dense_1/body/y", new Position(3, 4)));
        Project project = Project.of(graph, layout);
        String text = ProjectFile.text(project);
        assertEquals(project, ProjectFile.read(text, "places.gradus").project());
        assertEquals(layout, layout.withInside("dense_1", layout.inside("dense_1")));
        assertEquals(Map.of("y", new Position(3, 4)), layout.inside("dense_1").positions());
    }

    @Test
    void whatIsNotUnderstoodInAFrameIsKept() {
        String text = ProjectFile.text(Project.of(
                        Graph.EMPTY,
                        Layout.empty(Direction.UP)
                                .withDecor(Decor.NOTHING.withFrame(
                                        "f", Optional.of(new Frame("a", "blue", new Position(0, 0), 1, 1))))))
                .replace("\"tone\"", "\"glow\": true, \"tone\"");
        String again = ProjectFile.text(ProjectFile.read(text, "frame.gradus").project());
        assertTrue(again.contains("\"glow\": true"), again);
        assertEquals(
                again, ProjectFile.text(ProjectFile.read(again, "frame.gradus").project()));
    }

    @Test
    void anEmptyProjectComesBack() {
        assertEquals(
                Project.empty(),
                ProjectFile.read(ProjectFile.text(Project.empty()), "empty.gradus")
                        .project());
    }

    @Test
    void filesHaveTheSameBytesWhenSavedAgain() throws IOException {
        Path first = folder.resolve("ção.gradus");
        Path second = folder.resolve("second.gradus");
        ProjectFile.write(first, random(new Random(7)));
        ProjectFile.write(second, ProjectFile.read(first).project());
        assertEquals(-1, Files.mismatch(first, second));
        assertTrue(Files.readString(first).endsWith("}\n"));
    }

    @Test
    void numbersKeepTheirExactValue() {
        double[] values = {0.1, -0.0, 1e300, Double.MIN_VALUE, Math.PI, 1e-7, 1e21, 123456789012345680.0, 1 / 3.0};
        Tensor tensor = Tensor.of(ElementType.FLOAT64, Shape.of(values.length), values);
        for (Tensor value : List.of(
                tensor,
                Tensor.scalar(Double.NaN),
                Tensor.scalar(Double.NEGATIVE_INFINITY),
                tensor.as(ElementType.FLOAT32),
                Tensor.of(ElementType.INT32, Shape.of(2, 1), 3, -4),
                Tensor.of(ElementType.BOOL, Shape.SCALAR, 1),
                Tensor.zeros(ElementType.FLOAT64, Shape.of(0, 3)),
                Tensor.zeros(ElementType.FLOAT64, Shape.of(1, 1, 1)))) {
            Project project = project(Graph.EMPTY.with(new Node("c", "c", new Constant(value), Map.of())));
            Project read =
                    ProjectFile.read(ProjectFile.text(project), "c.gradus").project();
            assertEquals(project, read);
        }
    }

    @Test
    void anIdThatLooksLikeAnOutputStaysAnId() {
        Node odd = new Node("x:1", "x:1", Variable.of(1), Map.of());
        Node reader = new Node(
                "y",
                "y",
                Blocks.catalogue().find("Add").orElseThrow(),
                Map.of("a", Value.of("x:1"), "b", new Value("x:1", 2)));
        Project project = project(Graph.of(List.of(odd, reader), Map.of("out", Value.of("x:1"))));
        assertEquals(
                project,
                ProjectFile.read(ProjectFile.text(project), "odd.gradus").project());
    }

    @Test
    void aNameWithHalfACharacterStaysReadable() {
        Node node = new Node("x", "half \uD800", Variable.of(1), Map.of());
        Project project = project(Graph.of(List.of(node), Map.of("o\uD800", Value.of("x"))));
        Project read =
                ProjectFile.read(ProjectFile.text(project), "half.gradus").project();
        assertEquals(Map.of("o\uFFFD", Value.of("x")), read.graph().outputs());
        assertEquals("half \uD800", read.graph().node("x").name());
    }

    @Test
    void linesAreShortAndANodeTakesFew() {
        String text = ProjectFile.text(random(new Random(3)));
        List<String> tooLong = text.lines()
                .filter(line -> line.length() > 150 && line.contains(", "))
                .toList();
        assertEquals(List.of(), tooLong);
    }

    private static Project project(Graph graph) {
        return Project.of(graph, Layout.empty(Direction.UP));
    }

    private static Decor decor(Random random) {
        Decor decor = Decor.NOTHING;
        for (int i = 0; i < random.nextInt(3); i++) {
            Position corner = new Position(random.nextGaussian(), random.nextInt(100));
            decor = decor.withFrame("f" + i, Optional.of(new Frame(text(random, ""), "blue", corner, 1.5, 200)))
                    .withNote(
                            text(random, "n").replace("\uD800", "") + i,
                            Optional.of(new Note(text(random, "# "), corner, 10, 20)))
                    .withBends("n" + i, "x", List.of(corner, new Position(0, i)))
                    .withCollapsed(List.of("n" + i), true);
        }
        return decor;
    }

    private static Project random(Random random) {
        List<Operation> catalogue = Blocks.catalogue().entries();
        Map<String, Position> positions = new LinkedHashMap<>();
        List<Node> nodes = new ArrayList<>();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            String id = text(random, "n") + i;
            Operation operation = varied(catalogue.get(random.nextInt(catalogue.size())), random);
            Map<String, Value> inputs = new LinkedHashMap<>();
            for (Port port : operation.inputs()) {
                if (i > 0 && random.nextBoolean()) {
                    inputs.put(
                            port.name(), new Value(nodes.get(random.nextInt(i)).id(), random.nextInt(2)));
                } else if (random.nextInt(5) == 0) {
                    inputs.put(port.name(), Value.of("nowhere"));
                }
            }
            nodes.add(new Node(id, random.nextBoolean() ? id : text(random, "name"), operation, inputs));
            if (random.nextBoolean()) {
                positions.put(id, new Position(random.nextInt(1000) - 500, random.nextGaussian() * 100));
            }
        }
        Map<String, Value> outputs = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(count, random.nextInt(3)); i++) {
            outputs.put(
                    text(random, "out").replace("\uD800", "") + i,
                    Value.of(nodes.get(i).id()));
        }
        return new Project(
                text(random, ""),
                text(random, ""),
                Graph.of(nodes, outputs),
                new Layout(random.nextBoolean() ? Direction.UP : Direction.RIGHT, positions, decor(random)),
                random.nextBoolean() ? Optional.of(data(random)) : Optional.empty(),
                training(random),
                Kept.NOTHING);
    }

    /// The operation with other numbers, tensors and shapes where it has such and takes them.
    private static Operation varied(Operation operation, Random random) {
        Map<String, Object> changes = new LinkedHashMap<>();
        for (Attribute attribute : Attributes.of(operation)) {
            switch (attribute.value()) {
                case Integer number when number > 0 -> changes.put(attribute.name(), 1 + random.nextInt(500));
                case Double number
                when operation.name().equals("Gemm") -> changes.put(attribute.name(), number + random.nextGaussian());
                case Long seed -> changes.put(attribute.name(), seed + random.nextLong());
                case Boolean truth -> changes.put(attribute.name(), truth ^ random.nextBoolean());
                case Tensor tensor -> {
                    Shape shape = Shape.of(1 + random.nextInt(3), 1 + random.nextInt(40));
                    double[] values = random.doubles(shape.size()).toArray();
                    changes.put(attribute.name(), Tensor.of(tensor.type(), shape, values));
                }
                case TargetShape target -> changes.put(attribute.name(), TargetShape.parse("[0, -1, 2·N]"));
                case Shape shape
                when operation.name().equals("Input") ->
                    changes.put(
                            attribute.name(), Shape.batchOf(random.nextInt(9)).prepend(Dimension.parse("3·T")));
                default -> {}
            }
        }
        Operation varied = operation;
        for (Map.Entry<String, Object> change : changes.entrySet()) {
            try {
                varied = Attributes.with(varied, Map.of(change.getKey(), change.getValue()));
            } catch (GradusException refused) {
                // Some numbers, such as the order of a norm, have few values.
            }
        }
        return varied;
    }

    private static DataSetup data(Random random) {
        return new DataSetup(
                origin(random),
                List.of(
                        Column.number("sepal, length"),
                        new Column("old", ColumnKind.IGNORED, List.of()),
                        Column.category("espécie", List.of("não", "a\"b", text(random, "c")))),
                "espécie",
                TargetKind.CATEGORY,
                one(random, Scaling.values()),
                one(random, MissingValues.values()),
                new Split(
                        random.nextDouble() / 2,
                        random.nextDouble() / 2,
                        random.nextBoolean(),
                        random.nextBoolean() ? "" : "old"));
    }

    private static Origin origin(Random random) {
        return switch (random.nextInt(3)) {
            case 0 ->
                new Origin.Generated(
                        one(random, Generator.values()),
                        2 + random.nextInt(1000),
                        random.nextDouble(),
                        2 + random.nextInt(8),
                        random.nextLong());
            case 1 ->
                new Origin.Painted(List.of(
                        new Origin.Point(random.nextDouble(), -random.nextInt(6), "A"),
                        new Origin.Point(2, 1e-7, text(random, "é\""))));
            default ->
                new Origin.File(
                        text(random, "data") + ".csv",
                        new CsvFormat(
                                one(random, Delimiter.values()),
                                one(random, QuoteMark.values()),
                                "windows-1252",
                                one(random, DecimalSeparator.values()),
                                random.nextBoolean()));
        };
    }

    private static TrainingSetup training(Random random) {
        return new TrainingSetup(
                random.nextBoolean()
                        ? new Adam(random.nextDouble(), 0.5, 0.25, 1e-9, random.nextBoolean(), 0.1)
                        : new SGD(random.nextDouble(), random.nextDouble(), random.nextBoolean(), 0),
                one(random, Blocks.schedules().toArray(Schedule[]::new)),
                one(
                        random,
                        TrainingLoop.STANDARD,
                        TrainingLoop.accumulation(2 + random.nextInt(9)),
                        TrainingLoop.sharpnessAware(0.01 + random.nextDouble())),
                1 + random.nextInt(1000),
                1 + random.nextInt(1000),
                random.nextBoolean(),
                random.nextLong(),
                random.nextBoolean() ? ElementType.FLOAT32 : ElementType.FLOAT64,
                text(random, ""),
                one(
                        random,
                        Metrics.SUITABLE,
                        Metrics.parse("accuracy, auc(curve=pr)"),
                        Metrics.parse("top_k_categorical_accuracy(k=2), mean_squared_error, categorical_hinge")),
                one(random, ClassWeights.NONE, new ClassWeights(List.of(1.0, 0.25, 1e-30, 3e12))),
                new Stop(
                        random.nextInt(3),
                        one(random, Goals.NONE, Goals.parse("accuracy >= 0.97; loss <= 1e-3")),
                        one(random, 0.0, 0.5, 3600.0)));
    }

    private static String text(Random random, String stem) {
        String[] parts = {"", "a", "ção", "\"", "\\", "\n", "\t", "\u0001", "\uD83D\uDE00", "\uD800", " b", "·", "/"};
        StringBuilder text = new StringBuilder(stem);
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    @SafeVarargs
    private static <T> T one(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
