package gradus.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Iris;
import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.workspace.Predictions.Obstacle;
import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.data.DataSet;
import gradus.engine.data.InputField;
import gradus.engine.data.Progress;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Diagnostic;
import gradus.engine.train.Evaluator;
import gradus.engine.train.Model;
import gradus.engine.train.TrainingSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionsTest {

    private static final List<String> SETOSA = List.of("5.1", "3.5", "1.4", "0.2");

    private final ByHand engine = new ByHand();
    private final Workspace workspace =
            new Workspace(new Workplace(new ScalarDevice(), engine, Runnable::run, Runnable::run, Iris.reader()));
    private final Predictions predictions = workspace.predictions();

    @TempDir
    private Path folder = Path.of("");

    private void train() {
        workspace.open(Iris.document());
        engine.work();
        workspace.train();
        engine.work();
    }

    private TestResult tested() {
        return predictions.tested().get().find().orElseThrow();
    }

    private Prediction predicted() {
        return predictions.predicted().get().find().orElseThrow();
    }

    private static String code(List<Diagnostic> reasons) {
        return reasons.getFirst().code();
    }

    @Test
    void whatStandsInTheWayIsTold() {
        assertEquals(Optional.of(Obstacle.NO_DATA), predictions.obstacle().get());
        workspace.open(Iris.document());
        assertEquals(Optional.of(Obstacle.READING), predictions.obstacle().get());
        engine.work();
        assertEquals(Optional.of(Obstacle.NO_WEIGHTS), predictions.obstacle().get());
        predictions.test(DataPart.VALIDATION);
        engine.work();
        assertEquals(new Answer.None<>(), predictions.tested().get());
        workspace.train();
        assertEquals(Optional.empty(), predictions.obstacle().get());
    }

    @Test
    void theTestGivesTheFiguresOfTheEvaluator() {
        train();
        predictions.test(DataPart.VALIDATION);
        assertTrue(predictions.tested().get().isWorking());
        engine.work();
        Document document = Iris.document();
        DataSet data = Iris.reader()
                .prepare(Iris.reader().table(document, Progress.unwatched()), document)
                .data();
        TrainingSetup setup = document.training();
        Model model = Model.of(document.graph(), "");
        Evaluator evaluator =
                new Evaluator(model, model.metrics(setup.metrics(), true), new ScalarDevice(), setup.precision());
        var learned = workspace.state().get().learned().orElseThrow();
        assertEquals(
                evaluator.scores(learned, data.validation()), tested().tested().scores());
        assertEquals(
                evaluator.confusion(learned, data.validation()),
                tested().tested().confusion());
        assertTrue(predictions.isCurrent(tested().revision()));
        assertEquals(DataPart.VALIDATION, DataPart.first(data));
        int row = tested().tested().examples().rows().getFirst();
        assertEquals(4, tested().inputs().cells(row).size());
    }

    @Test
    void aTestOfOlderWeightsSaysSo() {
        train();
        predictions.test(DataPart.TRAIN);
        engine.work();
        workspace.train();
        engine.work();
        assertFalse(predictions.isCurrent(tested().revision()));
    }

    @Test
    void anAnswerToAnOlderQuestionIsDropped() {
        train();
        predictions.prepare();
        engine.work();
        predictions.predict(SETOSA, Optional.empty());
        engine.workOnce();
        for (int i = 0; i < 20; i++) {
            predictions.predict(List.of("5.1", "3.5", "1.4", "0." + i), Optional.empty());
        }
        engine.work();
        assertEquals("0.19", predicted().cells().getLast());
        predictions.test(DataPart.TRAIN);
        workspace.open(Document.empty());
        engine.work();
        assertEquals(new Answer.None<>(), predictions.tested().get());
        assertEquals(new Answer.None<>(), predictions.predicted().get());
    }

    @Test
    void aRowIsPredictedAndAnyNodeCanBeAsked() {
        train();
        predictions.prepare();
        engine.work();
        Inputs inputs = predictions.inputs().get().find().orElseThrow();
        assertEquals(4, inputs.fields().size());
        InputField.Numeric first = (InputField.Numeric) inputs.fields().getFirst();
        assertTrue(first.least() < first.middle() && first.middle() < first.most());
        predictions.predict(SETOSA, Optional.empty());
        engine.work();
        assertEquals(Optional.of("setosa"), predicted().className());
        assertEquals(1, predicted().shares().stream().mapToDouble(each -> each).sum(), 1e-6);
        predictions.predict(SETOSA, Optional.of("dense_1"));
        engine.work();
        assertEquals(20, predicted().output().size());
        assertEquals(List.of(), predicted().classes());
        predictions.predict(SETOSA, Optional.of("loss"));
        engine.work();
        assertEquals("predict.no-rows", code(predictions.predicted().get().reasons()));
    }

    @Test
    void whatIsNoRowIsRefusedAndNothingIsLost() {
        train();
        predictions.prepare();
        engine.work();
        predictions.predict(List.of("5.1", "x", "NaN", "0.2"), Optional.empty());
        engine.work();
        List<Diagnostic> reasons = predictions.predicted().get().reasons();
        assertEquals(
                List.of("data.not-a-number", "data.not-finite"),
                reasons.stream().map(Diagnostic::code).toList());
        predictions.predict(SETOSA, Optional.empty());
        engine.work();
        assertEquals(Optional.of("setosa"), predicted().className());
    }

    @Test
    void weightsOfAnOlderGraphAreRefused() {
        train();
        predictions.prepare();
        engine.work();
        workspace.apply(new Edit.SetOperation("dense_2", "units", new Dense(7, Activation.RELU)));
        engine.work();
        predictions.predict(SETOSA, Optional.empty());
        predictions.test(DataPart.TRAIN);
        engine.work();
        assertTrue(code(predictions.predicted().get().reasons()).startsWith("weights."));
        assertTrue(code(predictions.tested().get().reasons()).startsWith("weights."));
    }

    @Test
    void aFileIsPredictedAsAWholeAndWritten() throws IOException {
        train();
        predictions.prepare();
        engine.work();
        Path rows = Files.writeString(
                folder.resolve("new.csv"),
                "sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n6.3,3.3,6.0,2.5\n");
        predictions.predictFile(rows, Optional.empty());
        engine.work();
        FilePredictions found = predictions.file().get().find().orElseThrow();
        assertEquals(
                List.of("setosa", "virginica"),
                found.table().rows().stream().map(List::getFirst).toList());
        predictions.save(found, folder.resolve("out.csv"));
        engine.work();
        assertEquals(found.table().csv(), Files.readString(folder.resolve("out.csv")));
        predictions.predictFile(Files.writeString(folder.resolve("empty.csv"), ""), Optional.empty());
        engine.work();
        assertEquals("data.empty-file", code(predictions.file().get().reasons()));
        predictions.save(found, folder.resolve("nowhere/out.csv"));
        engine.work();
        assertEquals("file.unwritable", code(predictions.saved().get().reasons()));
    }
}
