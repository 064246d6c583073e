package gradus.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.Device;
import gradus.engine.device.DeviceException;
import gradus.engine.device.Execution;
import gradus.engine.device.Repetition;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Value;
import gradus.engine.operation.Input;
import gradus.engine.operation.Relu;
import gradus.engine.program.Program;
import gradus.engine.run.Devices;
import gradus.engine.run.Rounding;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ComputingTest {

    /// Computes, or not.
    private record Card(boolean isBroken) implements Device {
        @Override
        public String id() {
            return "opencl:0";
        }

        @Override
        public Optional<Message> refusal(Program program) {
            return program.real() == ElementType.FLOAT64
                    ? Optional.of(Message.of("device.refused.double", id()))
                    : Optional.empty();
        }

        @Override
        public Execution prepare(Program program) {
            if (isBroken) {
                throw new DeviceException(
                        "clBuildProgram", -11, DeviceException.Kind.BUILD, Message.of("device.cpu", 4), "");
            }
            return new ScalarDevice().prepare(program);
        }
    }

    private static Devices.Entry entry(String name, Optional<Device> device) {
        return new Devices.Entry(
                name,
                device,
                Message.of("device.card", name, "driver", 64L),
                OptionalLong.empty(),
                Optional.empty(),
                false);
    }

    private final List<Runnable> background = new ArrayList<>();
    private int searches;

    private Computing computing(boolean isBroken) {
        return new Computing(background::add, Runnable::run, () -> {
            searches++;
            return List.of(
                    entry("cpu", Optional.of(new ScalarDevice())),
                    entry("opencl:0", Optional.of(new Card(isBroken))),
                    entry("opencl:1", Optional.empty()));
        });
    }

    private void work() {
        List<Runnable> all = List.copyOf(background);
        background.clear();
        all.forEach(Runnable::run);
    }

    /// Computes the greater of −1 and 0, and so on.
    private static void compute(Device device) {
        compute(device, ElementType.FLOAT32);
    }

    private static void compute(Device device, ElementType real) {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", new Input(Shape.of(2)));
        Value y = builder.add("y", new Relu(), x);
        Program program = Program.compile(builder.build(), List.of(y), real);
        Repetition repetition = device.repeat(program, Map.of());
        repetition.feed(Map.of(x, Tensor.of(ElementType.FLOAT64, Shape.of(2), -1, 2)));
        repetition.run();
        assertEquals(2, repetition.result(y).at(1));
    }

    @Test
    void theFastestIsTakenAndSaidWhy() {
        Computing computing = computing(false);
        assertEquals(Computing.AUTO, computing.chosen().get());
        compute(computing.device());
        assertEquals("cpu", computing.now().get().id());
        assertEquals("device.auto.tiny", computing.now().get().reason().key());
        assertEquals(0, searches, "nothing is searched for what is small");
    }

    @Test
    void devicesAreSearchedForOnce() {
        Computing computing = computing(false);
        computing.look();
        assertTrue(computing.searching().get());
        computing.look();
        work();
        assertFalse(computing.searching().get());
        assertEquals(3, computing.entries().get().size());
        computing.look();
        work();
        assertEquals(1, searches);
    }

    @Test
    void aChosenDeviceComputesOnceItIsTriedOut() {
        Computing computing = computing(false);
        computing.choose("opencl:0");
        assertEquals("cpu", computing.now().get().id());
        work();
        assertEquals("opencl:0", computing.now().get().id());
        assertEquals("opencl:0", computing.device().id());
        compute(computing.device());
        computing.choose("cpu");
        assertEquals("cpu", computing.device().id());
        assertEquals("computing.chosen", computing.now().get().reason().key());
    }

    @Test
    void aCardThatMayRoundIsAnotherDeviceOfTheSameName() {
        Device rounding = new ScalarDevice();
        Devices.Entry card = new Devices.Entry(
                "cuda:0",
                Optional.of(new Card(false)),
                Message.of("device.cpu", 1),
                OptionalLong.empty(),
                Optional.empty(),
                false,
                new Rounding.Possible(rounding));
        Computing computing = new Computing(Runnable::run, Runnable::run, () -> List.of(card));
        computing.round(true);
        computing.choose("cpu");
        computing.round(false);
        assertEquals("cpu", computing.device().id(), "the processor never rounds");
        computing.choose("cuda:0");
        assertEquals("opencl:0", computing.device().id());
        Computing.Now now = computing.now().get();
        computing.round(true);
        assertEquals(rounding.id(), computing.device().id());
        assertEquals(now, computing.now().get());
        computing.choose("cpu");
        computing.choose("cuda:0");
        assertEquals(rounding.id(), computing.device().id(), "it holds for what is chosen later");
    }

    @Test
    void oneThatCannotComputeIsToldAndTheProcessorDoes() {
        Computing computing = computing(false);
        computing.choose("opencl:1");
        work();
        assertEquals("cpu", computing.now().get().id());
        assertEquals("computing.absent", computing.now().get().reason().key());
    }

    @Test
    void whatWasChosenMeanwhileIsTaken() {
        Computing computing = computing(false);
        computing.choose("opencl:0");
        computing.choose("cpu");
        work();
        assertEquals("cpu", computing.device().id());
    }

    @Test
    void whatADeviceLeavesToTheProcessorIsTold() {
        Computing computing = computing(false);
        computing.choose("opencl:0");
        work();
        compute(computing.device(), ElementType.FLOAT64);
        assertEquals(
                new Computing.Now("cpu", Message.of("device.refused.double", "opencl:0")),
                computing.now().get());
        assertEquals(Optional.empty(), computing.failure().get());
    }

    @Test
    void oneThatFailsIsToldAndTheProcessorGoesOn() {
        Computing computing = computing(true);
        computing.choose("opencl:0");
        work();
        compute(computing.device());
        assertEquals("cpu", computing.now().get().id());
        assertTrue(computing.failure().get().isPresent());
        assertEquals(Computing.PROCESSOR, computing.chosen().get(), "so that it can be chosen again");
        computing.choose("cpu");
        assertEquals(Optional.empty(), computing.failure().get());
    }
}
