package gradus.app.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Block;
import gradus.engine.block.Expression;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Variable;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Blocks made and dissolved in a document, with places, weights and undo.
class BlockEditsTest {

    private final History history =
            new History(new Edit.Replace(Graphs.network(), Layout.empty(Direction.RIGHT)).apply(Document.empty()));

    @Test
    void aBlockIsMadeSelectedAndUndone() {
        Document before = history.present().document();
        history.apply(BlockEdit.Make.of(before, Set.of("dense_1", "dense_2")));
        Graph graph = history.present().document().graph();
        assertTrue(graph.node("block_1").operation() instanceof Block);
        assertEquals(Set.of("block_1"), history.present().selection());
        assertEquals(Optional.of("edit.make-block"), history.undoLabel());
        history.undo();
        assertSame(before, history.present().document());
    }

    @Test
    void weightsGoWithTheirNodesAndComeBack() {
        Map<String, Tensor> weights = Map.of("dense_1/kernel", Tensor.scalar(1), "dense_3/kernel", Tensor.scalar(3));
        Map<String, Tensor> state = Map.of("dense_1/kernel/m", Tensor.scalar(2));
        history.learn(new Learned(weights, state, 5));
        history.apply(BlockEdit.Make.of(history.present().document(), Set.of("dense_1", "dense_2")));
        Learned moved = history.present().learned().orElseThrow();
        assertEquals(
                Set.of("block_1/dense_1/kernel", "dense_3/kernel"),
                moved.weights().keySet());
        assertEquals(Set.of("block_1/dense_1/kernel/m"), moved.state().keySet());
        history.apply(new BlockEdit.Dissolve("block_1"));
        assertEquals(new Learned(weights, state, 5), history.present().learned().orElseThrow());
    }

    @Test
    void nodesComeBackWhereTheyStoodAboutTheBlock() {
        Document before = history.present().document();
        Position first = before.layout().find("dense_1").orElseThrow();
        Position second = before.layout().find("dense_2").orElseThrow();
        history.apply(BlockEdit.Make.of(before, Set.of("dense_1", "dense_2")));
        Position middle = history.present().document().layout().find("block_1").orElseThrow();
        assertEquals((first.x() + second.x()) / 2, middle.x(), 1);
        history.apply(new Edit.MoveNodes(Map.of("block_1", middle.plus(10, 20))));
        history.apply(new BlockEdit.Dissolve("block_1"));
        Layout layout = history.present().document().layout();
        assertEquals(first.x() + 10, layout.find("dense_1").orElseThrow().x(), 1);
        assertEquals(second.y() + 20, layout.find("dense_2").orElseThrow().y(), 1);
        assertEquals(before.layout().positions().keySet(), layout.positions().keySet());
    }

    @Test
    void whatCanNotBeABlockChangesNothing() {
        Document before = history.present().document();
        assertThrows(GradusException.class, () -> history.apply(BlockEdit.Make.of(before, Set.of())));
        assertThrows(GradusException.class, () -> history.apply(new BlockEdit.Dissolve("iris")));
        assertSame(before, history.present().document());
    }

    @Test
    void sharingIsAnEdit() {
        history.apply(new Edit.Share("dense_2", Optional.of("dense_1")));
        assertEquals(
                Optional.of("dense_1"),
                history.present().document().graph().node("dense_2").shares());
        history.apply(new Edit.Share("dense_2", Optional.empty()));
        assertEquals(
                Optional.empty(),
                history.present().document().graph().node("dense_2").shares());
    }

    @Test
    void wiresStayWhereAFormulaKeepsOrRenamesItsVariables() {
        Graph graph = Graph.of(
                List.of(
                        new Node("p", "p", Variable.of(1), Map.of()),
                        new Node("q", "q", Variable.of(2), Map.of()),
                        new Node("e", "e", new Expression("a + b"), Map.of("a", Value.of("p"), "b", Value.of("q")))),
                Map.of());
        Document document = Document.empty().withGraph(graph);
        Edit.SetOperation renamed = new Edit.SetOperation("e", "formula", new Expression("b * t"));
        assertEquals(
                Map.of("b", Value.of("q")),
                new Edit.SetOperation("e", "formula", new Expression("b^2"))
                        .apply(document)
                        .graph()
                        .node("e")
                        .inputs());
        assertEquals(
                Map.of("b", Value.of("q")),
                renamed.apply(document).graph().node("e").inputs());
        assertEquals(
                Map.of("u", Value.of("p"), "v", Value.of("q")),
                new Edit.SetOperation("e", "formula", new Expression("u - v"))
                        .apply(document)
                        .graph()
                        .node("e")
                        .inputs());
    }
}
