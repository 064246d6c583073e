package gradus.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.data.CsvFormat;
import gradus.engine.data.CsvTable;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.operation.Dataset;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Epoch;
import gradus.engine.train.Learned;
import gradus.engine.train.Moment;
import gradus.engine.train.RunEvent;
import gradus.engine.train.Scores;
import gradus.engine.train.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

    @TempDir
    private Path folder = Path.of("");

    private static Graph graph(int units) {
        GraphBuilder builder = new GraphBuilder();
        builder.add(new Dense(units, Activation.TANH), builder.add("data", new Dataset(2, 2)));
        return builder.build();
    }

    private static RunRecord record(List<Epoch> epochs) {
        return new RunRecord(
                "20261126-1",
                "the good \"one\"",
                Instant.parse("2026-11-26T13:40:12.345Z"),
                12.5,
                Project.of(graph(3), Layout.empty(Direction.RIGHT)),
                "ab12",
                "cd34",
                "CPU",
                epochs,
                List.of(
                        new RunEvent.Paused(new Moment(1, 2, 7)),
                        new RunEvent.RateChanged(new Moment(2, 0, 7), 0.01, 1e-5)),
                TrainingEvent.End.NO_BETTER);
    }

    private static List<Epoch> epochs() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", 1.0 / 3);
        metrics.put("val_ue", Double.NaN);
        return List.of(
                new Epoch(1, 0.7, new Scores(0.1 + 0.2, metrics), Optional.of(new Scores(0.5, metrics)), 0.01, 0.25),
                new Epoch(2, Double.POSITIVE_INFINITY, new Scores(Double.NaN, Map.of()), Optional.empty(), 1e-5, 1));
    }

    private static Learned learned() {
        Tensor kernel = Tensor.of(ElementType.FLOAT32, Shape.of(2, 3), 0.1f, -2e-30f, 3, 4, Float.NaN, 6);
        Tensor odd = Tensor.of(ElementType.FLOAT64, Shape.of(1), Math.PI);
        return new Learned(
                Map.of("dense_1/kernel", kernel, "state/kernel", odd),
                Map.of("dense_1/kernel/m", kernel, "schedule/wait", Tensor.scalar(3)),
                14);
    }

    @Test
    void aRunIsReadAsItWasWrittenBitForBit() {
        Path file = folder.resolve("run.safetensors");
        RunFile run = new RunFile(record(epochs()), learned(), Optional.empty());
        run.write(file);
        assertEquals(run, RunFile.read(file));
        assertEquals(run.record(), RunFile.readRecord(file));
        assertEquals(Optional.of(14L), WeightsFile.read(file).step(), "it is a file of weights too");
        assertEquals(
                learned().weight("dense_1/kernel"),
                WeightsFile.read(file).weights().get("dense_1/kernel"));
        run.withName(" other ").write(file);
        assertEquals("other", RunFile.readRecord(file).name());
    }

    @Test
    void ofVeryManyEpochsSomeAreKept() {
        List<Epoch> many = IntStream.rangeClosed(1, 100_003)
                .mapToObj(i -> new Epoch(i, 1, new Scores(1.0 / i, Map.of()), Optional.empty(), 0.01, 0))
                .toList();
        List<Epoch> kept = record(many).epochs();
        assertTrue(kept.size() <= RunRecord.MOST_EPOCHS && kept.size() > RunRecord.MOST_EPOCHS / 2);
        assertEquals(1, kept.getFirst().number());
        assertEquals(100_003, kept.getLast().number());
    }

    @Test
    void whatIsNoRunIsRefusedInWords() throws IOException {
        Path file = folder.resolve("run.safetensors");
        new RunFile(record(epochs()), learned(), Optional.empty()).write(file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 9));
        refused("safetensors.header", file);
        Files.write(file, new byte[0]);
        refused("safetensors.header", file);
        new WeightsFile(learned().weights(), Optional.empty(), Optional.empty(), Optional.empty()).write(file);
        refused("run.broken", file);
    }

    private static void refused(String code, Path file) {
        GradusException refused = assertThrows(GradusException.class, () -> RunFile.readRecord(file));
        assertEquals(code, refused.diagnostics().getFirst().code());
    }

    @Test
    void fingerprintsTellWhatComputesAndWhichRowsThereAre() {
        Graph named = graph(3).with(graph(3).node("dense_1").withName("hidden"));
        assertEquals(Fingerprint.of(graph(3)), Fingerprint.of(named));
        assertNotEquals(Fingerprint.of(graph(3)), Fingerprint.of(graph(4)));
        assertNotEquals(Fingerprint.of(table("1", "23")), Fingerprint.of(table("12", "3")));
        assertEquals(64, Fingerprint.of(table("1", "2")).length());
    }

    private static CsvTable table(String... cells) {
        return new CsvTable(
                "a.csv",
                CsvFormat.STANDARD,
                List.of("a", "b"),
                List.of(new CsvTable.Row(2, List.of(cells))),
                List.of());
    }
}
