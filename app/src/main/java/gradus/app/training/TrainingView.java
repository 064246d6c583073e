package gradus.app.training;

import gradus.app.text.Messages;
import gradus.app.workspace.Advance;
import gradus.app.workspace.Standing;
import gradus.app.workspace.Workplace;
import gradus.app.workspace.Workspace;
import gradus.engine.data.TargetKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The training panel: settings on the left, the run on the right.
public final class TrainingView extends ScrollPane {

    private static final int ROWS = 4;
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    /// The settings with a tooltip.
    private static final List<String> EXPLAINED = List.of("learning_rate", "patience", "stop_at", "stop_after");

    private final TrainingViewModel model;
    private final ObservableValue<Messages> messages;
    private final GridPane settings = new GridPane();
    private final Map<String, Label> names = new LinkedHashMap<>();
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final ComboBox<String> optimizer = new ComboBox<>();
    private final ComboBox<TargetKind> target = new ComboBox<>();
    private final Button train = button("training-train", "accent");
    private final Button pause = button("training-pause", "flat");
    private final Button step = button("training-one-step", "flat");
    private final Button epoch = button("training-one-epoch", "flat");
    private final Button stop = button("training-stop", "flat");
    private final Button replay = button("training-replay", "flat");
    private final Button data = button("training-data", "accent");
    private final ProgressBar progress = new ProgressBar(0);
    private final Label status = new Label();
    private final Label mistake = new Label();
    private final Slider pace = new Slider(0, 1, 1);
    private final Label paceName = new Label();
    private final Label paceText = new Label();
    private final OutlookViewModel outlook;
    private final RatePlot rates;
    private final Label scheduleName = new Label();
    private final ComboBox<String> schedule = new ComboBox<>();
    private Messages spoken;
    private boolean refreshing;

    /// @param messages the texts, in the language chosen now
    /// @param openData asks for a file of data; offered while the project has none
    public TrainingView(
            TrainingViewModel model,
            Workspace workspace,
            Workplace workplace,
            ObservableValue<Messages> messages,
            Runnable openData) {
        this.model = model;
        this.messages = messages;
        outlook = new OutlookViewModel(workspace, workplace, model.shown(), messages);
        rates = new RatePlot(outlook, messages);
        spoken = messages.getValue();
        data.setOnAction(event -> openData.run());
        setId("training");
        getStyleClass().add("training");
        HBox content = new HBox(32, settings, run(new DeviceView(workplace.computing(), messages)));
        content.setPadding(new Insets(12, 16, 12, 16));
        setContent(content);
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        settings.setHgap(12);
        settings.setVgap(8);
        settings.setMinWidth(USE_PREF_SIZE);
        int place = add("optimizer", optimizer, 0);
        for (String setting : Settings.TYPED) {
            TextField field = new TextField();
            field.setPrefColumnCount(8);
            field.setOnAction(event -> model.leave());
            field.textProperty().addListener((property, before, after) -> typed(setting, after));
            field.focusedProperty().addListener((property, before, focused) -> {
                if (!focused) {
                    model.leave();
                    refresh();
                }
            });
            fields.put(setting, field);
            place = add(setting, field, place);
        }
        add("target", target, place);
        choices();
        InvalidationListener changed = observable -> refresh();
        workspace.state().addListener(changed);
        workspace.document().addListener(changed);
        workspace.diagnostics().addListener(changed);
        workspace.training().addListener(changed);
        model.shown().addListener(changed);
        model.mistakes().addListener(changed);
        model.standing().addListener(changed);
        outlook.outlook().addListener(changed);
        messages.addListener(changed);
        refresh();
    }

