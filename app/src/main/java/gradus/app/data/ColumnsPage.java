package gradus.app.data;

import gradus.app.plot.Palette;
import gradus.engine.data.Column;
import gradus.engine.data.ColumnStatistics;
import gradus.engine.data.DataSetup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

/// The columns: what each is for, which may be changed, and what is in it.
final class ColumnsPage extends StackPane {
    private static final int SHOWN_CLASSES = 6;

    private final DataViewModel model;
    private final TableView<Line> table = new TableView<>();
    private final Palette palette = new Palette(table::refresh);

    /// A column.
    ///
    /// @param found what is in it; empty where the rows don't have it
    private record Line(Column column, Role role, Optional<ColumnStatistics> found) {}

    ColumnsPage(DataViewModel model) {
        this.model = model;
        setId("data-columns-page");
        table.setId("data-columns");
        table.getStyleClass().add("dense");
        table.setAccessibleText(model.text("data.page.columns"));
        table.setPlaceholder(new Label(model.text("data.no-rows")));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        text("data.column.name", 160, line -> line.column().name());
        TableColumn<Line, Line> role = column("data.column.role", 190);
        role.setCellFactory(ignored -> new RoleCell());
        text("data.column.missing", 80, line -> line.found().map(this::missing).orElse(""));
        text("data.column.least", 80, line -> spread(line, ColumnStatistics.Spread::least));
        text("data.column.mean", 80, line -> spread(line, ColumnStatistics.Spread::mean));
        text("data.column.deviation", 80, line -> spread(line, ColumnStatistics.Spread::deviation));
        text("data.column.most", 80, line -> spread(line, ColumnStatistics.Spread::most));
        TableColumn<Line, Line> bars = column("data.column.spread", 200);
        bars.setCellFactory(ignored -> new BarsCell());
        text("data.column.values", 240, this::values);
        getChildren().addAll(palette.probe(), table);
    }

    void refresh() {
        Map<String, ColumnStatistics> found = new HashMap<>();
        model.statistics().forEach(each -> found.put(each.name(), each));
        Optional<DataSetup> setup = model.setup();
        List<Line> lines = setup.map(known -> known.columns().stream()
                        .map(column ->
                                new Line(column, Role.of(column, known), Optional.ofNullable(found.get(column.name()))))
                        .toList())
                .orElse(List.of());
        if (!lines.equals(List.copyOf(table.getItems()))) {
            table.getItems().setAll(lines);
        }
    }

    private String missing(ColumnStatistics found) {
        String missing = model.messages().numbers().whole(found.missing());
        return found.wrong() == 0
                ? missing
                : model.text(
                        "data.column.wrong", missing, model.messages().numbers().whole(found.wrong()));
    }

    private String spread(Line line, Function<ColumnStatistics.Spread, Double> figure) {
        return line.found()
                .flatMap(ColumnStatistics::spread)
                .map(figure)
                .map(model.messages().numbers()::shortForm)
                .orElse("");
    }

    private String values(Line line) {
        return line.found()
                .filter(found -> !found.counts().isEmpty())
                .map(found -> found.counts().entrySet().stream()
                                .limit(SHOWN_CLASSES)
                                .map(entry -> entry.getKey() + ": "
                                        + model.messages().numbers().whole(entry.getValue()))
                                .collect(Collectors.joining(" · "))
                        + (found.different() > SHOWN_CLASSES
                                ? model.text("data.column.more", found.different() - SHOWN_CLASSES)
                                : ""))
                .orElse("");
    }

    private void text(String title, double width, Function<Line, String> text) {
        TableColumn<Line, String> column = new TableColumn<>(model.text(title));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        table.getColumns().add(column);
    }

    private TableColumn<Line, Line> column(String title, double width) {
        TableColumn<Line, Line> column = new TableColumn<>(model.text(title));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        table.getColumns().add(column);
        return column;
    }

    /// What the column is for, as a list of choices.
    private final class RoleCell extends TableCell<Line, Line> {
        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            setGraphic(Optional.ofNullable(empty ? null : line)
                    .<Node>map(this::choices)
                    .orElse(null));
        }

        private Choices<Role> choices(Line line) {
            Choices<Role> choices = new Choices<>(
                    "data-role-" + line.column().name(),
                    List.of(Role.values()),
                    role -> model.choice("data.role.", role),
                    role -> model.assign(line.column().name(), role));
            choices.show(line.role());
            choices.setAccessibleText(line.column().name());
            return choices;
        }
    }

    /// How numbers are spread, or how often each class occurs.
    private final class BarsCell extends TableCell<Line, Line> {
        @Override
        protected void updateItem(Line line, boolean empty) {
            super.updateItem(line, empty);
            setGraphic(Optional.ofNullable(empty ? null : line)
                    .flatMap(Line::found)
                    .<Node>map(this::bars)
                    .orElse(null));
        }

        private Bars bars(ColumnStatistics found) {
            Bars bars = new Bars(180, 22);
            found.spread()
                    .ifPresentOrElse(
                            spread -> bars.draw(spread.bins(), bin -> palette.muted(), palette.grid()),
                            () -> bars.draw(
                                    List.copyOf(found.counts().values()),
                                    kind -> found.counts().size() > 10 ? palette.muted() : palette.kind(kind),
                                    palette.grid()));
            return bars;
        }
    }
}
