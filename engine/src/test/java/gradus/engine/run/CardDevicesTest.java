package gradus.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.Device;
import gradus.engine.device.DeviceSpeed;
import gradus.engine.device.Trial;
import gradus.engine.device.card.CardFacts;
import gradus.engine.device.card.CardSurvey;
import gradus.engine.device.card.TriedCard;
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
class CardDevicesTest {

    private static final Message BAD = Message.of("device.trial.died", "6");
    private static final DeviceSpeed SPEED = new DeviceSpeed(1e-6, 1e-5, 1e10, 1e10, 1e12);
    private static final Device DEVICE = Devices.cpu(1);

    private static CardFacts facts(int index) {
        return facts("opencl", index, false);
    }

    private static CardFacts facts(String kind, int index, boolean hasProducts) {
        return new CardFacts(
                kind,
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
                true,
                hasProducts);
    }

    private static final CardSurvey TWO = new CardSurvey(
            List.of(new TriedCard(facts(0), new Trial.Refused(BAD)), new TriedCard(facts(1), new Trial.Passed(SPEED))),
            Optional.empty());

    @Test
    void onlyWhatPassedIsOpenedAndOnlyWhenItIsUsed() {
        List<CardFacts> opened = new ArrayList<>();
        List<Devices.Entry> entries = CardDevices.of("opencl", TWO, (facts, mayRound) -> {
            opened.add(facts);
            return DEVICE;
        });
        OptionalLong memory = OptionalLong.of(8L << 30);
        assertEquals(
                new Devices.Entry(
                        "opencl:0",
                        Optional.empty(),
                        Message.of("device.card.refused", "card 0", "driver", BAD),
                        memory,
                        Optional.empty(),
                        false),
                entries.get(0));
        Device device = entries.get(1).device().orElseThrow();
        assertEquals(
                new Devices.Entry(
                        "opencl:1",
                        Optional.of(device),
                        Message.of("device.card", "card 1", "driver", 8192L),
                        memory,
                        Optional.of(SPEED),
                        false),
                entries.get(1));
        assertEquals("opencl:1", device.id());
        assertEquals(List.of(), opened);
        Program empty = new Program(Map.of(), Map.of(), List.of(), Map.of(), 0);
        assertEquals(Map.of(), device.prepare(empty).run(Map.of()));
        device.repeat(empty, Map.of()).run();
        assertEquals(List.of(facts(1)), opened, "once");
    }

    @Test
    void aCardOfNvidiasRoundsWhenItIsAskedToAndHasALibraryOfProducts() {
        CardSurvey cards = new CardSurvey(
                List.of(
                        new TriedCard(facts("cuda", 0, true), new Trial.Passed(SPEED)),
                        new TriedCard(facts("cuda", 1, false), new Trial.Passed(SPEED))),
                Optional.empty());
        List<Boolean> opened = new ArrayList<>();
        List<Devices.Entry> entries = CardDevices.of("cuda", cards, (facts, mayRound) -> {
            opened.add(mayRound);
            return DEVICE;
        });
        Program empty = new Program(Map.of(), Map.of(), List.of(), Map.of(), 0);
        Devices.Entry with = entries.get(0);
        assertInstanceOf(Rounding.Possible.class, with.rounding());
        with.device(true).orElseThrow().prepare(empty);
        with.device(false).orElseThrow().prepare(empty);
        with.device(true).orElseThrow().prepare(empty);
        assertEquals(List.of(true, false), opened, "each once");
        Devices.Entry without = entries.get(1);
        assertEquals(new Rounding.Missing(), without.rounding());
        assertSame(without.device().orElseThrow(), without.device(true).orElseThrow());
        assertEquals(
                new Rounding.Unknown(),
                CardDevices.of("opencl", TWO, (facts, mayRound) -> DEVICE)
                        .get(1)
                        .rounding());
    }

    @Test
    void aNameIsADeviceOrAReason() {
        List<Devices.Entry> entries = CardDevices.of("opencl", TWO, (facts, mayRound) -> DEVICE);
        assertSame(entries.get(1), CardDevices.find("opencl", "opencl", entries), "the first that can be used");
        assertSame(entries.get(0), CardDevices.find("opencl", "opencl:0", entries));
        assertSame(entries.get(1), CardDevices.find("opencl", "opencl:1", entries));
        assertEquals(
                Devices.Entry.absent("opencl:2", Message.of("device.card.fewer", 2L, "opencl")),
                CardDevices.find("opencl", "opencl:2", entries));
    }

    @Test
    void withoutDevicesEveryNameHasTheReason() {
        Message reason = Message.of("device.opencl.no-library");
        List<Devices.Entry> entries =
                CardDevices.of("opencl", new CardSurvey(List.of(), Optional.of(reason)), (facts, mayRound) -> DEVICE);
        assertEquals(List.of(Devices.Entry.absent("opencl", reason)), entries);
        assertSame(entries.getFirst(), CardDevices.find("opencl", "opencl", entries));
        assertSame(entries.getFirst(), CardDevices.find("opencl", "opencl:3", entries));
    }

    @Test
    void whereNoneCanBeUsedTheFirstReasonIsTold() {
        TriedCard bad = new TriedCard(facts(0), new Trial.Refused(BAD));
        List<Devices.Entry> entries =
                CardDevices.of("opencl", new CardSurvey(List.of(bad), Optional.empty()), (facts, mayRound) -> DEVICE);
        assertSame(entries.get(0), CardDevices.find("opencl", "opencl", entries));
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
