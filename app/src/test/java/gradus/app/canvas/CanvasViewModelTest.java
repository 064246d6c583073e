package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.canvas.CanvasViewModel.Choice;
import gradus.app.document.Graphs;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.workspace.Workspace;
import gradus.app.workspace.Workspaces;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Value;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;

class CanvasViewModelTest {
    private final Workspace workspace = Workspaces.of(Graphs.formula());
    private final ReadOnlyObjectWrapper<Messages> messages = new ReadOnlyObjectWrapper<>(Messages.of(Language.ENGLISH));
    private final CanvasViewModel model = new CanvasViewModel(workspace, messages);

    @Test
    void everyNodeTellsItsMeaningValueAndGradient() {
        workspace.run();
        assertEquals(
                Map.of("x", "x = a + b", "y", "y = c − d", "z", "z = x × y"),
                model.picture().get().nodes().values().stream()
                        .filter(node -> !node.caption().isEmpty())
                        .collect(Collectors.toMap(NodePicture::id, NodePicture::caption)));
        assertEquals("20", node("z").numbers().value());
        assertEquals("−5", node("d").numbers().gradient());
        assertEquals("1", node("d").ownText());
    }

    @Test
    void numbersAreStaleAtOnceAfterAnEdit() {
        workspace.run();
        assertEquals(Optional.empty(), model.setValue("a", "7"));
        assertTrue(node("z").numbers().isStale());
        assertEquals("20", node("z").numbers().value());
        assertEquals("7", node("a").ownText());
        workspace.run();
        assertEquals("40", node("z").numbers().value());
        assertEquals(false, node("z").numbers().isStale());
    }

    @Test
    void aWireTakenOffAndPutElsewhereIsOneStep() {
        model.beginWire(port("port:x:b"));
        model.endWire(Optional.of(port("port:z:a")));
        assertEquals(Optional.empty(), graph().node("x").input("b"));
        assertEquals(Value.of("b"), graph().node("z").input("a").orElseThrow());
        workspace.undo();
        assertEquals(Value.of("b"), graph().node("x").input("b").orElseThrow());
        assertEquals(Value.of("x"), graph().node("z").input("a").orElseThrow());
    }

    @Test
    void aWireThatIsCancelledOrPutBackChangesNothing() {
        model.beginWire(port("port:x:b"));
        model.cancelWire();
        model.beginWire(port("port:x:b"));
        model.endWire(Optional.of(port("port:x:b")));
        assertEquals(Graphs.formula(), graph());
        assertEquals(Optional.empty(), workspace.undoLabel().get());
    }

    @Test
    void whatAWireFitsIsKnownAndWhyNotTheRest() {
        model.beginWire(port("port:z:y"));
        Wiring wiring = model.wiring().get().orElseThrow();
        assertEquals(Set.of(), wiring.fitting());
        assertEquals(
                "edit.cycle",
                Optional.ofNullable(wiring.reasons().get("port:x:a"))
                        .orElseThrow()
                        .code());
    }

    @Test
    void aDragIsSeenBeforeItIsMadeAndIsOneStep() {
        Point before = node("z").at();
        model.preview(Set.of("z"), 16, 8);
        assertEquals(before.plus(16, 8), node("z").at());
        assertEquals(Optional.empty(), workspace.undoLabel().get());
        model.move(Set.of("z"), 24, 8);
        assertEquals(before.plus(24, 8), node("z").at());
        workspace.undo();
        assertEquals(before, node("z").at());
        assertEquals(Optional.empty(), workspace.undoLabel().get());
    }

    @Test
    void selectingAddsAndToggles() {
        model.select(List.of("a"), Choice.ONLY);
        model.select(List.of("a", "b"), Choice.TOGGLE);
        assertEquals(Set.of("b"), model.selection());
        model.select(List.of("c"), Choice.ADD);
        assertEquals(Set.of("b", "c"), model.selection());
        model.removeSelection();
        assertEquals(5, graph().nodes().size());
    }

    @Test
    void tensorsAreTypedAsTheLanguageWritesThem() {
        messages.set(Messages.of(Language.PORTUGUESE));
        assertEquals(Optional.empty(), model.setValue("a", "[1,5; 2]"));
        assertEquals(
                new Variable(Tensor.parse("[1.5, 2]"), false), graph().node("a").operation());
        assertTrue(model.setValue("a", "1,5,2").isPresent());
        assertTrue(model.rename("a", "b").orElseThrow().contains("b"));
    }

    @Test
    void whatIsDroppedStandsOnTheGrid() {
        String id = model.add("Tanh", 101.4, 57).orElseThrow();
        assertEquals(new Point(104, 56), node(id).at());
        assertEquals(List.of("port:" + id + ":x"), node(id).open());
        assertEquals(Optional.empty(), model.add("Nonsense", 0, 0));
    }

    private NodePicture node(String id) {
        return model.picture().get().node(id).orElseThrow();
    }

    private Ports.Spot port(String id) {
        return model.picture().get().nodes().values().stream()
                .flatMap(node -> Ports.of(node).stream())
                .filter(port -> port.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Graph graph() {
        return workspace.document().get().graph();
    }
}
