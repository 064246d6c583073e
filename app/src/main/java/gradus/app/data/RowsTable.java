package gradus.app.data;

import gradus.app.data.RowsTable.Line;
import gradus.app.plot.PixelsColumn;
import gradus.app.workspace.DataPart;
import gradus.engine.data.Column;
import gradus.engine.data.CsvTable;
import gradus.engine.data.DataSetup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The rows as they stand in the file, with the part each belongs to; the head of a column tells how it is read.
final class RowsTable extends TableView<Line> {

    /// More columns than a person scrolls through would keep the window waiting.
    private static final int MOST_COLUMNS = 100;

    private final DataViewModel model;
    private List<Object> heads = List.of();

    /// A row.
    ///
    /// @param number in the file, from 1
    /// @param part it belongs to, in words
    record Line(int number, String part, List<String> cells) {}

    RowsTable(DataViewModel model, String id) {
        this.model = model;
        setId(id);
        getStyleClass().add("dense");
        setAccessibleText(model.text("data.page.rows"));
        setPlaceholder(new Label(model.text("data.no-rows")));
        setMinWidth(200);
    }

    /// Shows all rows, or those with these numbers.
    void refresh(Optional<List<Integer>> found) {
        Optional<CsvTable> table = model.table();
        table.ifPresentOrElse(rows -> show(rows, found), () -> getItems().clear());
    }

    private void show(CsvTable table, Optional<List<Integer>> found) {
        List<String> names = table.names().subList(0, Math.min(table.names().size(), MOST_COLUMNS));
        List<String> titles = names.stream().map(this::title).toList();
        List<Object> wanted = List.of(titles, model.picture());
        if (!wanted.equals(heads)) {
            heads = wanted;
            getColumns().clear();
            getColumns().add(column(model.text("data.column.row"), 72, line -> Integer.toString(line.number())));
            getColumns().add(column(model.text("data.column.part"), 90, Line::part));
            model.picture()
                    .ifPresent(picture -> getColumns()
                            .add(new PixelsColumn<>(
                                    model.text("data.column.picture"),
                                    line -> picture.pixels(line.cells()),
                                    picture.shape(),
                                    picture.least(),
                                    picture.most())));
            for (int index = 0; index < names.size(); index++) {
                int at = index;
                getColumns()
                        .add(column(
                                titles.get(index),
                                Math.max(80, 7.2 * longest(titles.get(index))),
                                line -> at < line.cells().size() ? line.cells().get(at) : ""));
            }
        }
        Map<Integer, DataPart> parts = model.parts();
        List<Integer> shown = found.orElseGet(
                () -> IntStream.range(0, table.rows().size()).boxed().toList());
        setItems(FXCollections.observableArrayList(shown.stream()
                .filter(row -> row < table.rows().size())
                .map(row -> new Line(
                        row + 1,
                        Optional.ofNullable(parts.get(row))
                                .map(part -> model.choice("data.part.", part))
                                .orElse(""),
                        table.rows().get(row).cells()))
                .toList()));
    }

    private String title(String name) {
        Optional<DataSetup> setup = model.setup();
        return setup.flatMap(known -> known.column(name))
                .map((Column column) -> name + "\n" + model.choice("data.role.", Role.of(column, setup.orElseThrow())))
                .orElse(name);
    }

    private static int longest(String title) {
        return title.lines().mapToInt(String::length).max().orElse(0) + 3;
    }

    private static TableColumn<Line, String> column(String title, double width, Function<Line, String> text) {
        TableColumn<Line, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setCellFactory(ignored -> new TableCell<>() {
            @Override
            protected void updateItem(String cell, boolean empty) {
                super.updateItem(cell, empty);
                setText(empty || cell == null ? null : cell);
            }
        });
        return column;
    }
}
