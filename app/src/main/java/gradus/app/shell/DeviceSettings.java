package gradus.app.shell;

import gradus.app.text.Messages;
import gradus.app.workspace.Computing;
import gradus.engine.device.DeviceSpeed;
import gradus.engine.run.Devices;
import gradus.engine.run.Rounding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The page of the devices: what can compute here, how fast it is, why something can't, and whether products may be
/// faster by rounding.
final class DeviceSettings extends VBox {

    private static final double GIGA = 1e9;
    private static final double TERA = 1e12;
    private static final double MICRO = 1e-6;

    private final ShellViewModel shell;
    private final Computing computing;
    private final Messages messages;
    private final VBox list = new VBox();
    private final Label now = muted("settings-devices-now");
    private final CheckBox rounding = new CheckBox();
    private final Label roundingHelp = muted("settings-rounding-help");
    private final VBox roundingSwitch = new VBox(rounding, roundingHelp);
    private final HBox searching = new HBox();
    private final Subscription following;

    DeviceSettings(ShellViewModel shell, Computing computing, Messages messages) {
        this.shell = shell;
        this.computing = computing;
        this.messages = messages;
        getStyleClass().add("settings-page");
        list.setId("settings-devices");
        list.getStyleClass().add("settings-devices");
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(16, 16);
        searching.getStyleClass().add("settings-choices");
        searching.getChildren().setAll(turning, new Label(messages.text("computing.searching")));
        rounding.setId("settings-rounding");
        rounding.setText(messages.text("settings.rounding"));
        rounding.setOnAction(event -> shell.chooseRounding(rounding.isSelected()));
        roundingSwitch.getStyleClass().add("settings-switch");
        getChildren().setAll(now, list, searching, roundingSwitch);
        following = Subscription.combine(
                computing.entries().subscribe(entries -> show(entries)),
                computing.searching().subscribe(isSearching -> {
                    searching.setVisible(isSearching);
                    searching.setManaged(isSearching);
                }),
                computing.now().subscribe(what -> now.setText(messages.of(what.reason()))));
    }

    /// Searches for devices when the page is turned to: drivers are only tried for those who want to see them.
    void turnedTo() {
        computing.look();
    }

    void dispose() {
        following.unsubscribe();
    }

    private void show(List<Devices.Entry> entries) {
        ToggleGroup group = new ToggleGroup();
        list.getChildren().setAll(choice(Computing.AUTO, messages.text("computing.auto.help"), true, group));
        for (Devices.Entry entry : entries) {
            VBox choice = choice(
                    entry.name(),
                    messages.of(entry.description()),
                    entry.device().isPresent(),
                    group);
            entry.speed().ifPresent(speed -> {
                Label measured = muted("settings-device-speed");
                measured.setText(measured(speed));
                choice.getChildren().add(measured);
            });
            list.getChildren().add(choice);
        }
        showRounding(entries);
    }

    private void showRounding(List<Devices.Entry> entries) {
        List<Rounding> all = entries.stream()
                .filter(entry -> entry.device().isPresent())
                .map(Devices.Entry::rounding)
                .toList();
        Rounding best = all.stream()
                .filter(Rounding.Possible.class::isInstance)
                .findFirst()
                .or(() -> all.stream()
                        .filter(each -> !(each instanceof Rounding.Unknown))
                        .findFirst())
                .orElse(new Rounding.Unknown());
        boolean isShown = !(best instanceof Rounding.Unknown);
        roundingSwitch.setVisible(isShown);
        roundingSwitch.setManaged(isShown);
        rounding.setDisable(!(best instanceof Rounding.Possible));
        switch (best) {
            case Rounding.Unknown _ -> {}
            case Rounding.Missing _ -> sayRounding(false, "settings.rounding.missing");
            case Rounding.Decided(boolean isOn) -> sayRounding(isOn, "settings.rounding.decided");
            case Rounding.Possible _ ->
                sayRounding(shell.preferences().get().roundsProducts(), "settings.rounding.help");
        }
    }

    private void sayRounding(boolean isOn, String help) {
        rounding.setSelected(isOn);
        roundingHelp.setText(messages.text(help));
    }

    private VBox choice(String name, String words, boolean isUsable, ToggleGroup group) {
        RadioButton button = new RadioButton(
                name.equals(Computing.AUTO) ? messages.text("computing.automatic") : name.toUpperCase(Locale.ROOT));
        button.setId("settings-device-" + name.replace(':', '-'));
        button.setToggleGroup(group);
        button.setDisable(!isUsable);
        button.setSelected(computing.chosen().get().equals(name));
        button.setOnAction(event -> computing.choose(name));
        Label help = muted(button.getId() + "-help");
        help.setText(words);
        VBox both = new VBox(button, help);
        both.getStyleClass().add("settings-switch");
        return both;
    }

    private String measured(DeviceSpeed speed) {
        return messages.text(
                "computing.measured",
                perSecond(2 * speed.product()),
                rounded(speed.upload() / GIGA),
                rounded(speed.download() / GIGA),
                rounded(speed.launch() / MICRO));
    }

    private String perSecond(double operations) {
        return operations < TERA
                ? messages.text("computing.gigaflops", rounded(operations / GIGA))
                : messages.text("computing.teraflops", rounded(operations / TERA));
    }

    private String rounded(double number) {
        return messages.numbers()
                .shortForm(new BigDecimal(number).round(new MathContext(2)).doubleValue());
    }

    private static Label muted(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
