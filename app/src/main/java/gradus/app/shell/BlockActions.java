package gradus.app.shell;

import gradus.app.action.Operations;
import gradus.app.document.BlockEdit;
import gradus.app.workspace.State;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Block;
import gradus.engine.block.Blocks;
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
