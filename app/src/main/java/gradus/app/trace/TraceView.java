package gradus.app.trace;

import gradus.app.text.Messages;
import gradus.app.workspace.Traced;
import gradus.engine.run.Trace.Stride;
import gradus.engine.run.TraceStep.Phase;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.javafx.FontIcon;

/// The trace, in the drawer: buttons and a slider to step both ways, the lines of the training loop, of which the one
/// that goes on is lit, all that was told in words, and what was done to each parameter.
public final class TraceView extends VBox {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

    private final TraceViewModel model;
    private final ObservableValue<Messages> messages;
    private final Map<Stride, ToggleButton> strides = new EnumMap<>(Stride.class);
    private final Map<Phase, Label> loop = new EnumMap<>(Phase.class);
    private final Button back = button("trace-back", "mdi2s-skip-previous");
    private final Button next = button("trace-next", "mdi2s-skip-next");
    private final Button reset = button("trace-reset", "mdi2s-skip-backward");
    private final ToggleButton play = new ToggleButton();
    private final Slider speed = new Slider(0.5, 20, 2);
    private final Slider position = new Slider(0, 1, 0);
    private final Label place = new Label();
    private final Label kept = new Label();
    private final ListView<Integer> lines = new ListView<>();
    private final CellsView cells;
    private final UpdatesView updates;
    private final PredictView predict;
    private final TraceMenus menus;
    private final SweepView sweep;
    private final Timeline player = new Timeline();
    private boolean isRefreshing;

