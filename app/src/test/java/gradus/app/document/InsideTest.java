package gradus.app.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Block;
import gradus.engine.block.Dense;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.operation.Relu;
import gradus.engine.operation.Tanh;
import gradus.engine.operation.Variable;
import gradus.engine.project.Direction;
import gradus.engine.project.Frame;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.project.ProjectFile;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Looking and changing inside blocks.
class InsideTest {

    private final History history =
            new History(new Edit.Replace(Graphs.network(), Layout.empty(Direction.RIGHT)).apply(Document.empty()));

    private Document document() {
        return history.present().document();
    }

    private Document inside(String... place) {
        return Inside.at(document(), List.of(place)).orElseThrow();
    }

    private static String relu(Document inside) {
        return inside.graph().nodes().stream()
                .filter(node -> node.operation() instanceof Relu)
                .map(Node::id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLayerShowsTheBricksItIsMadeOf() {
        Document inside = inside("dense_1");
        assertTrue(inside.graph().contains("kernel"));
        assertFalse(Types.of(inside.graph()).hasErrors());
        assertEquals(
                inside.graph().nodes().stream().map(Node::id).toList().size(),
                inside.layout().positions().size());
        assertEquals(Optional.empty(), Inside.at(document(), List.of("iris")));
        assertEquals(Optional.empty(), Inside.at(document(), List.of("nobody")));
    }

    @Test
    void aBrickChangedInsideMakesABlockOfOnesOwn() {
        Document before = document();
        history.look(List.of("dense_1"), Set.of());
        history.apply(new Edit.SetOperation(relu(inside("dense_1")), "operation", new Tanh()));
        Block own =
                assertInstanceOf(Block.class, document().graph().node("dense_1").operation());
        assertTrue(own.body().nodes().stream().anyMatch(node -> node.operation() instanceof Tanh));
        assertFalse(Types.of(document().graph()).hasErrors());
        assertEquals(List.of("dense_1"), history.present().place());
        assertEquals(before.graph().wires(), document().graph().wires());
        String text = ProjectFile.text(document().project());
        assertEquals(text, ProjectFile.text(ProjectFile.read(text, "own.gradus").project()));
        history.undo();
        assertEquals(before, document());
    }

    @Test
    void nodesMovedInsideALayerLeaveItALayer() {
        history.look(List.of("dense_1"), Set.of());
        history.apply(new Edit.MoveNodes(Map.of("kernel", new Position(7, 9))));
        assertInstanceOf(Dense.class, document().graph().node("dense_1").operation());
        assertEquals(Optional.of(new Position(7, 9)), inside("dense_1").layout().find("kernel"));
    }

    @Test
    void blocksNestAndShapesFollowOutside() {
        history.apply(BlockEdit.Make.of(document(), Set.of("dense_1", "dense_2")));
        history.look(List.of("block_1"), Set.of());
        Node second = inside("block_1").graph().node("dense_2");
        history.apply(
                new Edit.SetOperation("dense_2", "units", Attributes.with(second.operation(), Map.of("units", 6))));
        Types types = Types.of(document().graph());
        assertFalse(types.hasErrors());
        assertEquals(
                "[N, 6]",
                types.find(document().graph().node("block_1").value())
                        .orElseThrow()
                        .shape()
                        .toString());
        history.look(List.of("block_1", "dense_1"), Set.of());
        history.apply(new Edit.SetOperation(relu(inside("block_1", "dense_1")), "operation", new Tanh()));
        Block outer = (Block) document().graph().node("block_1").operation();
        assertInstanceOf(Block.class, outer.body().node("dense_1").operation());
    }

    @Test
    void whatIsNeededOutsideCanNotBeDeletedInside() {
        history.apply(BlockEdit.Make.of(document(), Set.of("dense_1", "dense_2")));
        Document before = document();
        history.look(List.of("block_1"), Set.of());
        GradusException output =
                assertThrows(GradusException.class, () -> history.apply(new Edit.RemoveNodes(Set.of("dense_2"))));
        assertEquals("block.output-read", output.diagnostics().getFirst().code());
        GradusException input =
                assertThrows(GradusException.class, () -> history.apply(new Edit.RemoveNodes(Set.of("x"))));
        assertEquals("block.input-wired", input.diagnostics().getFirst().code());
        assertEquals(before, document());
    }

    @Test
    void theInsideOfALossCanOnlyBeLookedAt() {
        assertTrue(inside("loss").graph().nodes().size() > 2);
        history.look(List.of("loss"), Set.of());
        String any = inside("loss").graph().nodes().stream()
                .filter(node -> !node.wired().isEmpty())
                .map(Node::id)
                .findFirst()
                .orElseThrow();
        GradusException refused =
                assertThrows(GradusException.class, () -> history.apply(new Edit.RemoveNodes(Set.of(any))));
        assertTrue(refused.diagnostics().getFirst().code().startsWith("block."));
    }

    @Test
    void twinsStayTwins() {
        history.apply(new Edit.Replace(Graphs.twins(), Layout.empty(Direction.RIGHT)));
        history.look(List.of("dense_1"), Set.of());
        history.apply(new Edit.SetOperation(relu(inside("dense_1")), "operation", new Tanh()));
        Graph graph = document().graph();
        assertEquals(graph.node("dense_1").operation(), graph.node("dense_2").operation());
        assertFalse(Types.of(graph).hasErrors());
    }

    @Test
    void aLayerComesApartIntoItsBricksWithItsWeights() {
        history.learn(new Learned(Map.of("dense_1/kernel", Tensor.scalar(1)), Map.of(), 1));
        history.apply(new BlockEdit.Dissolve("dense_1"));
        assertTrue(document().graph().contains("kernel"));
        assertFalse(Types.of(document().graph()).hasErrors());
        assertEquals(
                Set.of("kernel"),
                history.present().learned().orElseThrow().weights().keySet());
    }

    @Test
    void weightsFollowABlockMadeInsideABlock() {
        history.apply(BlockEdit.Make.of(document(), Set.of("dense_1", "dense_2")));
        history.learn(new Learned(
                Map.of("block_1/dense_1/kernel", Tensor.scalar(1), "dense_3/kernel", Tensor.scalar(3)), Map.of(), 1));
        history.look(List.of("block_1"), Set.of());
        history.apply(BlockEdit.Make.of(inside("block_1"), Set.of("dense_1")));
        assertEquals(
                Set.of("block_1/block_1/dense_1/kernel", "dense_3/kernel"),
                history.present().learned().orElseThrow().weights().keySet());
    }

    @Test
    void aLayerWhoseInputDoesNotFitIsClosed() {
        history.apply(new Edit.AddNode(new Node("one", "one", Variable.of(1), Map.of()), new Position(0, 0)));
        history.apply(new Edit.Connect(Value.of("one"), "dense_1", "x"));
        assertEquals(Optional.empty(), Inside.at(document(), List.of("dense_1")));
    }

    @Test
    void whatIsDissolvedOrPastedLeavesAPlaceForEveryNodeAndForNoOther() {
        history.look(List.of("dense_1"), Set.of());
        history.apply(new Edit.MoveNodes(Map.of("x", new Position(40, 40), "kernel", new Position(40, 80))));
        history.look(List.of(), Set.of());
        history.apply(new BlockEdit.Dissolve("dense_1"));
        history.apply(Insert.paste(document(), Graphs.formula(), Layout.empty(Direction.UP), false));
        assertEquals(
                document().graph().nodes().stream().map(Node::id).collect(Collectors.toSet()),
                document().layout().nodes());
    }

    @Test
    void anOutputThatTheBlockAroundGivesOutStays() {
        history.apply(BlockEdit.Make.of(document(), Set.of("dense_1", "dense_2")));
        history.look(List.of("block_1"), Set.of());
        history.apply(BlockEdit.Make.of(inside("block_1"), Set.of("dense_2")));
        Document before = document();
        history.look(List.of("block_1", "block_1"), Set.of());
        GradusException refused =
                assertThrows(GradusException.class, () -> history.apply(new Edit.RemoveNodes(Set.of("dense_2"))));
        assertEquals("block.output-read", refused.diagnostics().getFirst().code());
        assertEquals(before, document());
    }

    /// Unfolded, its nodes stand in a frame of its name and nothing lies over anything; folded up it is a block again.
    @Test
    void aLayerIsUnfoldedInPlaceAndFoldedUp() {
        Document before = document();
        history.learn(new Learned(Map.of("dense_1/kernel", Tensor.scalar(1)), Map.of(), 1));
        history.apply(new Unfolding.Unfold("dense_1"));
        assertEquals(
                List.of("dense_1"),
                document().layout().decor().frames().values().stream()
                        .map(Frame::title)
                        .toList());
        assertFalse(Types.of(document().graph()).hasErrors());
        assertEquals(Optional.of("dense_1"), Unfolding.frameOf(document(), "kernel"));
        assertEquals(Optional.empty(), Unfolding.frameOf(document(), "dense_2"));
        assertEquals(Optional.empty(), Unfolding.frameOf(document(), "iris"));
        history.apply(Unfolding.Fold.of(document(), "dense_1"));
        assertEquals(Map.of(), document().layout().decor().frames());
        assertFalse(Types.of(document().graph()).hasErrors());
        assertEquals(
                Set.of("block_1/kernel"),
                history.present().learned().orElseThrow().weights().keySet());
        history.undo();
        history.undo();
        history.undo();
        assertEquals(before, document());
    }

    @Test
    void anotherNodeBecomesTheOutput() {
        history.apply(BlockEdit.Make.of(document(), Set.of("dense_1", "dense_2")));
        history.look(List.of("block_1"), Set.of());
        history.apply(new BlockEdit.MakeOutput(
                inside("block_1").graph().node("dense_1").value()));
        Types types = Types.of(document().graph());
        assertEquals(
                "[N, 20]",
                types.find(document().graph().node("block_1").value())
                        .orElseThrow()
                        .shape()
                        .toString());
        history.apply(new Edit.RemoveNodes(Set.of("dense_2")));
        assertFalse(Types.of(document().graph()).hasErrors());
    }
}
