package gradus.app.outline;

import gradus.app.action.Focus;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// A row as it is seen: state, name and operation, beneath them shape and wires; or a field for its name.
final class OutlineCell extends TreeCell<OutlineRow> {
    private static final double WIDEST_TIP = 420;

    private final Predicate<OutlineRow> isRenaming;
    private final BiConsumer<OutlineRow, Optional<String>> renamed;

    /// @param renamed takes the new name, or nothing when the old one stays
    OutlineCell(Predicate<OutlineRow> isRenaming, BiConsumer<OutlineRow, Optional<String>> renamed) {
        this.isRenaming = isRenaming;
        this.renamed = renamed;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(OutlineRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setTooltip(null);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            setId(null);
            return;
        }
        setId("outline-" + String.join("-", row.path()));
        setAccessibleText(row.words());
        setGraphic(isRenaming.test(row) ? field(row) : lines(row));
    }

    private Node lines(OutlineRow row) {
        FontIcon state = new FontIcon(icon(row.state()));
        state.getStyleClass().addAll("outline-icon", "outline-" + style(row.state()));
        Label name = new Label(row.name());
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label operation = new Label(row.operation());
        operation.getStyleClass().add("muted");
        HBox first = new HBox(6, state, name, operation);
        first.setAlignment(Pos.CENTER_LEFT);
        String beneath = row.wires().isEmpty()
                ? row.shape()
                : row.shape() + (row.shape().isEmpty() ? "" : ", ") + String.join(", ", row.wires());
        Label second = new Label(beneath);
        second.getStyleClass().addAll("muted", "text-small");
        Tooltip tip = new Tooltip(row.words());
        tip.setWrapText(true);
        tip.setMaxWidth(WIDEST_TIP);
        setTooltip(tip);
        return new VBox(first, second);
    }

    private Node field(OutlineRow row) {
        TextField field = new TextField(row.name());
        field.setId("outline-name");
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case ENTER -> {
                    renamed.accept(row, Optional.of(field.getText()));
                    event.consume();
                }
                case ESCAPE -> {
                    renamed.accept(row, Optional.empty());
                    event.consume();
                }
                default -> {}
            }
        });
        field.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Focus.on(field);
                field.selectAll();
            }
        });
        return field;
    }

    private static String icon(OutlineRow.State state) {
        return switch (state) {
            case READY -> "mdi2c-circle-outline";
            case CURRENT -> "mdi2c-check-circle-outline";
            case STALE -> "mdi2c-clock-outline";
            case RUNNING -> "mdi2p-play-circle-outline";
            case ERROR -> "mdi2a-alert-octagon";
        };
    }

    private static String style(OutlineRow.State state) {
        return switch (state) {
            case READY, CURRENT, RUNNING -> "calm";
            case STALE -> "stale";
            case ERROR -> "error";
        };
    }
}
