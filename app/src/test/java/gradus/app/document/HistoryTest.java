package gradus.app.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Catalogue;
import gradus.engine.operation.Tanh;
import gradus.engine.operation.Variable;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.train.Learned;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Position HERE = new Position(0, 0);

    private final History history =
            new History(new Edit.Replace(Graphs.formula(), Layout.empty(Direction.UP)).apply(Document.empty()));

    @Test
    void newNodesAreNamedAsOnTheBlackboard() {
        Document document = Document.empty();
        for (Operation operation : List.of(Variable.of(0), Variable.of(0), new Add(), new Tanh(), Variable.of(1))) {
            document = Edit.AddNode.of(document, operation, HERE).apply(document);
        }
        assertEquals(
                List.of("a", "b", "x", "y", "c"),
                document.graph().nodes().stream().map(Node::name).toList());
    }

    @Test
    void undoPutsTheVeryObjectBackAndTheSelection() {
        Document before = history.present().document();
        history.select(Set.of("a", "x"));
        history.apply(new Edit.RemoveNodes(Set.of("a")));
        assertEquals(Set.of("x"), history.present().selection());
        history.undo();
        assertSame(before, history.present().document());
        assertEquals(Set.of("a", "x"), history.present().selection());
        history.redo();
        assertFalse(history.present().document().graph().contains("a"));
        assertEquals(Optional.of("edit.remove-nodes"), history.undoLabel());
    }

    @Test
    void removingTakesOnlyTheWiresAtTheNode() {
        history.apply(new Edit.RemoveNodes(Set.of("a")));
        Graph graph = history.present().document().graph();
        assertEquals(Map.of("b", Value.of("b")), graph.node("x").inputs());
        assertEquals(5, graph.wires().size());
    }

    @Test
    void typingIsOneStepUntilSomethingElseHappens() {
        for (double value : List.of(1.0, 1.5, 1.25)) {
            history.apply(new Edit.SetOperation("a", "value", Variable.of(value)));
        }
        history.apply(new Edit.SetOperation("b", "value", Variable.of(9)));
        history.undo();
        assertEquals(Variable.of(1.25), operation("a"));
        history.undo();
        assertEquals(Variable.of(2), operation("a"));
        assertFalse(history.canUndo());

        history.apply(new Edit.SetOperation("a", "value", Variable.of(7)));
        history.select(Set.of());
        history.apply(new Edit.SetOperation("a", "value", Variable.of(8)));
        history.undo();
        assertEquals(Variable.of(7), operation("a"));
    }

    @Test
    void typingAfterSavingStartsANewStepSoThatUndoReachesWhatWasSaved() {
        history.apply(new Edit.SetOperation("a", "value", Variable.of(7)));
        history.saved(Path.of("z.gradus"));
        assertFalse(history.isDirty());
        history.apply(new Edit.SetOperation("a", "value", Variable.of(8)));
        assertTrue(history.isDirty());
        history.undo();
        assertFalse(history.isDirty());
        history.undo();
        assertTrue(history.isDirty());
        assertEquals(
                Optional.of(Path.of("z.gradus")), history.present().document().file());
    }

    @Test
    void aCycleIsRefusedAndNothingChanges() {
        Document before = history.present().document();
        GradusException refused =
                assertThrows(GradusException.class, () -> history.apply(new Edit.Connect(Value.of("z"), "x", "a")));
        assertEquals("edit.cycle", refused.diagnostics().getFirst().code());
        assertSame(before, history.present().document());
        assertFalse(history.canUndo());
    }

    @Test
    void namesAreUniqueAndIdsStay() {
        assertThrows(GradusException.class, () -> history.apply(new Edit.Rename("a", "b")));
        assertThrows(GradusException.class, () -> history.apply(new Edit.Rename("a", "  ")));
        history.apply(new Edit.Rename("a", "alpha"));
        assertEquals("alpha", history.present().document().graph().node("a").name());
    }

    @Test
    void onlyWhatChangesNumbersChangesTheRevision() {
        long before = history.present().revision();
        history.apply(new Edit.Rename("a", "alpha"));
        history.apply(new Edit.MoveNodes(Map.of("a", new Position(400, 400))));
        assertEquals(before, history.present().revision());
        history.apply(new Edit.SetOperation("a", "value", Variable.of(7)));
        assertNotEquals(before, history.present().revision());
        history.undo();
        assertEquals(before, history.present().revision());
    }

    @Test
    void aTrainingRunIsOneStepThatTakesItsWeightsBack() {
        Learned learned = Learned.initial(Map.of());
        history.learn(learned);
        assertEquals(Optional.of(learned), history.present().learned());
        history.undo();
        assertEquals(Optional.empty(), history.present().learned());
    }

    @Test
    void weightsComeBackWithTheStateThatHadThem() {
        Learned first = Learned.initial(Map.of());
        Learned second = new Learned(Map.of(), Map.of(), 5);
        history.learn(first);
        history.apply(new Edit.SetOperation("a", "value", Variable.of(7)));
        history.learn(second);
        history.saved(Path.of("kept.gradus"));
        assertEquals(3, history.timeline().saved().orElseThrow());
        history.goTo(1);
        assertEquals(Optional.of(first), history.present().learned());
        history.goTo(0);
        assertEquals(Optional.empty(), history.present().learned());
        history.goTo(3);
        assertEquals(Optional.of(second), history.present().learned());
        assertFalse(history.isDirty());
        assertEquals(4, history.timeline().steps().size());
    }

    @Test
    void anEditThatChangesNothingIsNoStep() {
        history.apply(new Edit.SetOperation("a", "value", Variable.of(2)));
        history.apply(new Edit.MoveNodes(Map.of()));
        history.apply(new Edit.Connect(Value.of("a"), "x", "a"));
        assertFalse(history.canUndo());
    }

    @Test
    void anyEditsAndAsManyUndosGiveEveryStateBack() {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            History walk = new History(Document.empty());
            List<Document> states = new ArrayList<>(List.of(walk.present().document()));
            for (int i = 0; i < 60; i++) {
                try {
                    walk.apply(randomEdit(random, walk.present().document()));
                } catch (GradusException refused) {
                    assertEquals(states.getLast(), walk.present().document());
                }
                walk.seal();
                if (!walk.present().document().equals(states.getLast())) {
                    states.add(walk.present().document());
                }
                Graph graph = walk.present().document().graph();
                assertTrue(graph.order().cyclic().isEmpty());
                graph.wires().forEach(wire -> assertTrue(graph.contains(wire.from())));
            }
            for (Document state : states.reversed()) {
                assertSame(state, walk.present().document());
                walk.undo();
            }
            for (Document state : states) {
                assertSame(state, walk.present().document());
                walk.redo();
            }
        }
    }

    private static Edit randomEdit(Random random, Document document) {
        List<Operation> operations = Catalogue.operators().entries();
        List<Node> nodes = new ArrayList<>(document.graph().nodes());
        if (nodes.size() < 2 || random.nextInt(3) == 0) {
            Operation operation = operations.get(random.nextInt(operations.size()));
            return Edit.AddNode.of(document, operation, new Position(random.nextInt(900), random.nextInt(900)));
        }
        Node one = nodes.get(random.nextInt(nodes.size()));
        Node other = nodes.get(random.nextInt(nodes.size()));
        return switch (random.nextInt(5)) {
            case 0 -> new Edit.RemoveNodes(Set.of(one.id()));
            case 1 -> new Edit.Rename(one.id(), "name" + random.nextInt(9));
            case 2 -> new Edit.MoveNodes(Map.of(one.id(), new Position(random.nextInt(9), 0)));
            case 3 ->
                new Edit.Disconnect(
                        one.id(), one.inputs().keySet().stream().findFirst().orElse("none"));
            default ->
                other.operation().inputs().isEmpty()
                                || one.operation().outputs().isEmpty()
                        ? new Edit.RemoveNodes(Set.of())
                        : new Edit.Connect(
                                one.value(),
                                other.id(),
                                other.operation().inputs().getFirst().name());
        };
    }

    private Operation operation(String id) {
        return history.present().document().graph().node(id).operation();
    }
}
