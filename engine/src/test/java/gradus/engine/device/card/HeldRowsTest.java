package gradus.engine.device.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.opencl.OpenClTesting;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Gather;
import gradus.engine.operation.Input;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A data set stays on an OpenCL device once, whatever lengths the batches have that are picked of it.
class HeldRowsTest {

    private final CardQueue queue = OpenClTesting.queue();
    private final CardDevice device = new CardDevice(queue, new ScalarDevice());

    @AfterEach
    void close() {
        device.close();
    }

    @Test
    void aSetIsHeldOnce() {
        int count = 100_000;
        Map<Value, Tensor> set = RunsTest.rows(count, 1);
        long bytes = 4L * 6 * count;
        CardRepetition repetition = (CardRepetition) device.repeat(RunsTest.sum(), Map.of());
        List<Integer> lengths = List.of(40, 9, 23, 40, 1, 7, 9, 30, 400);
        for (int length : lengths) {
            repetition.feedRows(set, new int[length]);
            repetition.run();
            assertEquals(
                    Tensor.filled(ElementType.FLOAT32, Shape.of(length, 3), 3), repetition.result(Value.of("sum")));
            assertTrue(repetition.isHolding());
            assertTrue(queue.bytes() < 1.5 * bytes, () -> queue.bytes() + " for a set of " + bytes);
        }
        assertTrue(device.pool().used() < lengths.size(), "one memory, and a table for each plan");
    }

    @Test
    void wholeNumbersAreHeldOnce() {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", new Input(Shape.batchOf(2)));
        Value index = builder.add("index", new Input(Shape.batchOf(), ElementType.INT32));
        Value picked = builder.add("picked", new Gather(0), x, index);
        Program program = Program.compile(builder.build(), List.of(picked), ElementType.FLOAT32);
        Tensor numbers = Tensor.of(ElementType.FLOAT32, Shape.of(4, 2), 0, 1, 2, 3, 4, 5, 6, 7);
        Tensor places = Tensor.of(ElementType.INT32, Shape.of(4), 0, 1, 0, 1);
        Map<Value, Tensor> set = Map.of(x, numbers, index, places);
        CardRepetition repetition = (CardRepetition) device.repeat(program, Map.of());
        for (int length : List.of(2, 500, 3, 2, 40, 500)) {
            int[] rows = new int[length];
            Arrays.setAll(rows, i -> i % 4);
            repetition.feedRows(set, rows);
            repetition.run();
            Map<Value, Tensor> batch = Map.of(x, numbers.rows(rows), index, places.rows(rows));
            assertEquals(new ScalarDevice().prepare(program).run(batch), Map.of(picked, repetition.result(picked)));
            assertTrue(repetition.isHolding());
        }
    }
}
