package gradus.engine.device.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.simd.LoopForm.Mode;
import gradus.engine.device.simd.LoopForm.Reading;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Instruction.Part;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.ScalarExpression.Argument;
import gradus.engine.instruction.ScalarExpression.Binary;
import gradus.engine.instruction.ScalarExpression.Select;
import gradus.engine.instruction.ScalarExpression.Unary;
import gradus.engine.instruction.UnaryFunction;
import gradus.engine.tensor.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The translation of kernels that are written at run time")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TranslationTest {

    @Test
    @DisplayName("waits for the kernels of all sizes that were planned, in both precisions")
    void kernels() {
        VectorProducts products = new VectorProducts();
        // Tiles and strips of two sizes each, packed and read in place, with an edge.
        for (int n : new int[] {32, 70, 600}) {
            products.floats(new ProductSize(29, n, 300, false, false, false));
            products.floats(new ProductSize(29, n, 300, true, true, true));
            products.doubles(new ProductSize(29, n, 300, false, true, false));
        }
        assertFalse(Translation.await(products.written(), () -> false), "nothing was called yet");
        assertTrue(Translation.await(products.written(), () -> true));
        assertTrue(Translation.await(products.written(), () -> false), "they stay translated");
    }

    @Test
    @DisplayName("waits for the loops over vectors, of all ways to read, and not for others")
    void loops() {
        Loops loops = new Loops(false);
        ScalarExpression sum = new Binary(BinaryFunction.ADD, new Argument(0), new Argument(1));
        ScalarExpression power = new Unary(UnaryFunction.EXP, new Binary(BinaryFunction.DIVIDE, sum, new Argument(2)));
        ScalarExpression larger = new Select(
                new Binary(BinaryFunction.GREATER, new Argument(0), new Argument(1)), power, new Argument(2));
        for (ElementType real : List.of(ElementType.FLOAT32, ElementType.FLOAT64)) {
            boolean isSingle = real == ElementType.FLOAT32;
            for (ScalarExpression formula : List.of(sum, larger)) {
                List<Reading> inputs = List.of(
                        new Reading(Mode.EACH, false), new Reading(Mode.ONE, false), new Reading(Mode.MAPPED, false));
                loops.of(new LoopForm(List.of(new Part(formula, real)), List.of(0), inputs, List.of(false), isSingle));
            }
        }
        assertFalse(Translation.await(List.of(loops.overVectors()), () -> false), "nothing was called yet");
        assertTrue(Translation.await(List.of(loops.overVectors()), () -> true));
        assertTrue(Translation.await(List.of(loops.overVectors()), () -> false), "they stay translated");
        assertTrue(
                Translation.await(List.of(new Loops(true).overVectors()), () -> false),
                "plain ones are no loops over vectors");
    }

    @Test
    @DisplayName("leaves results as they are")
    void results() {
        VectorProducts products = new VectorProducts();
        ProductSize size = new ProductSize(40, 70, 300, false, false, false);
        FloatProduct before = products.floats(size);
        float[] a = random(40 * 300);
        float[] b = random(300 * 70);
        float[] first = new float[40 * 70];
        for (int part = 0; part < before.parts(); part++) {
            before.run(part, a, 0, b, 0, first, 0);
        }
        assertTrue(Translation.await(products.written(), () -> true));
        float[] second = new float[40 * 70];
        for (int part = 0; part < before.parts(); part++) {
            before.run(part, a, 0, b, 0, second, 0);
        }
        assertEquals(toList(first), toList(second));
    }

    /// A plan that notes when it is moved up.
    private static final class Noting implements WarmUp.InPlace {
        private final boolean isUsed;
        private final CountDownLatch moved = new CountDownLatch(1);
        private final List<PlanStep> taken = new ArrayList<>();
        private final PlanStep step = part -> {};

        Noting(boolean isUsed) {
            this.isUsed = isUsed;
        }

        @Override
        public List<PlanStep> steps(Kernels kernels) {
            kernels.products().floats(new ProductSize(32, 64, 64, false, false, false));
            return List.of(step);
        }

        @Override
        public boolean isUsed() {
            return isUsed;
        }

        @Override
        public void moveUp(List<PlanStep> steps) {
            taken.addAll(steps);
            moved.countDown();
        }
    }

    @Test
    @DisplayName("moves a plan up when it is done, and none that nobody uses")
    void plans() throws InterruptedException {
        WarmUp warmUp = new WarmUp();
        Noting forgotten = new Noting(false);
        Noting used = new Noting(true);
        for (Noting plan : List.of(forgotten, used)) {
            warmUp.translate(plan, Kernels.vectors(new VectorProducts()));
        }
        assertTrue(used.moved.await(1, TimeUnit.MINUTES), "never moved up");
        assertEquals(List.of(used.step), used.taken);
        assertEquals(List.of(), forgotten.taken);
    }

    @Test
    @DisplayName("a device with long loops begins with plain products")
    void beginning() {
        Kernels vectors = Kernels.vectors(new VectorProducts());
        assertTrue(vectors.areVectors());
        assertFalse(vectors.withPlainProducts().areVectors());
        assertEquals(vectors.loops(), vectors.withPlainProducts().loops());
        assertTrue(Kernels.plain(Optional.empty()).translate(() -> false), "nothing to translate");
    }

    private static float[] random(int count) {
        Random random = new Random(count);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static List<Float> toList(float[] numbers) {
        List<Float> list = new ArrayList<>();
        for (float number : numbers) {
            list.add(number);
        }
        return list;
    }
}
