package gradus.app.charts;

import gradus.app.chart.ChartFrame;
import gradus.app.chart.Seen;
import gradus.app.text.Messages;
import gradus.app.theme.ThemePaint;
import gradus.app.workspace.TrainingRun;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The charts of a training run, one kind at a time, drawn anew at most thirty times a second and only while they can
/// be seen.
public final class ChartsView extends StackPane {
    private static final Duration BETWEEN_DRAWINGS = Duration.millis(33);
    private static final double MOST_SMOOTHING = 0.99;
    private static final int PARAMETER_COLORS = 10;

    /// What can be looked at.
    private enum Kind {
        CURVES("left-pill"),
        BATCHES("center-pill"),
        RATE("center-pill"),
        RATIO("center-pill"),
        INSIDE("right-pill");

        private final String pill;

        Kind(String pill) {
            this.pill = pill;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final ObservableValue<Optional<TrainingRun>> run;
    private final ObservableValue<Messages> messages;
    private final ObservableValue<Boolean> seen = Seen.of(this);
    private final EpochLines lines = new EpochLines();
    private final Map<Kind, Page> pages = new EnumMap<>(Kind.class);
    private final Map<Kind, ToggleButton> choices = new EnumMap<>(Kind.class);
    private final ToggleGroup choice = new ToggleGroup();
    private final ToggleButton log = new ToggleButton();
    private final Label smoothingName = new Label();
    private final Slider smoothing = new Slider(0, MOST_SMOOTHING, 0);
    private final HBox smoothingBox = new HBox(6, smoothingName, smoothing);
    private final InsidePage inside;
    private final StackPane middle = new StackPane();
    private final VBox all;
    private final Label empty = new Label();
    private final ThemePaint paint;
    private final PauseTransition pause = new PauseTransition(BETWEEN_DRAWINGS);
    private Kind kind = Kind.CURVES;
    private boolean isDue;

    /// @param run the training run to show, if there is one
    /// @param insides looks into the network
    /// @param desk what all charts share
    public ChartsView(ObservableValue<Optional<TrainingRun>> run, InsideViewModel insides, ChartFrame.Desk desk) {
        this.run = run;
        this.messages = desk.messages();
        getStyleClass().add("charts");
        setId("charts");
        paint = new ThemePaint(
                Stream.concat(
                                Stream.of(
                                        "-color-bg-default",
                                        "-gradus-grid",
                                        "-gradus-text",
                                        "-gradus-muted",
                                        "-gradus-value",
                                        "-gradus-gradient",
                                        "-gradus-update",
                                        "-gradus-chart-loss",
                                        "-gradus-chart-accuracy"),
                                IntStream.range(0, PARAMETER_COLORS).mapToObj(index -> "-gradus-class-" + index))
                        .toList(),
                this::repaint);
        inside = new InsidePage(insides, desk);
        pages.put(Kind.CURVES, new CurvesPage(lines, desk));
        pages.put(Kind.BATCHES, new LinesPage("batches", "", false, desk, RunCurves::batches));
        pages.put(
                Kind.RATE,
                new LinesPage("rate", "", false, desk, (shown, words) -> RunCurves.rate(shown, lines, words)));
        pages.put(Kind.RATIO, new LinesPage("ratio", "charts.ratio.help", true, desk, RunCurves::ratios));
        pages.put(Kind.INSIDE, inside);
        empty.getStyleClass().add("hint");
        empty.setWrapText(true);
        VBox.setVgrow(middle, Priority.ALWAYS);
        all = new VBox(bar(), middle);
        getChildren().addAll(paint, all, empty);
        pause.setOnFinished(event -> {
            if (isDue) {
                draw();
            }
        });
        run.addListener((property, before, after) -> drawSoon());
        messages.addListener((property, before, after) -> draw());
        seen.subscribe(isSeen -> {
            if (isDue) {
                drawSoon();
            }
        });
        insides.found().subscribe(found -> drawSoon());
        repaint();
        choose(Kind.CURVES);
    }

    private Node bar() {
        HBox segments = new HBox();
        segments.getStyleClass().add("segments");
        for (Kind each : Kind.values()) {
            ToggleButton button = new ToggleButton();
            button.setId("charts-show-" + each.id());
            button.setToggleGroup(choice);
            button.getStyleClass().add(each.pill);
            button.setOnAction(event -> choose(each));
            choices.put(each, button);
            segments.getChildren().add(button);
        }
        log.setId("charts-log");
        log.setOnAction(event -> draw());
        smoothing.setId("charts-smoothing");
        smoothing.setPrefWidth(110);
        smoothing.setMinWidth(60);
        smoothing.setBlockIncrement(0.05);
        smoothing.valueProperty().addListener((property, before, after) -> drawSoon());
        smoothingName.setLabelFor(smoothing);
        smoothingBox.setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(12, segments, gap, log, smoothingBox, inside.chooser());
        bar.getStyleClass().add("charts-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private void choose(Kind other) {
        kind = other;
        choice.selectToggle(choices.get(other));
        show(log, other != Kind.INSIDE && other != Kind.RATIO);
        show(smoothingBox, other != Kind.INSIDE && other != Kind.RATE);
        show(inside.chooser(), other == Kind.INSIDE);
        Optional.ofNullable(pages.get(other)).ifPresent(page -> {
            middle.getChildren().setAll(page.node());
            // The size of its type is known once it is in the window.
            page.paint(paint);
        });
        draw();
    }

    private static void show(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }

    private void drawSoon() {
        isDue = true;
        if (seen.getValue() && pause.getStatus() != Animation.Status.RUNNING) {
            draw();
        }
    }

    /// Draws at once, however short a time ago it last did.
    public void draw() {
        isDue = false;
        pause.playFromStart();
        Messages words = messages.getValue();
        choices.forEach((each, button) -> button.setText(words.text("charts.kind." + each.id())));
        log.setText(words.text("charts.log"));
        smoothingName.setText(words.text("charts.smoothing"));
        empty.setText(words.text("charts.empty"));
        Optional<TrainingRun> shown = run.getValue();
        empty.setVisible(shown.isEmpty());
        all.setVisible(shown.isPresent());
        shown.ifPresent(now -> {
            lines.follow(now);
            double share = Math.round(smoothing.getValue() * 100) / 100.0;
            Optional.ofNullable(pages.get(kind)).ifPresent(page -> page.show(now, log.isSelected(), share));
        });
    }

    private void repaint() {
        List.copyOf(pages.values()).forEach(page -> page.paint(paint));
    }
}
