package gradus.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.block.Blocks;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.formula.Formula;
import gradus.engine.graph.Graph;
import gradus.engine.run.ParameterUpdate;
import gradus.engine.run.Session;
import gradus.engine.run.TraceFrame;
import gradus.engine.run.TraceStep;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepWordsTest {

    @Test
    void everyPhaseOfAStepOfTrainingIsALine() {
        Graph graph = Formula.parse("z=w*a", Blocks.catalogue())
                .graph(Map.of("w", Tensor.scalar(0.5), "a", Tensor.scalar(4)));
        TraceFrame frame = TraceFrame.of(
                graph,
                new Session(new ScalarDevice()).forwardAndBackward(graph, graph.output("z"), Map.of()),
                List.of(update("w", Tensor.scalar(0.5), Tensor.scalar(4), Tensor.scalar(0.46))),
                true,
                1,
                1);
        assertEquals(
                List.of(
                        "Todos os gradientes voltam a 0",
                        "w = 0,5",
                        "a = 4",
                        "z = w × a = 0,5 × 4 = 2",
                        "∂z/∂z = 1",
                        "∂z/∂a = ∂z/∂z · ∂z/∂a = 1 · 0,5 = 0,5",
                        "∂z/∂w = ∂z/∂z · ∂z/∂w = 1 · 4 = 4",
                        "w: 0,5 − 0,01 · 4 → 0,46"),
                lines(frame, Language.PORTUGUESE));
    }

    @Test
    void anUpdateByMoreThanTheGradientTellsHowFarItWent() {
        ParameterUpdate adam = update("b", Tensor.parse("[1,2]"), Tensor.parse("[4,-1]"), Tensor.parse("[0.9,2.1]"));
        ParameterUpdate descent = update("b", Tensor.parse("[1,2]"), Tensor.parse("[4,-1]"), Tensor.parse("[0.6,2.1]"));
        assertEquals("b: [1, 2] + [−0.1, 0.1] → [0.9, 2.1]", line(adam));
        assertEquals("b: [1, 2] − 0.1 · [4, −1] → [0.6, 2.1]", line(descent));
    }

    private static String line(ParameterUpdate update) {
        Graph graph = Formula.parse("z=2", Blocks.catalogue()).graph(Map.of());
        TraceFrame frame = TraceFrame.of(
                graph, new Session(new ScalarDevice()).forward(graph, Map.of()), List.of(update), false, 1, 1);
        return lines(frame, Language.ENGLISH).getLast();
    }

    private static List<String> lines(TraceFrame frame, Language language) {
        Messages words = Messages.of(language);
        return frame.steps().stream()
                .map((TraceStep step) -> StepWords.of(frame, step, words))
                .toList();
    }

    private static ParameterUpdate update(String path, Tensor before, Tensor gradient, Tensor after) {
        return new ParameterUpdate(path, before, gradient, Map.of(), Map.of(), after, Optional.empty());
    }
}