    private VBox run(DeviceView device) {
        train.setOnAction(event -> model.train());
        pause.setOnAction(event -> model.pause());
        step.setOnAction(event -> model.advance(Advance.STEP));
        epoch.setOnAction(event -> model.advance(Advance.EPOCH));
        stop.setOnAction(event -> model.stop());
        replay.setOnAction(event -> model.replay());
        pace.setId("training-pace");
        pace.valueProperty().bindBidirectional(model.pace());
        pace.valueProperty().addListener(observable -> paceText.setText(model.paceText()));
        pace.setPrefWidth(140);
        progress.setId("training-progress");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setMinHeight(USE_PREF_SIZE);
        status.setId("training-status");
        status.setWrapText(true);
        status.setMinHeight(USE_PREF_SIZE);
        mistake.setId("training-mistake");
        mistake.getStyleClass().add("mistake");
        mistake.setWrapText(true);
        mistake.setMinHeight(USE_PREF_SIZE);
        paceText.setMinWidth(USE_PREF_SIZE);
        pace.setMinWidth(60);
        paceName.setMinWidth(USE_PREF_SIZE);
        FlowPane buttons = new FlowPane(8, 4, train, pause, step, epoch, stop, replay);
        HBox watched = new HBox(12, paceName, pace, paceText);
        watched.setAlignment(Pos.CENTER_LEFT);
        FlowPane speed = new FlowPane(12, 8, watched, device);
        buttons.setAlignment(Pos.CENTER_LEFT);
        speed.setAlignment(Pos.CENTER_LEFT);
        schedule.setId("training-schedule");
        scheduleName.setLabelFor(schedule);
        scheduleName.setMinWidth(USE_PREF_SIZE);
        schedule.setPrefWidth(180);
        schedule.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(rates, Priority.ALWAYS);
        HBox planned = new HBox(12, scheduleName, schedule, rates);
        planned.setAlignment(Pos.CENTER_LEFT);
        VBox run = new VBox(8, buttons, progress, status, mistake, data, speed, planned);
        run.setMaxWidth(560);
        HBox.setHgrow(run, Priority.ALWAYS);
        return run;
    }

