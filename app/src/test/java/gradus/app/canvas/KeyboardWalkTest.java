package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Iris;
import gradus.app.Performs;
import gradus.app.document.Edit;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.theme.Theme;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/// The way over the canvas and its wires by real keys alone.
class KeyboardWalkTest extends CanvasGestures {
    KeyboardWalkTest() {
        super(CanvasStage.open(
                Iris.workplace(),
                Theme.LIGHT,
                Language.ENGLISH,
                700,
                500,
                Fx.call(() -> new VBox(new Button("beside")))));
    }

    @Test
    @Performs(CanvasRow.TAB_WALKS)
    void tabWalksNodesAndWiresPansToThemAndLeavesAtTheEnds() {
        openFormula();
        Fx.run(() -> stage.view().zoom(3));
        settled();
        List<String> walked = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            press(KeyCode.TAB);
            walked.add(here());
            assertTrue(isInView(), "stop " + i + " is in view");
        }
        assertEquals(13, Set.copyOf(walked).size(), "7 nodes and 6 wires, each once");
        assertTrue(
                walked.contains("[z]") && walked.stream().anyMatch(stop -> stop.contains("toPort=a")),
                walked::toString);
        press(KeyCode.TAB);
        assertFalse(Fx.call(() -> stage.view().isFocused()), "behind the last one the keyboard leaves the canvas");
        Fx.run(() -> stage.view().requestFocus());
        for (int i = walked.size() - 2; i >= 0; i--) {
            holding(KeyCode.SHIFT, () -> press(KeyCode.TAB));
            assertEquals(walked.get(i), here());
        }
    }

    @Test
    void whatHasTheKeyboardIsSaidInBothLanguages() {
        openFormula();
        press(KeyCode.TAB);
        assertEquals("a, Variable", said());
        Fx.run(() -> stage.messages().set(Messages.of(Language.PORTUGUESE)));
        settled();
        assertEquals("a, Variável", said());
        press(KeyCode.P);
        assertEquals("saída y de a", said());
        assertTrue(Fx.call(() -> ring().isVisible()), "a ring shows the port");
        press(KeyCode.ESCAPE);
        press(KeyCode.TAB);
        assertEquals("conexão de a para x, porta a", said());
        assertTrue(Fx.call(() -> ring().isVisible()), "and the wire");
    }

    @Test
    @Performs(CanvasRow.WIRE_BY_KEY)
    void cStartsAWireArrowsWalkThePortsThatFitAndEnterConnects() {
        openFormula();
        Fx.run(() -> {
            stage.workspace().apply(new Edit.Disconnect("z", "a"));
            stage.workspace().select(Set.of("x"));
        });
        settled();
        // The ports of x: its inputs a and b, then its output.
        press(KeyCode.P);
        press(KeyCode.P);
        press(KeyCode.P);
        assertEquals("output y of x", said());
        press(KeyCode.C);
        Set<String> stops = new java.util.HashSet<>();
        for (KeyCode key : List.of(KeyCode.UP, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.LEFT, KeyCode.UP)) {
            press(key);
            stops.add(said());
        }
        assertTrue(stops.stream().allMatch(stop -> stop.startsWith("Enter: to input")), stops::toString);
        assertFalse(stops.stream().anyMatch(stop -> stop.contains(" of x")), "only ports that fit are stops");
        while (!said().contains("input a of z")) {
            press(KeyCode.TAB);
        }
        assertTrue(Fx.call(() -> hint().isVisible()));
        assertEquals(said(), Fx.call(() -> hint().getText()));
        Fx.photograph(stage.stage(), "wire-by-key");
        press(KeyCode.ENTER);
        settled();
        assertEquals(Optional.of(Value.of("x")), graph().node("z").input("a"));
        assertEquals(Set.of("z"), stage.workspace().selection().get(), "the keyboard goes on at the other end");
    }

    @Test
    @Performs(CanvasRow.WIRE_BY_KEY)
    void escapeGivesAWireUpAndAWireIntoItselfIsNoStop() {
        openFormula();
        int wires = graph().wires().size();
        Fx.run(() -> stage.workspace().select(Set.of("z")));
        settled();
        press(KeyCode.C);
        assertEquals(Optional.empty(), Fx.call(() -> stage.model().wiring().get()), "everything is behind z: a cycle");
        assertTrue(Fx.call(() -> hint().getText()).startsWith("No port fits"));
        Fx.run(() -> stage.workspace().select(Set.of("a")));
        settled();
        press(KeyCode.C);
        assertTrue(Fx.call(() -> stage.model().wiring().get().isPresent()));
        press(KeyCode.ESCAPE);
        assertTrue(Fx.call(() -> stage.model().wiring().get().isEmpty()));
        assertEquals(wires, graph().wires().size());
    }

    @Test
    void deleteTakesOffTheWireThatHasTheKeyboard() {
        openFormula();
        press(KeyCode.TAB);
        press(KeyCode.TAB);
        Wire wire = Fx.call(() -> stage.view().selectedWire().get().orElseThrow());
        press(KeyCode.DELETE);
        assertFalse(graph().wires().contains(wire));
        assertEquals(7, nodes().size());
    }

    @Test
    void deleteOnAPortTakesOffItsWiresAndNotTheNode() {
        openFormula();
        Fx.run(() -> stage.workspace().select(Set.of("x")));
        settled();
        press(KeyCode.P);
        press(KeyCode.DELETE);
        assertEquals(Optional.empty(), graph().node("x").input("a"));
        assertEquals(Optional.of(Value.of("b")), graph().node("x").input("b"));
        assertEquals(7, nodes().size());
        click(centre("node:x"), 1);
        press(KeyCode.DELETE);
        assertFalse(nodes().contains("x"), "after a click the key is for the node again");
    }

    @Test
    @Performs(CanvasRow.SEARCH_BY_KEY)
    void spaceOnAPortSearchesForWhatFitsIt() {
        openFormula();
        Fx.run(() -> stage.workspace().select(Set.of("z")));
        settled();
        holding(KeyCode.SHIFT, () -> press(KeyCode.P));
        assertEquals("output y of z", said());
        press(KeyCode.SPACE);
        Fx.until(
                "the search is open",
                () -> Fx.find(stage.stage(), "#add-search").isPresent());
        press(KeyCode.T);
        press(KeyCode.A);
        press(KeyCode.N);
        press(KeyCode.H);
        press(KeyCode.ENTER);
        settled();
        String added =
                Fx.call(() -> stage.workspace().selection().get().iterator().next());
        assertEquals(Optional.of(Value.of("z")), graph().node(added).input("x"));
    }

    private String here() {
        return Fx.call(() -> stage.view()
                .selectedWire()
                .get()
                .map(Wire::toString)
                .orElseGet(() -> stage.workspace().selection().get().toString()));
    }

    private String said() {
        settled();
        return Fx.call(() -> String.valueOf(stage.view().getAccessibleText()));
    }

    private Node ring() {
        return Fx.find(stage.stage(), "#focus-ring").orElseThrow();
    }

    /// Whether the middle of the stop is seen.
    private boolean isInView() {
        settled();
        return Fx.call(() -> {
            Picture picture = stage.model().picture().get();
            Point middle = stage.view()
                    .selectedWire()
                    .get()
                    .flatMap(wire -> picture.wires().stream()
                            .filter(drawn -> drawn.wire().equals(wire))
                            .map(drawn -> drawn.path().at(0.5))
                            .findFirst())
                    .orElseGet(() -> picture.node(stage.workspace()
                                    .selection()
                                    .get()
                                    .iterator()
                                    .next())
                            .orElseThrow()
                            .at());
            Point seen = stage.view().viewport().toView(middle);
            return seen.x() > 0
                    && seen.y() > 0
                    && seen.x() < stage.view().getWidth()
                    && seen.y() < stage.view().getHeight();
        });
    }
}
