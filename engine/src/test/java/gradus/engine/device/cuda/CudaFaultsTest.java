package gradus.engine.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.Device;
import gradus.engine.device.DeviceException;
import gradus.engine.device.Execution;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Input;
import gradus.engine.program.Program;
import gradus.engine.run.StandbyDevice;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.StepCourse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens when a card of NVIDIA's fails, with a stand-in for the driver that fails on demand.
class CudaFaultsTest extends OnStandIn {

    private static final String NETWORK = "mlp128-16";
    private static final Value A = Value.of("a");

    private static Program sum() {
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add(A.node(), new Input(Shape.batchOf(1 << 18)));
        Value sum = builder.add("sum", new Add(), a, a);
        return Program.compile(builder.build(), List.of(sum), ElementType.FLOAT32);
    }

    private static Map<Value, Tensor> rows(int count) {
        return Map.of(A, Tensor.zeros(ElementType.FLOAT32, Shape.of(count, 1 << 18)));
    }

    @Test
    void spareMemoryMakesRoom() {
        driver.set("free=" + (10 << 10));
        Execution execution = device.prepare(sum());
        execution.run(rows(1));
        execution.run(rows(2));
        driver.calls();
        execution.run(rows(4));
        List<String> calls = driver.calls();
        assertTrue(calls.contains("cuMemFree"), calls::toString);
        assertTrue(
                calls.indexOf("cuMemFree") < calls.lastIndexOf("cuMemAlloc " + (8 << 20)),
                "it is tried again when older plans are gone");
    }

    @Test
    void whatNeverFitsIsToldWithFigures() {
        driver.set("free=" + (3 << 10));
        Execution execution = device.prepare(sum());
        DeviceException full = assertThrows(DeviceException.class, () -> execution.run(rows(4)));
        assertTrue(full.isOutOfMemory());
        assertEquals(Message.of("device.fault.room", "Stand-in 0", 8L, 0L, 1024L, 1024L), full.reason());
    }

    private static List<Double> weights(StepCourse course) {
        return course.learned().weights().values().stream()
                .map(weight -> weight.at(0))
                .toList();
    }

    private static StepCourse trained(Device device, int steps) {
        StepCourse course = CudaRunsTest.course(NETWORK, device);
        Random random = new Random(3);
        for (int i = 0; i < steps; i++) {
            CudaRunsTest.step(course, NETWORK, random);
        }
        return course;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cuMemAlloc:0:2",
                "cuModuleLoadDataEx:0:218",
                "cuLaunchKernel:1:700",
                "cuLaunchKernel:3:1",
                "cuMemcpyHtoDAsync:2:719",
                "cuMemcpyDtoHAsync:1:214"
            })
    void theProcessorGoesOnFromTheSameWeights(String failure) {
        ScalarDevice processor = new ScalarDevice();
        List<Message> told = new ArrayList<>();
        Device standby = new StandbyDevice(device, processor, Duration.ofDays(1), told::add);
        driver.set(failure);
        // One step: what went before on the stand-in would be nothing.
        StepCourse found = trained(standby, 1);
        StepCourse expected = trained(processor, 1);
        assertEquals(weights(expected), weights(found));
        assertEquals(expected.loss(), found.loss());
        assertEquals(1, told.size(), told::toString);
        assertEquals("cpu", standby.id());
    }

    @Test
    void theProcessorGoesOnInTheMiddle() {
        List<Message> told = new ArrayList<>();
        Device standby = new StandbyDevice(device, new ScalarDevice(), Duration.ofDays(1), told::add);
        driver.set("cuGraphLaunch:1:700");
        StepCourse course = trained(standby, 3);
        assertEquals(
                List.of(Message.of("device.fault.lost", "cuGraphLaunch", "CUDA_ERROR_ILLEGAL_ADDRESS (700)")), told);
        assertTrue(course.loss() > 0, "the last steps were computed");
        assertEquals(1, driver.calls().stream().filter("cuGraphLaunch"::equals).count(), "the card is left alone");
    }
}
