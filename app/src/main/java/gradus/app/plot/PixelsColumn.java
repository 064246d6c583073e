package gradus.app.plot;

import gradus.engine.data.ImageShape;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/// A column of a table that shows rows of pixels as pictures.
public final class PixelsColumn<S> extends TableColumn<S, S> {

    /// How high and wide a picture is.
    public static final double SIDE = 32;

    private static final double ROOM = 40;

    /// @param pixels of a line, row by row
    /// @param shape of the pictures
    /// @param least the number that is no ink
    /// @param most the number that is all ink
    public PixelsColumn(String title, Function<S, double[]> pixels, ImageShape shape, double least, double most) {
        super(title);
        setPrefWidth(SIDE + ROOM);
        setSortable(false);
        setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        setCellFactory(ignored -> new TableCell<>() {
            private final PixelsView view = new PixelsView(SIDE);

            @Override
            protected void updateItem(S line, boolean empty) {
                super.updateItem(line, empty);
                setGraphic(empty || line == null ? null : view);
                if (!empty && line != null) {
                    view.show(pixels.apply(line), shape, least, most);
                }
            }
        });
    }
}