    private void choices() {
        optimizer.setMaxWidth(Double.MAX_VALUE);
        target.setMaxWidth(Double.MAX_VALUE);
        optimizer.getItems().setAll(model.optimizers());
        optimizer.valueProperty().addListener((property, before, chosen) -> {
            if (!refreshing && chosen != null) {
                model.chooseOptimizer(chosen);
            }
        });
        schedule.getItems().setAll(outlook.schedules());
        schedule.setOnAction(event -> {
            if (!refreshing && schedule.getValue() != null) {
                model.step().chooseSchedule(schedule.getValue());
            }
        });
        target.getItems().setAll(TargetKind.values());
        target.setConverter(new StringConverter<>() {
            @Override
            public String toString(TargetKind kind) {
                return kind == null
                        ? ""
                        : messages.getValue()
                                .text("training.target." + kind.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public TargetKind fromString(String text) {
                throw new UnsupportedOperationException("The choice can't be typed");
            }
        });
        target.valueProperty().addListener((property, before, chosen) -> {
            if (!refreshing && chosen != null) {
                model.chooseTargetKind(chosen);
            }
        });
    }

    private int add(String setting, Node editor, int place) {
        Label name = new Label();
        name.setLabelFor(editor);
        name.setMinWidth(USE_PREF_SIZE);
        names.put(setting, name);
        editor.setId("training-" + setting);
        int column = place / ROWS * 2;
        settings.add(name, column, place % ROWS);
        settings.add(editor, column + 1, place % ROWS);
        while (settings.getColumnConstraints().size() < column + 2) {
            settings.getColumnConstraints().add(new ColumnConstraints());
        }
        return place + 1;
    }

    private void typed(String setting, String text) {
        if (!refreshing) {
            model.type(setting, text);
        }
    }

    /// Shows the document and the run as they are now; what is being typed is left alone.
    private void refresh() {
        refreshing = true;
        try {
            Messages words = messages.getValue();
            names.forEach((setting, name) -> name.setText(words.text("training." + setting.replace('_', '-'))));
            fields.forEach(this::refresh);
            field("metrics").setPromptText(words.text("training.metrics-suitable"));
            field("class_weight").setPromptText(words.text("training.class-weight-none"));
            field("patience").setPromptText(words.text("training.patience-none"));
            field("stop_at").setPromptText(words.text("training.stop-at-none"));
            field("stop_after").setPromptText(words.text("training.stop-after-none"));
            for (String setting : EXPLAINED) {
                field(setting).setTooltip(new Tooltip(words.text("training." + setting.replace('_', '-') + ".tip")));
            }
            optimizer.setValue(model.optimizer());
            boolean learnsFromData = model.targetKind().isPresent();
            target.setDisable(!learnsFromData);
            if (!words.equals(spoken)) {
                // What is chosen is written anew only when it is chosen anew.
                target.setValue(null);
                spoken = words;
            }
            model.targetKind().ifPresent(target::setValue);
            train.setText(words.text("training.train"));
            pause.setText(words.text(model.isResting() ? "training.resume" : "training.pause"));
            step.setText(words.text("training.one-step"));
            epoch.setText(words.text("training.one-epoch"));
            pause.setTooltip(new Tooltip(words.text("training.pause.tip")));
            step.setTooltip(new Tooltip(words.text("training.one-step.tip")));
            epoch.setTooltip(new Tooltip(words.text("training.one-epoch.tip")));
            stop.setText(words.text("training.stop"));
            replay.setText(words.text("training.replay"));
            data.setText(words.text("training.open-data"));
            data.setVisible(!learnsFromData);
            data.setManaged(!learnsFromData);
            train.setTooltip(new Tooltip(words.text("training.train.tip")));
            stop.setTooltip(new Tooltip(words.text("training.stop.tip")));
            replay.setTooltip(new Tooltip(words.text("training.replay.tip")));
            train.setDisable(model.isTraining() || !model.mistakes().isEmpty() || !learnsFromData);
            boolean canMove = model.isTraining() ? model.isResting() : !train.isDisable();
            pause.setDisable(!model.isTraining());
            step.setDisable(!canMove);
            epoch.setDisable(!canMove);
            stop.setDisable(!model.isTraining()
                    && model.shown().get().filter(run -> run.isRunning()).isEmpty());
            replay.setDisable(!model.canReplay());
            progress.setProgress(model.share());
            progress.setVisible(model.shown().get().isPresent());
            progress.setManaged(progress.isVisible());
            status.setText(model.statusText());
            boolean isStale = model.standing().get() != Standing.Of.THIS;
            status.pseudoClassStateChanged(STALE, isStale);
            progress.pseudoClassStateChanged(STALE, isStale);
            paceName.setText(words.text("training.pace"));
            paceText.setText(model.paceText());
            scheduleName.setText(words.text("training.schedule-short"));
            schedule.setAccessibleText(words.text("training.schedule"));
            schedule.setValue(outlook.schedule());
            mistake.setText(model.mistakes().values().stream()
                    .findFirst()
                    .or(() -> learnsFromData ? model.obstacle() : Optional.of(words.text("training.no-data")))
                    .or(outlook::doubt)
                    .orElse(""));
            mistake.setManaged(!mistake.getText().isEmpty());
        } finally {
            refreshing = false;
        }
    }

    private void refresh(String setting, TextField field) {
        boolean wrong = model.mistakes().containsKey(setting);
        field.pseudoClassStateChanged(PseudoClass.getPseudoClass("danger"), wrong);
        String text = model.text(setting);
        field.setDisable(!model.has(setting));
        if (!wrong && !field.isFocused() && !field.getText().equals(text)) {
            field.setText(text);
        }
    }

    private TextField field(String setting) {
        return Objects.requireNonNull(fields.get(setting));
    }

    private static Button button(String id, String style) {
        Button button = new Button();
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add(style);
        return button;
    }
}
