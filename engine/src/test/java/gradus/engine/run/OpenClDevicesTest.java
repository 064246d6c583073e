package gradus.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.Device;
import gradus.engine.device.DeviceSpeed;
import gradus.engine.device.Trial;
import gradus.engine.device.opencl.OpenClFacts;
import gradus.engine.device.opencl.OpenClSurvey;
import gradus.engine.device.opencl.TriedDevice;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Message;
import gradus.engine.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Which device a name means, and what is told of those that can't be used.
class OpenClDevicesTest {

    private static final Message BAD = Message.of("device.trial.died", "6");
    private static final DeviceSpeed SPEED = new DeviceSpeed(1e-6, 1e-5, 1e10, 1e10, 1e12);
    private static final Device DEVICE = Devices.cpu(1);

    private static OpenClFacts facts(int index) {
        return new OpenClFacts(
                index,
                "driver",
                "card " + index,
                "maker",
                "OpenCL 1.2",
                8L << 30,
                1L << 30,
                1 << 15,
                256,
                8,
                false,
                true);
    }

    private static final OpenClSurvey TWO = new OpenClSurvey(
            List.of(
                    new TriedDevice(facts(0), new Trial.Refused(BAD)),
                    new TriedDevice(facts(1), new Trial.Passed(SPEED))),
            Optional.empty());

    @Test
    void onlyWhatPassedIsOpenedAndOnlyWhenItIsUsed() {
        List<OpenClFacts> opened = new ArrayList<>();
        List<Devices.Entry> entries = OpenClDevices.of(TWO, facts -> {
            opened.add(facts);
            return DEVICE;
        });
        OptionalLong memory = OptionalLong.of(8L << 30);
        assertEquals(
                new Devices.Entry(
                        "opencl:0",
                        Optional.empty(),
                        Message.of("device.opencl.refused", "card 0", "driver", BAD),
                        memory,
                        Optional.empty()),
                entries.get(0));
        Device device = entries.get(1).device().orElseThrow();
        assertEquals(
                new Devices.Entry(
                        "opencl:1",
                        Optional.of(device),
                        Message.of("device.opencl", "card 1", "driver", 8192L),
                        memory,
                        Optional.of(SPEED)),
                entries.get(1));
        assertEquals("opencl:1", device.id());
        assertEquals(List.of(), opened);
        Program empty = new Program(Map.of(), Map.of(), List.of(), Map.of(), 0);
        assertEquals(Map.of(), device.prepare(empty).run(Map.of()));
        device.repeat(empty, Map.of()).run();
        assertEquals(List.of(facts(1)), opened, "once");
    }

    @Test
    void aNameIsADeviceOrAReason() {
        List<Devices.Entry> entries = OpenClDevices.of(TWO, facts -> DEVICE);
        assertSame(entries.get(1), OpenClDevices.find("opencl", entries), "the first that can be used");
        assertSame(entries.get(0), OpenClDevices.find("opencl:0", entries));
        assertSame(entries.get(1), OpenClDevices.find("opencl:1", entries));
        assertEquals(
                Devices.Entry.absent("opencl:2", Message.of("device.opencl.fewer", 2L)),
                OpenClDevices.find("opencl:2", entries));
    }

    @Test
    void withoutDevicesEveryNameHasTheReason() {
        Message reason = Message.of("device.opencl.no-library");
        List<Devices.Entry> entries =
                OpenClDevices.of(new OpenClSurvey(List.of(), Optional.of(reason)), facts -> DEVICE);
        assertEquals(List.of(Devices.Entry.absent("opencl", reason)), entries);
        assertSame(entries.getFirst(), OpenClDevices.find("opencl", entries));
        assertSame(entries.getFirst(), OpenClDevices.find("opencl:3", entries));
    }

    @Test
    void whereNoneCanBeUsedTheFirstReasonIsTold() {
        TriedDevice bad = new TriedDevice(facts(0), new Trial.Refused(BAD));
        List<Devices.Entry> entries =
                OpenClDevices.of(new OpenClSurvey(List.of(bad), Optional.empty()), facts -> DEVICE);
        assertSame(entries.get(0), OpenClDevices.find("opencl", entries));
    }

    @Test
    void theProcessorNeedsNoTrial() {
        for (String name : List.of("auto", "cpu")) {
            assertEquals("cpu", Devices.find(name).name());
            assertTrue(Devices.find(name).device().isPresent());
        }
        assertTrue(Devices.find("cuda:1").device().isEmpty());
        for (String name : List.of("tpu", "opencl:", "opencl:1234", "cpu:0", "OpenCL", "")) {
            assertThrows(GradusException.class, () -> Devices.find(name), name);
        }
    }
}
