package gradus.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.document.Graphs;
import gradus.engine.block.Adam;
import gradus.engine.data.Column;
import gradus.engine.data.CsvFormat;
import gradus.engine.data.DataSet;
import gradus.engine.data.DataSetup;
import gradus.engine.data.Loaded;
import gradus.engine.data.MissingValues;
import gradus.engine.data.Part;
import gradus.engine.data.Preprocessing;
import gradus.engine.data.Split;
import gradus.engine.data.Target;
import gradus.engine.data.TargetKind;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.project.Project;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.TrainingEvent;
import gradus.engine.train.TrainingSetup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private final ByHand engine = new ByHand();
    private final ByHand training = new ByHand();
    private final ByHand window = new ByHand();
    private final Workspace workspace = new Workspace(
            new Workplace(new ScalarDevice(), engine, training, window, document -> new Loaded(rows(), List.of())));

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

    @Test
    void whatIsLearnedForAnOlderGraphIsDropped() {
        open();
        workspace.train();
        workspace.apply(new Edit.Disconnect("dense_1", "x"));
        finish();
        assertEquals(Optional.empty(), workspace.state().get().learned());
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
                "rows.csv",
                CsvFormat.STANDARD,
                List.of(Column.category("kind", List.of("p", "q", "r"))),
                "kind",
                TargetKind.CATEGORY,
                false,
                MissingValues.ERROR,
                Split.standard());
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

    private static DataSet rows() {
        int count = 12;
        double[] features = new double[4 * count];
        double[] targets = new double[3 * count];
        for (int row = 0; row < count; row++) {
            features[4 * row + row % 3] = 1;
            targets[3 * row + row % 3] = 1;
        }
        Part part = new Part(
                Tensor.of(ElementType.FLOAT64, Shape.of(count, 4), features),
                Tensor.of(ElementType.FLOAT64, Shape.of(count, 3), targets),
                IntStream.range(0, count).boxed().toList());
        Target target = new Target("kind", TargetKind.CATEGORY, List.of("p", "q", "r"));
        return new DataSet(part, part.pick(), part.pick(), new Preprocessing(List.of(), target));
    }
}
