package gradus.app.shell;

import gradus.app.action.Operations;
import gradus.app.document.BlockEdit;
import gradus.app.document.Unfolding;
import gradus.app.workspace.State;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Block;
import gradus.engine.block.Blocks;
import gradus.engine.block.Insides;
import gradus.engine.graph.Node;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;

/// What a person does with blocks of their own.
record BlockActions(Workspace workspace, BlockLibrary library, FileChoosers choosers) {

    /// What can be put on the canvas: the catalogue and the blocks of the library.
    Operations operations() {
        return () -> Stream.concat(Blocks.catalogue().entries().stream(), library.blocks().get().stream())
                .toList();
    }

    /// Whether one block alone is selected.
    ObservableValue<Boolean> isBlockSelected() {
        return workspace.state().map(state -> block(state).isPresent());
    }

    /// Makes a block of what is selected.
    void make() {
        workspace.apply(
                BlockEdit.Make.of(workspace.here(), workspace.selection().get()));
        workspace.seal();
    }

    /// Puts the inside of the selected block in its place.
    void dissolve() {
        selected().ifPresent(node -> {
            workspace.apply(new BlockEdit.Dissolve(node.id()));
            workspace.seal();
        });
    }

    /// Whether one node alone is selected that is a graph inside.
    ObservableValue<Boolean> hasInside() {
        return workspace
                .state()
                .map(state ->
                        selected().map(Node::operation).filter(Insides::has).isPresent());
    }

    /// Whether a node is selected that stands in a frame.
    ObservableValue<Boolean> isFramed() {
        return workspace.state().map(state -> frame().isPresent());
    }

    /// Shows the inside of the selected block in its place, in a frame.
    void unfold() {
        selected().ifPresent(node -> {
            workspace.apply(new Unfolding.Unfold(node.id()));
            workspace.seal();
        });
    }

    /// Makes a block of what stands in the frame of the selected node.
    void fold() {
        frame().ifPresent(frame -> {
            workspace.apply(Unfolding.Fold.of(workspace.here(), frame));
            workspace.seal();
        });
    }

    /// Makes the selected node what comes out of the block.
    void makeOutput() {
        selected().ifPresent(node -> {
            workspace.apply(new BlockEdit.MakeOutput(node.value()));
            workspace.seal();
        });
    }

    private Optional<String> frame() {
        return workspace.selection().get().stream().findFirst().flatMap(id -> Unfolding.frameOf(workspace.here(), id));
    }

    /// Keeps the selected block in the library.
    void keep() {
        block(workspace.state().get()).ifPresent(library::keep);
    }

    /// Asks for a file and takes its block into the library.
    void take() {
        choosers.block().ifPresent(library::take);
    }

    /// Asks where to, and writes the selected block there.
    void give() {
        block(workspace.state().get())
                .ifPresent(block -> choosers.saveBlock(BlockLibrary.fileName(block.title()))
                        .ifPresent(file -> library.give(block, file)));
    }

    private Optional<Node> selected() {
        State state = workspace.state().get();
        return state.selection().size() == 1
                ? state.scene()
                        .document()
                        .graph()
                        .find(state.selection().iterator().next())
                : Optional.empty();
    }

    private static Optional<Block> block(State state) {
        return state.selection().size() == 1
                ? state.scene()
                        .document()
                        .graph()
                        .find(state.selection().iterator().next())
                        .filter(node -> node.operation() instanceof Block)
                        .map(node -> (Block) node.operation())
                : Optional.empty();
    }
}
