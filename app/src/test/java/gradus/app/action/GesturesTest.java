package gradus.app.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.action.Gesture.Deed;
import gradus.app.action.Gesture.Target;
import gradus.app.action.Pointing.Button;
import gradus.app.action.Pointing.Modifier;
import gradus.app.action.Pointing.Motion;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GesturesTest {
    private final Gestures standard = Gestures.standard();

    @Test
    void everyDeedIsDoneSomehowAndNoTwoInTheSameWay() {
        assertEquals(
                EnumSet.allOf(Deed.class),
                standard.all().stream().map(Gesture::deed).collect(Collectors.toSet()));
        assertEquals(List.of(), standard.conflicts());
        assertEquals(
                standard.all().size(),
                standard.all().stream().map(Gesture::id).distinct().count());
    }

    @Test
    void whatLiesWithinAnotherHasItsGesturesUnlessItHasItsOwn() {
        Pointing drag = Pointing.left(Motion.DRAG);
        assertEquals(Deed.WIRE, deed(Target.OUTPUT, drag));
        assertEquals(Deed.MOVE, deed(Target.BLOCK, drag));
        assertEquals(Deed.BOX, deed(Target.WIRE, drag));
        assertEquals(Deed.MOVE_BEND, deed(Target.BEND, drag));
        assertEquals(Deed.MOVE_WIRES, deed(Target.OUTPUT, Pointing.left(Motion.DRAG, Modifier.SHIFT)));
        assertEquals(Deed.MOVE_ADD, deed(Target.INPUT, Pointing.left(Motion.DRAG, Modifier.SHIFT)));
        assertEquals(Deed.PAN, deed(Target.PORT, Pointing.left(Motion.DRAG, Modifier.SPACE)));
        assertEquals(Optional.empty(), standard.find(Target.NODE, Pointing.left(Motion.CLICK, Modifier.ALT)));
    }

    @Test
    void aGestureIsDoneOtherwiseAndConflictsAreFound() {
        Pointing middle = new Pointing(Motion.DRAG, Button.MIDDLE, Set.of(Modifier.CONTROL));
        Gestures changed = standard.with("gesture.cut", middle);
        assertEquals(Deed.CUT, changed.find(Target.WIRE, middle).orElseThrow().deed());
        assertEquals(List.of(), changed.conflicts());
        Gestures doubled = standard.with(
                "gesture.cut", standard.gesture("gesture.pan-right").binding());
        assertEquals(
                List.of(new Gestures.Conflict(doubled.gesture("gesture.pan-right"), doubled.gesture("gesture.cut"))),
                doubled.conflicts());
        assertEquals(
                standard,
                changed.with("gesture.cut", standard.gesture("gesture.cut").binding()));
        assertThrows(IllegalArgumentException.class, () -> standard.with("gesture.cut", Pointing.left(Motion.CLICK)));
    }

    @Test
    void aPointingIsWrittenAndRead() {
        for (Gesture row : standard.all()) {
            assertEquals(
                    Optional.of(row.binding()), Pointing.parse(row.binding().text()), row.id());
        }
        assertEquals(
                "drag-secondary control",
                standard.gesture("gesture.cut").binding().text());
        assertEquals(Optional.empty(), Pointing.parse("drag-secondary hyper"));
        assertEquals(Optional.empty(), Pointing.parse(""));
    }

    @Test
    void aGestureIsToldInBothLanguages() {
        Messages english = Messages.of(Language.ENGLISH);
        Messages portuguese = Messages.of(Language.PORTUGUESE);
        Gesture clone = standard.gesture("gesture.clone-alt");
        assertEquals("Alt+drag on a node", clone.how(english));
        assertEquals("Alt+arrastar em um nó", clone.how(portuguese));
        assertEquals("Ctrl+right drag", standard.gesture("gesture.cut").how(english));
        for (Gesture row : standard.all()) {
            assertTrue(english.has(row.text()) && portuguese.has(row.text()), row.text());
            assertTrue(!row.how(english).contains("pointing."), row.how(english));
        }
        for (Motion motion : Motion.values()) {
            for (Button button : Button.values()) {
                if (motion.hasButton() != (button == Button.NONE)) {
                    String said = new Pointing(motion, button, EnumSet.allOf(Modifier.class)).words(portuguese);
                    assertTrue(!said.contains("pointing."), said);
                }
            }
        }
    }

    private Deed deed(Target target, Pointing pointing) {
        return standard.find(target, pointing).orElseThrow().deed();
    }
}
