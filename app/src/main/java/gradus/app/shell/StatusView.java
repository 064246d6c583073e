package gradus.app.shell;

import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.javafx.FontIcon;

/// The status bar.
final class StatusView extends StatusBar {
    private final Label epochs = label("status-epochs");
    private final ProgressBar progress = new ProgressBar(0);
    private final Label device = label("status-device");
    private final Tooltip reason = new Tooltip();
    private final Label speed = label("status-speed");
    private final Label saved = label("status-saved");
    private final HBox training = new HBox(8, epochs, progress);

    /// @param showDevices shows what can compute
    StatusView(StatusViewModel model, Runnable showDevices) {
        setId("status");
        progress.setPrefWidth(96);
        progress.setMaxHeight(8);
        progress.getStyleClass().add("status-progress");
        device.setTooltip(reason);
        device.setOnMouseClicked(event -> showDevices.run());
        device.setCursor(Cursor.HAND);
        FontIcon chip = new FontIcon("mdi2c-chip");
        chip.getStyleClass().add("field-icon");
        device.setGraphic(chip);
        training.setAlignment(Pos.CENTER_LEFT);
        HBox items = new HBox(24, training, speed, device, saved);
        items.setAlignment(Pos.CENTER_RIGHT);
        getRightItems().add(items);
        model.line().subscribe(this::show);
    }

    private void show(StatusViewModel.Line line) {
        setText(line.graph());
        epochs.setText(line.epochs());
        progress.setProgress(line.share());
        show(training, !line.epochs().isEmpty());
        speed.setText(line.speed());
        show(speed, !line.speed().isEmpty());
        device.setText(line.device());
        reason.setText(line.reason());
        saved.setText(line.saved());
    }

    private static void show(javafx.scene.Node item, boolean isShown) {
        item.setVisible(isShown);
        item.setManaged(isShown);
    }

    private static Label label(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("muted");
        return label;
    }
}
