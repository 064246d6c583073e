package gradus.app.training;

import gradus.app.text.Messages;
import gradus.app.workspace.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The panel of the training step: what it is made of on cards, the phases in the order they run in.
public final class StepView extends VBox {

    private final StepViewModel model;
    private final ObservableValue<Messages> messages;
    private final Label scheduleName = new Label();
    private final ComboBox<String> schedule = new ComboBox<>();
    private final Label loopName = new Label();
    private final ComboBox<Arrangement> loop = new ComboBox<>();
    private final MenuButton add = new MenuButton();
    private final Label mistake = new Label();
    private final FlowPane phases = new FlowPane(8, 8);
    private final FlowPane rules = new FlowPane(8, 8);
    private final Map<String, Node> editors = new HashMap<>();
    private List<String> shown = List.of();
    private boolean refreshing;

    /// @param messages the texts, in the language chosen now
    public StepView(StepViewModel model, Workspace workspace, ObservableValue<Messages> messages) {
        this.model = model;
        this.messages = messages;
        setId("step");
        setSpacing(12);
        setPadding(new Insets(16));
        schedule.setId("step-schedule");
        loop.setId("step-loop");
        add.setId("step-add");
        mistake.setId("step-mistake");
        mistake.getStyleClass().add("error-text");
        mistake.setWrapText(true);
        mistake.textProperty().bind(model.mistake());
        HBox top = new HBox(12, scheduleName, schedule, loopName, loop, add, mistake);
        top.setAlignment(Pos.CENTER_LEFT);
        for (FlowPane cards : List.of(phases, rules)) {
            cards.setRowValignment(VPos.TOP);
        }
        ScrollPane scroll = new ScrollPane(new VBox(12, phases, rules));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        getChildren().addAll(top, scroll);
        choices();
        InvalidationListener changed = observable -> refresh();
        workspace.state().addListener(changed);
        messages.addListener(changed);
        refresh();
    }

    private void choices() {
        schedule.getItems().setAll(model.schedules());
        schedule.setOnAction(event -> {
            if (!refreshing && schedule.getValue() != null) {
                model.chooseSchedule(schedule.getValue());
            }
        });
        loop.getItems().setAll(Arrangement.values());
        loop.setOnAction(event -> {
            if (!refreshing && loop.getValue() != null) {
                model.arrange(loop.getValue());
                refresh();
            }
        });
    }

    /// The arrangements' names, in the language chosen now.
    private StringConverter<Arrangement> names() {
        return new StringConverter<>() {
            @Override
            public String toString(Arrangement arrangement) {
                return arrangement == null
                        ? ""
                        : messages.getValue()
                                .text("training.loop."
                                        + arrangement
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'));
            }

            @Override
            public Arrangement fromString(String text) {
                throw new UnsupportedOperationException("The choice can't be typed");
            }
        };
    }

    /// Shows the document as it is now; the cards are made anew only when there are others than before.
    private void refresh() {
        refreshing = true;
        try {
            Messages words = messages.getValue();
            scheduleName.setText(words.text("training.schedule"));
            loopName.setText(words.text("training.loop"));
            add.setText(words.text("training.add-phase"));
            add.getItems().setAll(model.phases().stream().map(this::entry).toList());
            schedule.setValue(model.schedule());
            loop.setConverter(names());
            loop.setValue(null);
            loop.setValue(model.arrangement());
            List<StepViewModel.Part> parts = model.parts();
            List<String> structure = parts.stream()
                    .map(part -> part.title()
                            + part.settings().stream()
                                    .map(StepViewModel.Setting::label)
                                    .toList())
                    .toList();
            if (!structure.equals(shown)) {
                shown = structure;
                editors.clear();
                phases.getChildren().clear();
                rules.getChildren().clear();
                parts.forEach(
                        part -> (part.isPhase() ? phases : rules).getChildren().add(card(part)));
            }
            parts.forEach(part -> part.settings().forEach(setting -> show(part, setting)));
        } finally {
            refreshing = false;
        }
    }

    private MenuItem entry(String phase) {
        MenuItem item = new MenuItem(model.phaseName(phase));
        item.setId("step-add-" + phase);
        item.setOnAction(event -> model.add(phase));
        return item;
    }

    private VBox card(StepViewModel.Part part) {
        Label title = new Label(part.title());
        title.getStyleClass().add("text-bold");
        HBox head = new HBox(title);
        head.setAlignment(Pos.CENTER_LEFT);
        if (part.isPhase()) {
            int place = Integer.parseInt(part.id());
            head.getChildren()
                    .addAll(
                            button(part, "earlier", "←", () -> model.move(place, -1)),
                            button(part, "later", "→", () -> model.move(place, 1)),
                            button(part, "remove", "✕", () -> model.remove(place)));
        }
        GridPane grid = new GridPane(8, 4);
        int row = 0;
        for (StepViewModel.Setting setting : part.settings()) {
            Node editor = editor(part.id(), setting);
            editor.setId("step-" + part.id() + "-" + setting.name());
            editors.put(key(part, setting), editor);
            Label name = new Label(setting.label());
            name.setLabelFor(editor);
            grid.addRow(row++, name, editor);
        }
        VBox card = new VBox(6, head, grid);
        card.getStyleClass().add("step-card");
        card.setMaxHeight(USE_PREF_SIZE);
        card.setId("step-part-" + part.id());
        return card;
    }

    private Button button(StepViewModel.Part part, String what, String sign, Runnable action) {
        Button button = new Button(sign);
        button.setId("step-" + part.id() + "-" + what);
        button.getStyleClass().addAll("flat", "small");
        String text = messages.getValue().text("training.phase-" + what);
        button.setTooltip(new Tooltip(text));
        button.setAccessibleText(text);
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node editor(String part, StepViewModel.Setting setting) {
        if (!setting.choices().isEmpty()) {
            ComboBox<String> box = new ComboBox<>();
            box.getItems().setAll(setting.choices());
            box.setOnAction(event -> {
                if (!refreshing && box.getValue() != null) {
                    model.set(part, setting.name(), box.getValue());
                }
            });
            return box;
        }
        TextField field = new TextField();
        field.setPrefColumnCount(9);
        field.setOnAction(event -> model.set(part, setting.name(), field.getText()));
        field.focusedProperty().addListener((property, before, focused) -> {
            if (!focused && field.getScene() != null) {
                model.set(part, setting.name(), field.getText());
                refresh();
            }
        });
        return field;
    }

    private void show(StepViewModel.Part part, StepViewModel.Setting setting) {
        Node editor = editors.get(key(part, setting));
        if (editor instanceof TextField field
                && (!field.isFocused() || field.getText().isEmpty())) {
            field.setText(setting.text());
        } else if (editor instanceof ComboBox<?> box) {
            select(box, setting.text());
        }
    }

    private static <T> void select(ComboBox<T> box, String text) {
        box.getItems().stream()
                .filter(item -> item.toString().equals(text))
                .findFirst()
                .ifPresent(box::setValue);
    }

    private static String key(StepViewModel.Part part, StepViewModel.Setting setting) {
        return part.id() + "." + setting.name();
    }
}
