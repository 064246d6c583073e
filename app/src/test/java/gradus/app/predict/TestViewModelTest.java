package gradus.app.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Iris;
import gradus.app.document.Edit;
import gradus.app.predict.TestViewModel.Field;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.workspace.ByHand;
import gradus.app.workspace.DataPart;
import gradus.app.workspace.Workplace;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.train.Confusion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestViewModelTest {

    private final ByHand engine = new ByHand();
    private final Workspace workspace =
            new Workspace(new Workplace(new ScalarDevice(), engine, Runnable::run, Runnable::run, Iris.reader()));
    private final Messages messages = Messages.of(Language.ENGLISH);
    private final TestViewModel model = new TestViewModel(workspace, messages);

    private void train() {
        workspace.open(Iris.document());
        engine.work();
        workspace.train();
        engine.work();
    }

    private TestPage page() {
        return model.page().get();
    }

    private Confusion matrix() {
        return page().result().orElseThrow().tested().confusion().orElseThrow();
    }

    @Test
    void nothingIsTestedBeforeThePageIsLookedAt() {
        train();
        assertTrue(page().result().isEmpty());
        model.open(true);
        assertTrue(page().isWorking());
        engine.work();
        assertEquals(Optional.of(DataPart.VALIDATION), page().part());
        assertEquals(List.of(DataPart.TRAIN, DataPart.VALIDATION), page().parts());
        assertEquals(30, matrix().total());
        assertEquals("", page().obstacle());
    }

    @Test
    void whatIsMissingIsSaid() {
        model.open(true);
        assertEquals(messages.text("predict.no-data"), page().obstacle());
        workspace.open(Iris.document());
        assertEquals(messages.text("predict.reading"), page().obstacle());
        engine.work();
        assertEquals(messages.text("predict.no-weights"), page().obstacle());
    }

    @Test
    void newWeightsAreTestedByThemselves() {
        train();
        model.open(true);
        engine.work();
        long before = page().result().orElseThrow().revision();
        workspace.train();
        assertTrue(page().isStale(), "the figures are those of the weights before");
        engine.work();
        assertFalse(page().isStale());
        assertTrue(page().result().orElseThrow().revision() > before);
    }

    @Test
    void figuresOfAnOlderGraphStayAndAreOld() {
        train();
        model.open(true);
        engine.work();
        workspace.apply(new Edit.SetOperation("dense_2", "units", new Dense(7, Activation.RELU)));
        engine.work();
        assertTrue(page().result().isPresent());
        assertTrue(page().isStale());
        assertEquals(messages.text("predict.other-network"), page().obstacle());
        workspace.undo();
        engine.work();
        assertFalse(page().isStale());
        assertEquals("", page().obstacle());
    }

    @Test
    void aFieldListsItsExamplesAndThePartCanBeAnother() {
        train();
        model.open(true);
        model.choose(DataPart.TRAIN);
        engine.work();
        assertEquals(120, matrix().total());
        long wrong = Math.round(120 * (1 - matrix().accuracy()));
        assertEquals(wrong, model.examples().get().size());
        model.choose(new Field(0, 0));
        assertEquals(matrix().count(0, 0), model.examples().get().size());
        model.look(model.examples().get().getFirst());
        assertEquals(
                Optional.of("setosa"),
                workspace.predictions().looked().get().orElseThrow().className());
        model.choose(new Field(0, 0));
        assertEquals(wrong, model.examples().get().size(), "the same field again is all errors");
        model.open(false);
        assertEquals(Optional.empty(), workspace.predictions().looked().get());
    }
}
