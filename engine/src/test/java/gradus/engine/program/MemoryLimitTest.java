package gradus.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.bench.StepWorkload;
import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Value;
import gradus.engine.operation.Input;
import gradus.engine.run.Parameters;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.train.TrainingStep;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Plans that are larger than the memory.
class MemoryLimitTest {

    private static final long GIBIBYTE = 1 << 30;
    private static final MemoryLimit LIMIT = new MemoryLimit(2 * GIBIBYTE, Integer.MAX_VALUE);

    private static TrainingStep step() {
        StepWorkload workload = StepWorkload.of("mlp128-64").orElseThrow();
        return new TrainingStep(
                workload.graph(), workload.loss(), StepWorkload.OPTIMIZER, new ScalarDevice(), ElementType.FLOAT32);
    }

    private static Diagnostic refusal(MemoryLimit limit, Program program, int rows, Map<Value, Value> carried) {
        return assertThrows(GradusException.class, () -> limit.plan(program, Map.of("N", rows), carried))
                .diagnostics()
                .getFirst();
    }

    @Test
    void aHugeBatchIsRefusedWithTheLargestThatFits() {
        TrainingStep step = step();
        Program program = step.program().optimized();
        Diagnostic told = refusal(LIMIT, program, 1_000_000, step.carried());
        assertEquals("memory.plan", told.code());
        long needed =
                MemoryPlan.of(program, Map.of("N", 1_000_000), step.carried()).bytes();
        assertEquals(Math.ceilDiv(needed, 1 << 20), told.arguments().get(0));
        assertEquals(2048L, told.arguments().get(1));
        Message remedy = (Message) told.arguments().get(2);
        assertEquals("memory.fewer-rows", remedy.key());
        assertEquals(1_000_000, remedy.arguments().get(1));
        int most = ((Long) remedy.arguments().get(0)).intValue();
        LIMIT.plan(program, Map.of("N", most), step.carried());
        assertEquals(
                "memory.plan",
                refusal(LIMIT, program, most + most / 50, step.carried()).code());
        long asked = (Long) told.arguments().get(3) << 20;
        assertTrue(asked * 0.85 >= needed && asked * 0.84 < needed, "with so much memory it would run");
    }

    @Test
    void moreThanAnArrayHoldsIsRefusedWhateverTheMemory() {
        TrainingStep step = step();
        Program program = step.program().optimized();
        Diagnostic told = refusal(new MemoryLimit(Long.MAX_VALUE, Integer.MAX_VALUE), program, 5_000_000, Map.of());
        assertEquals("memory.array", told.code());
        assertEquals((long) Integer.MAX_VALUE, told.arguments().get(1));
        int most = ((Long) ((Message) told.arguments().get(2)).arguments().get(0)).intValue();
        assertTrue(MemoryPlan.of(program, Map.of("N", most), Map.of()).narrowCount() <= Integer.MAX_VALUE);
        assertTrue(MemoryPlan.of(program, Map.of("N", most + most / 50), Map.of())
                        .narrowCount()
                > Integer.MAX_VALUE);
    }

    @Test
    void oneRowOfAHugeLayerIsRefusedWithoutABatchToTry() {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", new Input(Shape.batchOf(2_000_000_000)));
        Value y = builder.add("dense", new Dense(2_000_000_000, Activation.TANH), x);
        Expansion expansion = Expansion.of(builder.build());
        Program program = Program.compile(expansion.flat(), List.of(expansion.flat(y)), ElementType.FLOAT64);
        for (int rows : new int[] {1, 1_000_000_000}) {
            Diagnostic told = refusal(new MemoryLimit(Long.MAX_VALUE, 10), program, rows, Map.of());
            assertEquals(
                    new Message("memory.fewer-units", List.of()),
                    told.arguments().get(2));
        }
        Diagnostic weights = assertThrows(
                        GradusException.class,
                        () -> Parameters.initial(expansion.flat(), 1, ElementType.FLOAT64, new ScalarDevice()))
                .diagnostics()
                .getFirst();
        assertEquals("memory.plan", weights.code());
    }

    @Test
    void whatFitsIsPlanned() {
        TrainingStep step = step();
        MemoryPlan plan = LIMIT.plan(step.program().optimized(), Map.of("N", 64), step.carried());
        assertTrue(plan.bytes() < 4 << 20, "an ordinary step takes little: " + plan.bytes());
        assertTrue(plan.bytes() < plan.bytesUnshared());
    }

    @Test
    void thisProcessHasSomeMemory() {
        long most = Runtime.getRuntime().maxMemory();
        assertTrue(MemoryLimit.ofThisProcess().bytes() < most
                && MemoryLimit.ofThisProcess().bytes() > most / 2);
        assertTrue(MemoryLimit.ofWhatIsLeft().bytes() < most
                && MemoryLimit.ofWhatIsLeft().bytes() > 0);
    }
}
