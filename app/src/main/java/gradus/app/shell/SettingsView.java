package gradus.app.shell;

import gradus.app.action.Actions;
import gradus.app.text.Messages;
import gradus.app.workspace.Computing;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// What a person can choose: in general, the keys, the gestures of the pointer, and what computes.
final class SettingsView extends OverlayPanel {
    /// The number of the page of the devices.
    static final int DEVICES = 3;

    private final TabPane pages = new TabPane();
    private final DeviceSettings devices;
    private final Subscription following;

    /// @param page the page that is open at first
    /// @param turned takes the page that was turned to
    SettingsView(
            ShellViewModel shell,
            Computing computing,
            Actions actions,
            Messages messages,
            int page,
            IntConsumer turned,
            Runnable close) {
        super("settings", messages.text("settings.title"), messages, close);
        KeySettings keys = new KeySettings(shell, actions, messages);
        GestureSettings gestures = new GestureSettings(shell, messages);
        devices = new DeviceSettings(shell, computing, messages);
        pages.setId("settings-pages");
        pages.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pages.getTabs()
                .setAll(List.of(
                        tab("general", messages, scroll(new GeneralSettings(shell, messages))),
                        tab("keys", messages, keys),
                        tab("gestures", messages, gestures),
                        tab("devices", messages, scroll(devices))));
        pages.getSelectionModel().select(page);
        VBox.setVgrow(pages, Priority.ALWAYS);
        getChildren().add(pages);
        following = Subscription.combine(
                shell.preferences().subscribe(now -> {
                    keys.refresh(now.keys());
                    gestures.refresh(now.gestures());
                }),
                pages.getSelectionModel().selectedIndexProperty().subscribe(index -> {
                    turned.accept(index.intValue());
                    if (index.intValue() == DEVICES) {
                        devices.turnedTo();
                    }
                }));
    }

    @Override
    public Node first() {
        return pages;
    }

    @Override
    public void dispose() {
        following.unsubscribe();
        devices.dispose();
    }

    /// A page that is scrolled when it is longer than the panel.
    static ScrollPane scroll(Region content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.getStyleClass().add("overlay-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private static Tab tab(String id, Messages messages, Node content) {
        Tab tab = new Tab(messages.text("settings." + id), content);
        tab.setId("settings-tab-" + id);
        return tab;
    }
}
