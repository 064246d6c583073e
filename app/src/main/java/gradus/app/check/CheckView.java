package gradus.app.check;

import gradus.app.text.Messages;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/// The check of gradients, in the drawer: a line a comparison. A click or Enter goes to the node.
public final class CheckView extends BorderPane {
    private final TableView<Comparison> table = new TableView<>();

    public CheckView(CheckViewModel model, Messages messages) {
        getStyleClass().add("check");
        Label summary = new Label();
        summary.setId("check-summary");
        summary.textProperty().bind(model.summary());
        summary.setMaxWidth(Double.MAX_VALUE);
        summary.setMinWidth(0);
        summary.setWrapText(true);
        HBox.setHgrow(summary, Priority.ALWAYS);
        Button all = new Button(messages.text("check.all"));
        all.setId("check-all");
        all.setMinWidth(USE_PREF_SIZE);
        all.setOnAction(event -> model.checkAll());
        HBox top = new HBox(12, summary, all);
        top.getStyleClass().add("check-top");
        top.setAlignment(Pos.CENTER_LEFT);
        setTop(top);
        table.setId("check-table");
        table.getStyleClass().add("dense");
        table.setItems(model.comparisons());
        table.setAccessibleText(messages.text("drawer.check"));
        table.setPlaceholder(new Label(""));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column(messages.text("check.column.node"), 130, Comparison::node);
        column(messages.text("check.column.what"), 200, Comparison::what);
        column(messages.text("check.column.cell"), 60, Comparison::cell);
        column(messages.text("check.column.analytic"), 110, Comparison::analytic);
        column(messages.text("check.column.numeric"), 140, Comparison::numeric);
        column(messages.text("check.column.step"), 80, Comparison::step);
        column(messages.text("check.column.error"), 100, Comparison::error);
        column(messages.text("check.column.verdict"), 220, Comparison::result)
                .setCellFactory(ignored -> new ResultCell());
        table.setOnMouseClicked(event -> jump(model));
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                jump(model);
                event.consume();
            }
        });
        setCenter(table);
    }

    private void jump(CheckViewModel model) {
        Comparison selected = table.getSelectionModel().getSelectedItem();
        if (selected != null) {
            model.jump(selected);
        }
    }

    private TableColumn<Comparison, String> column(String title, double width, Function<Comparison, String> text) {
        TableColumn<Comparison, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        table.getColumns().add(column);
        return column;
    }

    /// How it came out: a sign and a word.
    private static final class ResultCell extends TableCell<Comparison, String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            Comparison comparison = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || comparison == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            FontIcon icon = new FontIcon(
                    switch (comparison.verdict()) {
                        case AGREES -> "mdi2c-check";
                        case KINK -> "mdi2a-alert";
                        case WRONG -> "mdi2c-close-octagon";
                        case UNTOLD -> "mdi2h-help";
                    });
            icon.getStyleClass()
                    .add(
                            switch (comparison.verdict()) {
                                case AGREES, UNTOLD -> "muted-icon";
                                case KINK -> "warning-icon";
                                case WRONG -> "error-icon";
                            });
            setText(text);
            setGraphic(icon);
        }
    }
}
