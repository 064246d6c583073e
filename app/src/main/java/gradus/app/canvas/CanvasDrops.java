package gradus.app.canvas;

import gradus.app.action.OperationDrag;
import gradus.app.document.Splice;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// What is dropped on the canvas: operations from the palette, which go into a wire under them if they fit, and files
/// from the desktop.
final class CanvasDrops {
    private final CanvasView view;
    private final CanvasViewModel model;
    private Consumer<List<Path>> files = dropped -> {};
    private Optional<Landing> landing = Optional.empty();

    CanvasDrops(CanvasView view, CanvasViewModel model) {
        this.view = view;
        this.model = model;
        view.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (isTaken(event.getDragboard())) {
                event.acceptTransferModes(TransferMode.COPY);
                splice(event.getDragboard(), spot(event));
                event.consume();
            }
        });
        view.addEventHandler(DragEvent.DRAG_EXITED, event -> leave());
        view.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            event.setDropCompleted(take(event.getDragboard(), spot(event)));
            event.consume();
            view.requestFocus();
        });
    }

    /// Who is given the files.
    void setOnFiles(Consumer<List<Path>> taker) {
        files = taker;
    }

    private static boolean isTaken(Dragboard board) {
        return OperationDrag.operation(board).isPresent() || board.hasFiles();
    }

    private boolean take(Dragboard board, Point spot) {
        Optional<Splice> splice = splice(board, spot);
        leave();
        if (board.hasFiles()) {
            files.accept(board.getFiles().stream().map(File::toPath).toList());
            return true;
        }
        splice.ifPresent(model.wirework()::apply);
        return splice.isPresent()
                || OperationDrag.operation(board)
                        .flatMap(key -> model.add(key, spot.x(), spot.y()))
                        .isPresent();
    }

    /// What inserts the operation into the wire under it, which is lit up; empty where there is none that it fits.
    private Optional<Splice> splice(Dragboard board, Point spot) {
        Landing known = landing.orElseGet(
                () -> new Landing(view, model.wirework(), model.picture().get()));
        landing = Optional.of(known);
        Point at = new Point(Grid.snap(spot.x()), Grid.snap(spot.y()));
        return OperationDrag.operation(board)
                .flatMap(model::prototype)
                .flatMap(node -> known.over(node, spot))
                .map(found -> model.wirework().at(found, at));
    }

    private void leave() {
        landing = Optional.empty();
        view.marks().clear();
    }

    private Point spot(DragEvent event) {
        return view.viewport().toCanvas(new Point(event.getX(), event.getY()));
    }
}
