package gradus.app.trace;

import gradus.app.text.Messages;
import gradus.app.workspace.WireNumbers;
import gradus.engine.run.Alarm;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The choices of the trace: where to go, what stops it, what is differentiated, which numbers stand at wires, and
/// whether numbers are predicted first.
final class TraceMenus {
    private final TraceViewModel model;
    private final MenuButton go = menu("trace-go");
    private final MenuButton stop = menu("trace-stop");
    private final MenuButton target = menu("trace-target");
    private final MenuButton wires = menu("trace-wires");
    private final MenuButton pass = menu("trace-pass");
    private final CheckMenuItem example = new CheckMenuItem();
    private final CheckMenuItem zeroing = new CheckMenuItem();
    private final CheckBox predict = new CheckBox();

    TraceMenus(TraceViewModel model, ObservableValue<Messages> messages) {
        this.model = model;
        example.setId("trace-example");
        example.setOnAction(
                event -> model.tracing().set(model.tracing().setup().get().byExample(example.isSelected())));
        zeroing.setId("trace-zeroing");
        zeroing.setSelected(true);
        zeroing.setOnAction(
                event -> model.tracing().set(model.tracing().setup().get().zeroing(zeroing.isSelected())));
        pass.getItems().setAll(zeroing, example);
        predict.setId("trace-predicting");
        predict.selectedProperty().bindBidirectional(model.predicting());
        name(messages.getValue());
    }

    List<Node> all() {
        return List.of(go, stop, target, wires, pass, predict);
    }

    void name(Messages words) {
        example.setText(words.text("trace.by-example"));
        zeroing.setText(words.text("trace.zeroing"));
        predict.setText(words.text("trace.predicting"));
        for (Labeled menu : List.of(go, stop, target, wires, pass)) {
            menu.setText(words.text("trace.menu." + menu.getId().substring("trace-".length())));
        }
        go.getItems().setAll(item("trace-go-selection", words.text("trace.go.selection"), model::toSelection));
        go.getItems().add(new SeparatorMenuItem());
        stop.getItems().clear();
        for (Alarm alarm : Alarm.values()) {
            String id = alarm.name().toLowerCase(Locale.ROOT);
            String text = words.text("trace.alarm." + alarm.name());
            go.getItems().add(item("trace-go-" + id, text, () -> model.tracing().to(alarm)));
            CheckMenuItem stops = new CheckMenuItem(text);
            stops.setId("trace-stop-" + id);
            stops.setSelected(model.stops().contains(alarm));
            stops.setOnAction(event -> {
                if (stops.isSelected()) {
                    model.stops().add(alarm);
                } else {
                    model.stops().remove(alarm);
                }
            });
            stop.getItems().add(stops);
        }
        target.getItems()
                .setAll(
                        item("trace-target-selection", words.text("trace.target.selection"), () -> model.target(true)),
                        item("trace-target-own", words.text("trace.target.own"), () -> model.target(false)));
        wires.getItems()
                .setAll(
                        number("value", words, WireNumbers::value, on -> {
                            WireNumbers now = model.numbers();
                            return new WireNumbers(on, now.local(), now.arriving(), now.product());
                        }),
                        number("local", words, WireNumbers::local, on -> {
                            WireNumbers now = model.numbers();
                            return new WireNumbers(now.value(), on, now.arriving(), now.product());
                        }),
                        number("arriving", words, WireNumbers::arriving, on -> {
                            WireNumbers now = model.numbers();
                            return new WireNumbers(now.value(), now.local(), on, now.product());
                        }),
                        number("product", words, WireNumbers::product, on -> {
                            WireNumbers now = model.numbers();
                            return new WireNumbers(now.value(), now.local(), now.arriving(), on);
                        }));
    }

    private CheckMenuItem number(
            String id, Messages words, Function<WireNumbers, Boolean> is, Function<Boolean, WireNumbers> with) {
        CheckMenuItem item = new CheckMenuItem(words.text("trace.wire." + id));
        item.setId("trace-wire-" + id);
        item.setSelected(is.apply(model.numbers()));
        item.setOnAction(event -> model.show(with.apply(item.isSelected())));
        return item;
    }

    private static MenuItem item(String id, String text, Runnable deed) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(event -> deed.run());
        return item;
    }

    private static MenuButton menu(String id) {
        MenuButton menu = new MenuButton();
        menu.setId(id);
        return menu;
    }
}
