package gradus.app.chart;

import gradus.app.text.Messages;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jfree.chart.JFreeChart;
import org.kordamp.ikonli.javafx.FontIcon;

/// A chart with what every chart can: its picture can be copied, its picture and its figures can be saved. The menu
/// opens by a quiet button in the corner, by the right mouse button and by the menu key.
public final class ChartFrame extends StackPane {

    /// What all charts of a feature share.
    ///
    /// @param messages the texts, in the language chosen now
    /// @param saving puts files where the person says
    public record Desk(ObservableValue<Messages> messages, Saving saving) {}

    private final String name;
    private final Pictured look;
    private final Supplier<Figures> figures;
    private final Desk desk;
    private final ContextMenu menu = new ContextMenu();

    /// @param name in ids (`loss-menu`, `loss-png`, …) and in the names of files
    /// @param content the chart as it is shown
    /// @param figures of what is drawn now, asked for on the window's thread
    private ChartFrame(String name, Node content, Pictured look, Supplier<Figures> figures, Desk desk) {
        this.name = name;
        this.look = look;
        this.figures = figures;
        this.desk = desk;
        getStyleClass().add("chart-frame");
        Button button = new Button("", new FontIcon("mdi2d-dots-horizontal"));
        button.setId(name + "-menu");
        button.getStyleClass().addAll("flat", "button-icon", "chart-menu");
        Tooltip tip = new Tooltip();
        button.setTooltip(tip);
        desk.messages().subscribe(words -> {
            button.setAccessibleText(words.text("chart.menu"));
            tip.setText(words.text("chart.menu"));
        });
        button.setOnAction(event -> {
            fill();
            menu.show(button, Side.BOTTOM, 0, 0);
        });
        setOnMousePressed(event -> menu.hide());
        // The menu comes when the button is let go, on every system alike.
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.SECONDARY && event.isStillSincePress()) {
                fill();
                menu.show(this, event.getScreenX(), event.getScreenY());
            }
        });
        setOnContextMenuRequested(event -> {
            if (event.isKeyboardTrigger()) {
                button.fire();
            }
            event.consume();
        });
        StackPane.setAlignment(button, Pos.TOP_RIGHT);
        getChildren().addAll(content, button);
    }

    /// Frames a chart of JFreeChart.
    ///
    /// @param viewer shows it
    public static ChartFrame of(String name, JFreeChart chart, Region viewer, Supplier<Figures> figures, Desk desk) {
        return new ChartFrame(name, viewer, Pictured.of(chart, viewer), figures, desk);
    }

    /// Frames anything else that shows figures.
    public static ChartFrame of(String name, Node content, Supplier<Figures> figures, Desk desk) {
        return new ChartFrame(name, content, Pictured.of(content), figures, desk);
    }

    /// Frames a chart of which another picture is taken than what the window shows.
    public static ChartFrame of(String name, Node content, Pictured look, Supplier<Figures> figures, Desk desk) {
        return new ChartFrame(name, content, look, figures, desk);
    }

    private void fill() {
        menu.getItems()
                .setAll(
                        item("copy", "chart.copy", this::copy),
                        item("png", "chart.save-png", () -> desk.saving().save(name + ".png", look::png)),
                        item("svg", "chart.save-svg", () -> desk.saving().save(name + ".svg", look::svg)),
                        item(
                                "csv",
                                "chart.save-csv",
                                () -> desk.saving().save(name + ".csv", () -> {
                                    Figures now = figures.get();
                                    return now::writeTo;
                                })));
    }

    private MenuItem item(String id, String key, Runnable action) {
        MenuItem item = new MenuItem(desk.messages().getValue().text(key));
        item.setId(name + "-" + id);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putImage(SwingFXUtils.toFXImage(look.image(), null));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
