package gradus.app.canvas;

import gradus.app.action.OperationDrag;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// What is dropped on the canvas: operations from the palette, files from the desktop.
final class CanvasDrops {
    private final CanvasView view;
    private final CanvasViewModel model;
    private Consumer<List<Path>> files = dropped -> {};

    CanvasDrops(CanvasView view, CanvasViewModel model) {
        this.view = view;
        this.model = model;
        view.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (isTaken(event.getDragboard())) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        view.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            event.setDropCompleted(take(event.getDragboard(), new Point(event.getX(), event.getY())));
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

    private boolean take(Dragboard board, Point seen) {
        Point spot = view.viewport().toCanvas(seen);
        if (board.hasFiles()) {
            files.accept(board.getFiles().stream().map(File::toPath).toList());
            return true;
        }
        return OperationDrag.operation(board)
                .flatMap(key -> model.add(key, spot.x(), spot.y()))
                .isPresent();
    }
}
