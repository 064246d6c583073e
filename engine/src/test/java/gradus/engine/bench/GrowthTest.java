package gradus.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.device.simd.SimdDevice;
import gradus.engine.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// How cost grows with depth and batch, and what memory a step takes.
class GrowthTest {

    /// Notes the programs it is given.
    private static final class Noting implements Device {
        private final List<Program> programs = new ArrayList<>();
        private final Device scalar = new ScalarDevice();

        @Override
        public String id() {
            return scalar.id();
        }

        @Override
        public Execution prepare(Program program) {
            programs.add(program);
            return scalar.prepare(program);
        }
    }

    @Test
    void everyRowIsAPoint() {
        Growth.ROWS.forEach(name -> assertTrue(Growth.has(name), name));
        for (String name : List.of("depth", "depth-0", "batch-x", "width-3", "depth-100000")) {
            assertFalse(Growth.has(name), name);
        }
        assertThrows(IllegalArgumentException.class, () -> growth(new Noting()).measure("width-3"));
    }

    @Test
    void aChainHasItsNodesAndTheirGradients() {
        Noting device = new Noting();
        Growth.Point point = growth(device).measure("depth-6");
        assertEquals(6, point.size());
        assertTrue(point.isDepth());
        assertTrue(point.compile().median() > 0);
        assertEquals(point.step().median() / 6, point.each());
        Program program = device.programs.getLast();
        assertEquals(3, program.results().size(), "the chain's end and two gradients");
        assertEquals(2, program.feeds().size());
        // Compiled anew each time, and once for the steps.
        assertEquals(6, device.programs.size());
    }

    @Test
    void aBatchHasItsRows() {
        Growth.Point point = growth(new Noting()).measure("batch-2");
        assertEquals(2, point.size());
        assertFalse(point.isDepth());
    }

    @Test
    void aProfileHasAllStepsWithTheirWork() {
        StepProfile profile = StepProfile.of("iris-3", new SimdDevice(new ScalarDevice(), 1), Rounds.of(2, 0));
        long products = profile.parts().stream()
                .filter(part -> part.kind().equals("Contract"))
                .mapToLong(StepProfile.Part::multiplyAdds)
                .sum();
        // Forward, and backward towards weights and inputs; towards the batch nothing goes.
        assertEquals(3 * (3 * (4 * 20 + 20 * 10 + 10 * 3)) - 3 * 4 * 20, products);
        assertEquals(
                profile.time(),
                profile.kinds().stream().mapToDouble(StepProfile.Kind::time).sum(),
                profile.time() * 1e-9);
        assertEquals(
                profile.parts().size(),
                profile.kinds().stream().mapToInt(StepProfile.Kind::count).sum());
        assertEquals(Optional.empty(), StepProfile.workload("profile-nothing"));
        assertEquals(Optional.of("gemm-2-3-4"), StepProfile.workload("profile-gemm-2-3-4"));
    }

    @Test
    void theStepsMemoryHoldsAtLeastWeightsAndTheOptimizersState() {
        Footprint small = Footprint.of("iris-16", new SimdDevice(new ScalarDevice(), 1), Optional.empty());
        long weights = 4 * 20 + 20 + 20 * 10 + 10 + 10 * 3 + 3;
        assertTrue(small.planned() > 3 * 4 * weights, small::toString);
        assertTrue(small.planned() < small.unshared(), small::toString);
        assertEquals(OptionalDouble.empty(), small.ratio());
        assertThrows(
                IllegalArgumentException.class, () -> Footprint.of("softmax", new ScalarDevice(), Optional.empty()));
    }

    @Test
    void aPyTorchThatIsAbsentIsTold() {
        Footprint alone = Footprint.of("iris-16", new ScalarDevice(), Optional.of("/no/python"));
        assertEquals("bench.worker.absent", alone.failure().getFirst().code());
        assertEquals(OptionalDouble.empty(), alone.ratio());
    }

    private static Growth growth(Device device) {
        return new Growth(new Rounds(1, 1, 0), Comparison.Clock.CPU, () -> device);
    }
}