    /// @param messages the texts, in the language chosen now
    public TraceView(TraceViewModel model, ObservableValue<Messages> messages) {
        this.model = model;
        this.messages = messages;
        cells = new CellsView(messages);
        updates = new UpdatesView(messages, model.update()::open);
        predict = new PredictView(model, messages);
        menus = new TraceMenus(model, messages);
        sweep = new SweepView(model.sweep(), messages);
        setId("trace");
        setSpacing(8);
        setPadding(new Insets(8, 16, 8, 16));
        place.setId("trace-place");
        place.setMinWidth(USE_PREF_SIZE);
        kept.setId("trace-kept");
        kept.getStyleClass().add("muted");
        lines.setId("trace-lines");
        lines.setCellFactory(ignored -> new LineCell());
        HBox.setHgrow(lines, Priority.ALWAYS);
        HBox body = new HBox(16, lines, cells, updates);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(steps(), scrub(), sweep, predict, body);
        lines.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
                copy();
                event.consume();
            }
        });
        player.setCycleCount(Timeline.INDEFINITE);
        messages.subscribe(this::name);
        model.shown().subscribe(this::show);
    }

    /// Puts all that was told on the clipboard.
    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.text());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private FlowPane steps() {
        reset.setOnAction(event -> model.tracing().reset());
        back.setOnAction(event -> model.previous());
        next.setOnAction(event -> model.next());
        play.setId("trace-play");
        play.setGraphic(new FontIcon("mdi2p-play"));
        play.selectedProperty().subscribe(this::play);
        speed.setId("trace-speed");
        speed.setPrefWidth(80);
        speed.valueProperty().addListener((property, before, value) -> play(play.isSelected()));
        SegmentedButton far = new SegmentedButton();
        for (Stride stride : Stride.values()) {
            ToggleButton button = new ToggleButton();
            button.setId("trace-stride-" + stride.name().toLowerCase(Locale.ROOT));
            button.setOnAction(event -> {
                model.stride().set(stride);
                button.setSelected(true);
            });
            button.setSelected(model.stride().get() == stride);
            strides.put(stride, button);
            far.getButtons().add(button);
        }
        FlowPane bar = new FlowPane(8, 4, reset, back, next, play, speed, far, sweep.mode());
        bar.getChildren().addAll(menus.all());
        bar.setRowValignment(VPos.CENTER);
        return bar;
    }

    private HBox scrub() {
        position.setId("trace-position");
        position.setBlockIncrement(1);
        HBox.setHgrow(position, Priority.ALWAYS);
        position.valueProperty().addListener((property, before, value) -> {
            if (!isRefreshing) {
                model.tracing().at((int) Math.round(value.doubleValue()));
            }
        });
        HBox bar = new HBox(12, loop(), position, place, kept);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private HBox loop() {
        HBox box = new HBox(4);
        box.setId("trace-loop");
        for (Phase phase : Phase.values()) {
            Label line = new Label();
            line.setId("trace-loop-" + phase.name().toLowerCase(Locale.ROOT));
            line.getStyleClass().add("loop-line");
            line.setMinWidth(USE_PREF_SIZE);
            loop.put(phase, line);
            box.getChildren().add(line);
        }
        return box;
    }

    private void play(boolean isOn) {
        player.stop();
        play.setGraphic(new FontIcon(isOn ? "mdi2p-pause" : "mdi2p-play"));
        if (isOn) {
            player.getKeyFrames().setAll(new KeyFrame(Duration.seconds(1 / speed.getValue()), event -> {
                if (!model.play()) {
                    play.setSelected(false);
                }
            }));
            player.play();
        }
    }

    private void name(Messages words) {
        strides.forEach((stride, button) -> button.setText(words.text("trace.stride." + stride.name())));
        loop.forEach((phase, line) -> line.setText(words.text("trace.loop." + phase.name())));
        name(reset, words.text("trace.reset"));
        name(back, words.text("trace.back"));
        name(next, words.text("trace.next"));
        play.setAccessibleText(words.text("trace.play"));
        play.setTooltip(new Tooltip(words.text("trace.play")));
        speed.setAccessibleText(words.text("trace.speed"));
        position.setAccessibleText(words.text("trace.position"));
        lines.setAccessibleText(words.text("trace.lines"));
        Label nothing = new Label(words.text("trace.nothing"));
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        lines.setPlaceholder(nothing);
        menus.name(words);
        show(model.shown().get());
    }

    private static void name(Button button, String text) {
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
    }

    private static Button button(String id, String icon) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        return button;
    }

    private void show(TraceViewModel.Shown shown) {
        isRefreshing = true;
        Messages words = messages.getValue();
        Optional<Traced> traced = shown.traced();
        int length = traced.map(now -> now.trace().length()).orElse(0);
        int at = traced.map(now -> now.trace().position()).orElse(0);
        position.setMax(Math.max(1, length));
        position.setValue(at);
        position.setDisable(traced.isEmpty());
        back.setDisable(at == 0);
        reset.setDisable(at == 0);
        place.setText(traced.map(now -> words.text(
                        shown.isInUpdate() ? "trace.update.place" : "trace.place",
                        words.numbers().whole(at),
                        words.numbers().whole(length),
                        words.numbers().whole(now.trace().frame().number())))
                .orElse(""));
        kept.setText(traced.map(now -> now.trace().dropped())
                .filter(dropped -> dropped > 0)
                .map(dropped -> words.text("trace.kept", words.numbers().whole(length)))
                .orElse(""));
        loop.forEach((phase, line) -> line.pseudoClassStateChanged(
                LIT, shown.phase().filter(phase::equals).isPresent()));
        follow(shown.told());
        cells.show(traced.flatMap(
                now -> now.step().flatMap(step -> Cells.of(now.trace().frame(), step))));
        updates.show(shown.updates());
        boolean isUpdated = !shown.updates().isEmpty();
        updates.setVisible(isUpdated);
        updates.setManaged(isUpdated);
        isRefreshing = false;
    }

    private void follow(int told) {
        if (lines.getItems().size() > told) {
            lines.getItems().remove(told, lines.getItems().size());
        } else {
            lines.getItems()
                    .addAll(IntStream.range(lines.getItems().size(), told)
                            .boxed()
                            .toList());
        }
        lines.refresh();
        if (told > 0) {
            lines.getSelectionModel().clearAndSelect(told - 1);
            lines.layout();
            lines.scrollTo(told - 1);
        }
    }

    /// A step in words. Only the rows that are seen are written.
    private final class LineCell extends ListCell<Integer> {
        LineCell() {
            // As wide as the list: a long line goes on below.
            setPrefWidth(0);
            setWrapText(true);
        }

        @Override
        protected void updateItem(Integer step, boolean empty) {
            super.updateItem(step, empty);
            setText(empty || step == null ? null : model.line(step));
        }
    }
}
