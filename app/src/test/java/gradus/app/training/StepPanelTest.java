package gradus.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import gradus.app.Fx;
import gradus.app.Iris;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Blocks;
import gradus.engine.block.CosineDecay;
import gradus.engine.block.CustomOptimizer;
import gradus.engine.graph.Attribute;
import gradus.engine.graph.Attributes;
import gradus.engine.train.Phase;
import gradus.engine.train.TrainingLoop;
import gradus.engine.train.TrainingSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepPanelTest {

    private final ObjectProperty<Messages> messages = new SimpleObjectProperty<>(Messages.of(Language.ENGLISH));
    private final Workspace workspace = Fx.call(() -> new Workspace(Iris.workplace()));
    private final TrainingViewModel training = Fx.call(() -> new TrainingViewModel(workspace, messages));
    private final StepViewModel model = training.step();
    private final Stage stage = Fx.show(Fx.call(() -> new StepView(model, workspace, messages)), 1100, 360);

    @BeforeEach
    void openIris() {
        Fx.run(() -> workspace.open(Iris.document()));
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void thePhasesAreShownInOrder() {
        assertEquals(
                List.of("1 · Zero gradients", "2 · Forward", "3 · Loss", "4 · Backward", "5 · Update"), phaseTitles());
        Fx.run(() -> model.arrange(Arrangement.SHARPNESS_AWARE));
        assertEquals(11, phaseTitles().size());
        assertEquals(TrainingLoop.sharpnessAware(0.05), setup().loop());
        Fx.photograph(stage, "step-panel");
        Fx.run(() -> messages.set(Messages.of(Language.PORTUGUESE)));
        assertEquals("1 · Zerar gradientes", phaseTitles().getFirst());
        Fx.photograph(stage, "step-panel-pt");
    }

    @Test
    void everyArrangementIsRecognised() {
        for (Arrangement arrangement : Arrangement.values()) {
            if (arrangement != Arrangement.OWN) {
                assertEquals(arrangement, Arrangement.of(arrangement.loop(List.of("a", "b"))));
            }
        }
    }

    @Test
    void phasesAreAddedMovedAndRemoved() {
        Fx.run(() -> model.add("ClipGradients"));
        assertInstanceOf(Phase.ClipGradients.class, setup().loop().phases().get(4), "before the update");
        assertEquals(Arrangement.OWN, Fx.call(model::arrangement));
        Fx.run(() -> model.add("AverageWeights"));
        assertInstanceOf(Phase.AverageWeights.class, setup().loop().phases().getLast());
        Fx.run(() -> model.set("4", "by", "clipnorm"));
        Fx.run(() -> model.set("4", "limit", "2.5"));
        assertEquals(
                new Phase.ClipGradients(Phase.Bound.CLIPNORM, 2.5, 1),
                setup().loop().phases().get(4));
        Fx.run(() -> model.remove(4));
        Fx.run(() -> model.remove(5));
        assertEquals(TrainingLoop.STANDARD, setup().loop());
        Fx.run(workspace::undo);
        assertEquals(6, setup().loop().phases().size());
    }

    @Test
    void whatBreaksTheLoopIsToldAndChangesNothing() {
        TrainingSetup before = setup();
        for (Runnable wrong : List.<Runnable>of(
                () -> model.remove(4),
                () -> model.move(3, -1),
                () -> model.add("Restore"),
                () -> model.set("0", "every", "0"),
                () -> model.set("4", "weight_decay", "much"),
                () -> model.set("losses", "loss", "a*0"),
                () -> model.set("optimizer", "beta_1", "1"))) {
            Fx.run(wrong);
            assertEquals(before, setup());
            assertFalse(Fx.call(() -> model.mistake().get()).isEmpty());
        }
        Fx.run(() -> model.set("optimizer", "beta_1", "0.8"));
        assertEquals("", Fx.call(() -> model.mistake().get()));
    }

    @Test
    void aScheduleIsChosenAndItsSettingsTyped() {
        for (String name : Fx.call(model::schedules)) {
            Fx.run(() -> model.chooseSchedule(name));
            assertEquals(name, Fx.call(model::schedule));
        }
        Fx.run(() -> model.chooseSchedule("CosineDecay"));
        Fx.until("the field is shown", () -> stage.getScene().lookup("#step-schedule-decay_steps") != null);
        Fx.run(() -> {
            TextField field = (TextField) stage.getScene().lookup("#step-schedule-decay_steps");
            field.setText("250");
            field.getOnAction().handle(null);
        });
        assertEquals(new CosineDecay(250, 0, 0, 0), setup().schedule());
        Fx.run(() -> model.chooseSchedule("PiecewiseConstantDecay"));
        Fx.run(() -> model.set("schedule", "values", "[0.5, 0.25]"));
        assertEquals("", Fx.call(() -> model.mistake().get()));
    }

    @Test
    void anUpdateMayHaveAnOptimizerOfItsOwn() {
        Fx.run(() -> model.set("4", "optimizer", "SGD"));
        Fx.run(() -> model.set("4", "optimizer.momentum", "0.5"));
        Phase.Update update = (Phase.Update) setup().loop().phases().get(4);
        assertEquals(
                "SGD[learningRate=0.01, momentum=0.5, nesterov=false, weightDecay=0.0]",
                update.optimizer().orElseThrow().toString());
        Fx.run(() -> model.set("4", "optimizer", ""));
        assertEquals(TrainingLoop.STANDARD, setup().loop());
    }

    @Test
    void anOptimizerCanBeOpened() {
        var before = setup().optimizer();
        Fx.run(() -> training.chooseOptimizer("CustomOptimizer"));
        assertEquals(CustomOptimizer.opened(before), setup().optimizer());
    }

    @Test
    void everySettingHasAName() {
        List<String> missing = new ArrayList<>();
        for (Language language : Language.values()) {
            Messages words = Messages.of(language);
            Stream.of(Blocks.optimizers(), Blocks.schedules(), Phase.prototypes())
                    .flatMap(List::stream)
                    .flatMap(owner -> Attributes.of(owner).stream())
                    .map(Attribute::name)
                    .filter(name -> !name.equals("rule") && !words.has("attribute." + name))
                    .forEach(missing::add);
        }
        assertEquals(List.of(), missing);
    }

    private List<String> phaseTitles() {
        return Fx.call(() -> model.parts().stream()
                .filter(StepViewModel.Part::isPhase)
                .map(StepViewModel.Part::title)
                .toList());
    }

    private TrainingSetup setup() {
        return Fx.call(() -> workspace.document().get().training());
    }
}
