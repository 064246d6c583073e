package gradus.app.palette;

import gradus.app.action.OperationDrag;
import gradus.app.text.Messages;
import gradus.app.text.OperationHelp;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.javafx.FontIcon;

/// The palette at the left of the window.
public final class PaletteView extends VBox {
    private static final double WIDEST_TIP = 420;

    private final PaletteViewModel model;
    private final TextField search = TextFields.createClearableTextField();
    private final ListView<PaletteRow> list = new ListView<>();

    public PaletteView(PaletteViewModel model, Messages messages) {
        this.model = model;
        getStyleClass().add("palette");
        search.setId("palette-search");
        search.setPromptText(messages.text("palette.search"));
        search.setAccessibleText(messages.text("palette.search"));
        if (search instanceof CustomTextField custom) {
            FontIcon glass = new FontIcon("mdi2m-magnify");
            glass.getStyleClass().add("field-icon");
            custom.setLeft(glass);
        }
        search.textProperty().bindBidirectional(model.query());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInSearch);

        Label nothing = new Label(messages.text("palette.nothing"));
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        list.setId("palette-list");
        list.getStyleClass().add("palette-list");
        list.setItems(model.rows());
        list.setCellFactory(ignored -> new RowCell());
        list.setAccessibleText(messages.text("palette.title"));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::keyInList);
        setVgrow(list, Priority.ALWAYS);
        // The list reaches to the edge, for its scroll bar; the field keeps its distance.
        setMargin(search, new Insets(0, 8, 0, 0));
        getChildren().addAll(search, list);
    }

    /// Puts the cursor into the search field.
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void keyInSearch(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> {
                model.first().ifPresent(model::add);
                event.consume();
            }
            case DOWN -> {
                list.requestFocus();
                list.getSelectionModel().select(model.rows().size() > 1 ? 1 : 0);
                event.consume();
            }
            case ESCAPE -> {
                if (!search.getText().isEmpty()) {
                    search.clear();
                    event.consume();
                }
            }
            default -> {}
        }
    }

    private void keyInList(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            perform(list.getSelectionModel().getSelectedItem());
            event.consume();
        }
    }

    private void perform(PaletteRow row) {
        switch (row) {
            case PaletteRow.Entry entry -> model.add(entry);
            case PaletteRow.Group group -> model.fold(group.family());
        }
    }

    /// A line: the head of a group that folds, or an entry that can be dragged.
    private final class RowCell extends ListCell<PaletteRow> {
        RowCell() {
            setOnMouseClicked(this::click);
            setOnDragDetected(this::drag);
            // The width of the list decides, not that of the longest name.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(PaletteRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll("palette-group", "palette-entry");
            setTooltip(null);
            setGraphic(null);
            setText(null);
            setId(null);
            if (empty || row == null) {
                return;
            }
            switch (row) {
                case PaletteRow.Group(var family, String title, boolean folded) -> {
                    FontIcon arrow = new FontIcon(folded ? "mdi2c-chevron-right" : "mdi2c-chevron-down");
                    arrow.getStyleClass().add("fold-icon");
                    getStyleClass().add("palette-group");
                    setGraphic(arrow);
                    setText(title);
                }
                case PaletteRow.Entry(var operation, OperationHelp help) -> {
                    getStyleClass().add("palette-entry");
                    setId("palette-" + OperationDrag.key(operation));
                    Label name = new Label(help.title());
                    HBox line = new HBox(8, new FormIcon(operation), name);
                    line.setAlignment(Pos.CENTER_LEFT);
                    setGraphic(line);
                    setAccessibleText(help.title() + ". " + help.what());
                    Tooltip tip = new Tooltip(tip(help));
                    tip.setWrapText(true);
                    tip.setMaxWidth(WIDEST_TIP);
                    setTooltip(tip);
                }
            }
        }

        /// What it does, and below it the formula.
        private static String tip(OperationHelp help) {
            return Stream.concat(Stream.of(help.what()), help.formula().stream())
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.joining("\n"));
        }

        private void click(MouseEvent event) {
            if (isEmpty() || event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
                return;
            }
            boolean twice = event.getClickCount() == 2;
            if (getItem() instanceof PaletteRow.Group || twice) {
                perform(getItem());
            }
        }

        private void drag(MouseEvent event) {
            if (getItem() instanceof PaletteRow.Entry entry) {
                var board = startDragAndDrop(TransferMode.COPY);
                board.setContent(OperationDrag.content(entry.operation()));
                SnapshotParameters clear = new SnapshotParameters();
                clear.setFill(Color.TRANSPARENT);
                board.setDragView(getGraphic().snapshot(clear, null));
                event.consume();
            }
        }
    }
}
