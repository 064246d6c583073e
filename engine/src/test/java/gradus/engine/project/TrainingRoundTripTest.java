package gradus.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Adam;
import gradus.engine.block.Blocks;
import gradus.engine.block.CustomOptimizer;
import gradus.engine.block.Optimizer;
import gradus.engine.block.SGD;
import gradus.engine.block.Schedule;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Place;
import gradus.engine.train.Phase;
import gradus.engine.train.TrainingLoop;
import gradus.engine.train.TrainingSetup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Optimizers, schedules and loops come back from a project's file.
class TrainingRoundTripTest {

    private static TrainingSetup reopened(TrainingSetup setup) {
        Project project = Project.of(Graph.EMPTY, Layout.empty(Direction.UP)).withTraining(setup);
        String text = ProjectFile.text(project);
        Opened opened = ProjectFile.read(text, "training.gradus");
        assertEquals(List.of(), opened.diagnostics());
        assertEquals(text, ProjectFile.text(opened.project()));
        assertEquals(setup, opened.project().training());
        return opened.project().training();
    }

    @Test
    void everyOptimizerComesBackBuiltInOrOpened() {
        TrainingSetup setup = TrainingSetup.standard();
        for (Optimizer optimizer : Blocks.optimizers()) {
            reopened(setup.withOptimizer(optimizer));
            reopened(setup.withOptimizer(CustomOptimizer.opened(optimizer)));
        }
    }

    @Test
    void everyScheduleComesBack() {
        for (Schedule schedule : Blocks.schedules()) {
            reopened(TrainingSetup.standard().withSchedule(schedule));
        }
    }

    @Test
    void everyArrangementOfPhasesComesBack() {
        TrainingSetup setup = TrainingSetup.standard();
        Optimizer own = CustomOptimizer.opened(new Adam(0.5));
        for (TrainingLoop loop : List.of(
                TrainingLoop.STANDARD,
                TrainingLoop.accumulation(4),
                TrainingLoop.sharpnessAware(0.1),
                TrainingLoop.alternation(
                        new TrainingLoop.Side("d", Optional.of(new SGD(0.1, 0.9, true, 0)), "d*"),
                        new TrainingLoop.Side("g, d*0.5", Optional.of(own), "g*")),
                new TrainingLoop(List.of(
                        new Phase.ZeroGradients(2),
                        new Phase.Forward(),
                        new Phase.Loss(""),
                        new Phase.Backward(0.5),
                        new Phase.ClipGradients(Phase.Bound.CLIPNORM, 3, 2),
                        new Phase.Update(Optional.empty(), "a*, b", 0.01, 2),
                        new Phase.AverageWeights(0.9))))) {
            reopened(setup.withLoop(loop));
        }
    }

    @Test
    void whatCannotBeUsedIsKeptAndSaidWhere() {
        refuse("\"optimizer\": {\"name\": \"CustomOptimizer\", \"rule\": {\"nodes\": []}}", "optimizer.rule", 1);
        refuse("\"schedule\": {\"name\": \"Sudden\"}", "project.unknown-schedule", 1);
        refuse("\"schedule\": {\"name\": \"CosineDecay\", \"decay_steps\": 0}", "attribute.invalid", 1);
        refuse("\"schedule\": {\"name\": \"CosineDecay\", \"decay\": 0}", "attribute.unknown", 1);
        refuse("\"loop\": [{\"phase\": \"Dance\"}]", "project.unknown-phase", 1);
        refuse("\"loop\": [{\"phase\": \"Forward\"}]", "train.loop", 1);
        refuse("\"loop\": {}", "project.wrong-kind", 1);
        refuse("\"loop\": [{\"phase\": \"ZeroGradients\",\n \"every\": 0}]", "attribute.invalid", 2);
    }

    private static void refuse(String member, String code, int line) {
        String text =
                "{\"format\": \"gradus\", \"version\": 1, \"graph\": {\"nodes\": []}, \"training\": {" + member + "}}";
        Opened opened = ProjectFile.read(text, "bad.gradus");
        assertEquals(code, opened.diagnostics().getFirst().code());
        assertTrue(opened.diagnostics().getFirst().place() instanceof Place.InFile place && place.line() == line);
        assertFalse(opened.project().kept().sections().isEmpty());
        String saved = ProjectFile.text(opened.project());
        assertEquals(
                saved, ProjectFile.text(ProjectFile.read(saved, "bad.gradus").project()));
    }
}
