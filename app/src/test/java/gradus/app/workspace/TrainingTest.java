package gradus.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.document.Graphs;
import gradus.engine.block.Activation;
import gradus.engine.block.Adam;
import gradus.engine.block.Dense;
import gradus.engine.data.Column;
import gradus.engine.data.CsvFormat;
import gradus.engine.data.CsvTable;
import gradus.engine.data.DataSetup;
import gradus.engine.data.MissingValues;
import gradus.engine.data.Origin;
import gradus.engine.data.Scaling;
import gradus.engine.data.Split;
import gradus.engine.data.TargetKind;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Diagnostic;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.project.Project;
import gradus.engine.tensor.ElementType;
import gradus.engine.train.Inside;
import gradus.engine.train.Learned;
import gradus.engine.train.Model;
import gradus.engine.train.Trainer;
import gradus.engine.train.TrainingEvent;
import gradus.engine.train.TrainingSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private final ByHand engine = new ByHand();
    private final ByHand training = new ByHand();
    private final ByHand window = new ByHand();
    private final Workspace workspace =
            new Workspace(new Workplace(new ScalarDevice(), engine, training, window, (document, progress) -> rows()));

    @Test
    void aRunEndsAsOneStepWithItsWeightsAndCurrentNumbers() {
        open();
        workspace.train();
        assertTrue(workspace.training().get().orElseThrow().isRunning());
        finish();
        TrainingRun run = workspace.training().get().orElseThrow();
        assertEquals(Optional.of(TrainingEvent.End.COMPLETED), run.end());
        assertEquals(5, run.epochs().size());
        assertTrue(run.epochs().getLast().training().loss()
                < run.epochs().getFirst().training().loss());
        assertEquals(run.learned(), workspace.state().get().learned());
        assertFalse(workspace.stale().get());
        assertTrue(workspace.results().get().isPresent());
        workspace.undo();
        assertEquals(Optional.empty(), workspace.state().get().learned());
        assertTrue(workspace.stale().get());
    }

    /// What the charts are told of changes nothing: the weights are, bit for bit, those of the trainer alone.
    @Test
    void aRunThatIsWatchedLearnsTheSame() {
        open();
        workspace.train();
        finish();
        TrainingRun run = workspace.training().get().orElseThrow();
        TrainingSetup setup = workspace.document().get().training();
        gradus.engine.data.DataSet data = workspace.data().get().find().orElseThrow();
        Trainer trainer = new Trainer(
                Model.of(workspace.document().get().graph(), setup.loss(), setup.classWeight()),
                setup,
                data.train(),
                Optional.of(data.validation()).filter(part -> !part.isEmpty()),
                !data.classNames().isEmpty(),
                new ScalarDevice());
        Learned alone = trainer.train(trainer.initial(), 1, event -> {}, () -> false);
        assertEquals(alone.weights(), run.learned().orElseThrow().weights());
        Insight insight = run.insight();
        assertEquals(alone.step(), insight.losses().count());
        assertEquals(
                List.of(0, 1, 2, 3, 4, 5),
                insight.kept().stream().map(Insight.Kept::epoch).toList());
        assertEquals(alone.weights(), insight.kept().getLast().learned().weights());
        Inside inside = insight.inside().orElseThrow();
        assertEquals(inside.parameters(), List.copyOf(insight.ratios().keySet()));
        insight.ratios().forEach((path, ratios) -> assertEquals(5, ratios.count(), path));
        assertEquals(
                inside.layers(),
                inside.look().at(insight.kept().getFirst().learned()).stream()
                        .map(Inside.Layer::id)
                        .toList());
    }

    @Test
    void whatIsLearnedForAnOlderGraphIsDropped() {
        open();
        workspace.train();
        workspace.apply(new Edit.Disconnect("dense_1", "x"));
        finish();
        assertEquals(Optional.empty(), workspace.state().get().learned());
    }

    @Test
    void aNetworkThatNoMemoryHoldsIsRefusedInWords() {
        open();
        workspace.apply(new Edit.SetOperation("dense_1", "units", new Dense(2_000_000_000, Activation.RELU)));
        engine.work();
        window.work();
        workspace.train();
        finish();
        assertEquals(
                List.of("memory.plan"),
                workspace.diagnostics().get().stream().map(Diagnostic::code).toList());
        assertEquals(Optional.empty(), workspace.training().get());
    }

    @Test
    void dataThatAreReadTooLateDoNotComeBack() {
        open();
        DataSetup data = workspace.document().get().data().orElseThrow();
        workspace.apply(new Edit.SetData(Optional.of(data.withSplit(new Split(0.5, 0, false)))));
        workspace.apply(new Edit.SetData(Optional.empty()));
        engine.work();
        window.work();
        assertEquals(new DataState.None(), workspace.data().get());
    }

    @Test
    void anotherDocumentHearsNothingOfIt() {
        open();
        workspace.train();
        workspace.open(Document.empty());
        finish();
        assertEquals(Optional.empty(), workspace.training().get());
        assertEquals(Optional.empty(), workspace.state().get().learned());
    }

    @Test
    void stoppingKeepsWhatWasLearned() {
        open();
        workspace.train();
        workspace.stop();
        finish();
        assertEquals(
                Optional.of(TrainingEvent.End.STOPPED),
                workspace.training().get().orElseThrow().end());
        assertTrue(workspace.state().get().learned().isPresent());
    }

    @Test
    void movingANodeMeanwhileDoesNoHarm() {
        open();
        workspace.train();
        workspace.apply(new Edit.MoveNodes(Map.of("loss", new Position(8, 8))));
        finish();
        assertTrue(workspace.state().get().learned().isPresent());
    }

    private void open() {
        TrainingSetup setup = new TrainingSetup(new Adam(0.01), 5, 4, true, 1, ElementType.FLOAT32, "");
        DataSetup data = new DataSetup(
                new Origin.File("rows.csv", CsvFormat.STANDARD),
                List.of(
                        Column.number("a"),
                        Column.number("b"),
                        Column.number("c"),
                        Column.number("d"),
                        Column.category("kind", List.of("p", "q", "r"))),
                "kind",
                TargetKind.CATEGORY,
                Scaling.NONE,
                MissingValues.ERROR,
                new Split(0, 0, true));
        Project project = Project.of(Graphs.network(), Layout.empty(Direction.RIGHT))
                .withTraining(setup)
                .withData(Optional.of(data));
        workspace.open(Document.of(project, Optional.empty()));
        engine.work();
        window.work();
    }

    private void finish() {
        training.work();
        window.work();
        engine.work();
        window.work();
    }

    private static CsvTable rows() {
        List<CsvTable.Row> rows = new ArrayList<>();
        for (int row = 0; row < 12; row++) {
            List<String> cells = new ArrayList<>(
                    List.of("0", "0", "0", "0", List.of("p", "q", "r").get(row % 3)));
            cells.set(row % 3, "1");
            rows.add(new CsvTable.Row(row + 2, cells));
        }
        return new CsvTable("rows.csv", CsvFormat.STANDARD, List.of("a", "b", "c", "d", "kind"), rows, List.of());
    }
}
