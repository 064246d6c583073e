package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Performs;
import gradus.app.document.Document;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.ByHand;
import gradus.engine.project.Decor;
import gradus.engine.project.Frame;
import gradus.engine.project.Note;
import gradus.engine.project.Position;
import gradus.engine.project.ProjectFile;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;

/// Frames and notes: made, written in, moved, resized, kept, by mouse and keys.
class FramesAndNotesTest extends CanvasGestures {
    FramesAndNotesTest() {
        super(CanvasStage.open(
                ByHand.workplace(Runnable::run, Runnable::run, Runnable::run),
                Theme.LIGHT,
                Language.ENGLISH,
                900,
                640));
    }

    @Test
    @Performs({CanvasRow.NOTES_AND_FRAMES, CanvasRow.FRAME})
    void aFrameIsPutAroundTheSelectionAndMovesWithWhatIsInIt() {
        openFormula();
        Fx.run(() -> stage.view().zoom(0.7));
        Fx.run(() -> stage.workspace().select(Set.of("a", "b", "x")));
        key(KeyCode.F, KeyCode.CONTROL, KeyCode.SHIFT);
        write("#frame-field", "Sum", KeyCode.ENTER);
        Frame made = frame("frame_1");
        assertEquals("Sum", made.title());
        Position a = place("a");
        Position c = place("c");

        drag(title("frame_1"), title("frame_1").add(-40, 24));
        assertEquals(
                place("a").x() - a.x(),
                frame("frame_1").corner().x() - made.corner().x());
        assertTrue(place("a").x() < a.x() && place("a").y() > a.y());
        assertEquals(c, place("c"), "what is not in it stays");
        Fx.photograph(stage.stage(), "frame");

        Frame before = frame("frame_1");
        Point2D corner = centreOf("#frame-frame_1-bottom-right");
        drag(corner, corner.add(60, 30));
        assertTrue(frame("frame_1").width() > before.width());
        assertEquals(before.corner(), frame("frame_1").corner());
        Fx.run(() -> stage.workspace().undo());
        Fx.run(() -> stage.workspace().undo());
        assertEquals(a, place("a"), "one drag is one step");
        assertEquals(made, frame("frame_1"));

        click(title("frame_1"), 2);
        write("#frame-field", "Adding", KeyCode.ENTER);
        assertEquals("Adding", frame("frame_1").title());
        assertKept();
        click(title("frame_1"), 1);
        press(KeyCode.DELETE);
        assertEquals(Set.of(), decor().frames().keySet());
        assertTrue(nodes().contains("a"), "the nodes stay");
    }

    @Test
    @Performs(CanvasRow.NOTES_AND_FRAMES)
    void aNoteIsWrittenMovedAndResized() {
        openFormula();
        Fx.run(() -> stage.view().layers().addNote());
        write("#note-field", "# Chain rule\n- *one* step\n- `x * y`", KeyCode.ESCAPE);
        Note made = note("note_1");
        assertEquals("# Chain rule\n- *one* step\n- `x * y`", made.text());
        Fx.run(() -> stage.view().requestFocus());
        Fx.photograph(stage.stage(), "note");

        Point2D at = centreOf("#note-sheet-note_1");
        drag(at.add(-100, 50), at.add(-390, -160));
        assertTrue(note("note_1").corner().x() < made.corner().x());
        Point2D corner = centreOf("#note-note_1-bottom-right");
        drag(corner, corner.add(48, 48));
        assertTrue(note("note_1").width() > made.width());
        click(centreOf("#note-sheet-note_1").add(-100, 60), 2);
        write("#note-field", "done", KeyCode.ESCAPE);
        assertEquals("done", note("note_1").text());
        assertKept();
        for (int i = 0; i < 4; i++) {
            Fx.run(() -> stage.workspace().undo());
        }
        assertEquals(made.corner(), note("note_1").corner());
        click(centreOf("#note-sheet-note_1").add(-100, 50), 1);
        press(KeyCode.DELETE);
        assertFalse(decor().notes().containsKey("note_1"));
    }

    private void key(KeyCode key, KeyCode... held) {
        Fx.run(() -> stage.view().requestFocus());
        for (KeyCode each : held) {
            Fx.run(() -> new Robot().keyPress(each));
        }
        press(key);
        for (KeyCode each : held) {
            Fx.run(() -> new Robot().keyRelease(each));
        }
        settled();
    }

    private void write(String field, String text, KeyCode end) {
        Fx.until(field + " is open", () -> Fx.find(stage.stage(), field).isPresent());
        Fx.run(() -> {
            ((TextInputControl) Fx.find(stage.stage(), field).orElseThrow()).setText(text);
            new Robot().keyType(end);
        });
        Fx.until(field + " is closed", () -> Fx.find(stage.stage(), field).isEmpty());
        settled();
    }

    private Point2D title(String id) {
        return Fx.call(() -> {
            Node label = Fx.find(stage.stage(), "#frame-title-" + id).orElseThrow();
            return label.localToScreen(30, 12);
        });
    }

    private Point2D centreOf(String selector) {
        settled();
        return Fx.call(() -> middle(Fx.find(stage.stage(), selector).orElseThrow()));
    }

    private void assertKept() {
        Document document = Fx.call(() -> stage.workspace().document().get());
        String text = ProjectFile.text(document.project());
        assertEquals(
                document.layout().decor(),
                ProjectFile.read(text, "kept.gradus").project().layout().decor());
    }

    private Decor decor() {
        return Fx.call(() -> stage.workspace().here().layout().decor());
    }

    private Frame frame(String id) {
        return Optional.ofNullable(decor().frames().get(id)).orElseThrow();
    }

    private Note note(String id) {
        return Optional.ofNullable(decor().notes().get(id)).orElseThrow();
    }

    private Position place(String id) {
        return Fx.call(() -> stage.workspace().here().layout().find(id).orElseThrow());
    }
}
