package gradus.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.engine.data.Feature;
import gradus.engine.data.Preprocessing;
import gradus.engine.data.Target;
import gradus.engine.data.TargetKind;
import gradus.engine.exchange.Safetensors;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// Weights and state come back together, and only into a model that they fit.
class WeightsFileTest {

    private static final Tensor KERNEL = Tensor.of(ElementType.FLOAT32, Shape.of(2, 1), 0.5, -1.5);
    private static final Tensor MOMENT = Tensor.of(ElementType.FLOAT32, Shape.of(2, 1), 0.1, 0.2);
    private static final Learned LEARNED =
            new Learned(Map.of("dense_1/kernel", KERNEL), Map.of("dense_1/kernel/m", MOMENT), 42);
    private static final Preprocessing PREPROCESSING = new Preprocessing(
            List.of(new Feature.Numeric("length", 5.84, 0.83, Optional.empty())),
            new Target("species", TargetKind.CATEGORY, List.of("setosa", "não")));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void weightsAndStateComeBack() {
        WeightsFile weights = WeightsFile.of(LEARNED, PREPROCESSING, Long.MIN_VALUE);
        StateFile state = StateFile.of(LEARNED, 7);
        weights.write(folder.resolve("w"));
        state.write(folder.resolve("s"));
        assertEquals(weights, WeightsFile.read(folder.resolve("w")));
        assertEquals(state, StateFile.read(folder.resolve("s")));
        assertEquals(LEARNED, state.with(weights));
    }

    @Test
    void filesOfOtherProgramsHaveNoNotes() {
        new Safetensors(Map.of("a", KERNEL), Map.of("format", "pt", "gradus.seed", "many")).write(folder.resolve("w"));
        assertEquals(
                new WeightsFile(Map.of("a", KERNEL), Optional.empty(), Optional.empty(), Optional.empty()),
                WeightsFile.read(folder.resolve("w")));
        assertEquals(
                "weights.no-state",
                refused(() -> StateFile.read(folder.resolve("w"))).code());
    }

    @Test
    void filesOfDifferentMomentsAreNotMixed() {
        WeightsFile later = WeightsFile.of(new Learned(LEARNED.weights(), Map.of(), 43), PREPROCESSING, 1);
        assertEquals(
                List.of("43", "42"),
                refused(() -> StateFile.of(LEARNED, 7).with(later)).arguments());
    }

    @Test
    void weightsTakeThePrecisionOfTheModel() {
        Learned first = Learned.initial(Map.of("dense_1/kernel", Tensor.zeros(ElementType.FLOAT64, Shape.of(2, 1))));
        Learned fitted = WeightsFile.fitting(LEARNED, first);
        assertEquals(KERNEL.as(ElementType.FLOAT64), fitted.weight("dense_1/kernel"));
        assertEquals(MOMENT.as(ElementType.FLOAT64), fitted.state().get("dense_1/kernel/m"));
        assertEquals(42, fitted.step());
    }

    @Test
    void whatDoesNotFitIsNamed() {
        Learned other = Learned.initial(Map.of("dense_2/kernel", KERNEL));
        Diagnostic missing = refused(() -> WeightsFile.fitting(LEARNED, other));
        assertEquals("weights.missing", missing.code());
        assertEquals(Place.node("dense_2/kernel"), missing.place());
        Learned wider = Learned.initial(Map.of("dense_1/kernel", Tensor.zeros(ElementType.FLOAT32, Shape.of(2, 3))));
        Diagnostic shape =
                refused(() -> WeightsFile.of(LEARNED, PREPROCESSING, 1).fitting(wider));
        assertEquals(List.of("dense_1/kernel", "[2, 1]", "[2, 3]"), shape.arguments());
    }

    private static Diagnostic refused(Executable work) {
        List<Diagnostic> told = assertThrows(GradusException.class, work).diagnostics();
        assertEquals(1, told.size());
        return told.getFirst();
    }
}
