package gradus.app.canvas;

import gradus.app.document.Arrange;
import gradus.app.document.Document;
import gradus.engine.project.Position;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.util.Duration;

/// Puts nodes in order, with a motion that shows where each has gone. Where they come to stand is found off the
/// window's thread.
final class Arranging {
    private static final Duration LENGTH = Duration.millis(180);

    /// More nodes than this go to their places at once.
    private static final int MOST_IN_MOTION = 400;

    private final CanvasViewModel model;
    private final DoubleProperty share = new SimpleDoubleProperty(1);
    private final Timeline motion = new Timeline(new KeyFrame(LENGTH, new KeyValue(share, 1)));
    private Map<String, Position> from = Map.of();
    private Map<String, Position> to = Map.of();
    private boolean isMotionShown = true;

    Arranging(CanvasViewModel model) {
        this.model = model;
        share.addListener((property, before, now) -> move(now.doubleValue()));
    }

    void showMotion(boolean isShown) {
        isMotionShown = isShown;
    }

    /// Places the selected nodes anew in layers, or all if none are.
    void inLayers() {
        Document document = model.workspace().here();
        Set<String> ids = model.selection();
        Thread.ofVirtual().start(() -> {
            Arrange arranged = Arrange.inLayers(document, ids);
            Platform.runLater(() -> {
                // What has been changed meanwhile is not overwritten.
                if (document.equals(model.workspace().here())) {
                    apply(arranged);
                }
            });
        });
    }

    /// Puts the selected nodes of a chain in one line.
    void straight() {
        apply(Arrange.straight(model.workspace().here(), model.selection()));
    }

    private void apply(Arrange edit) {
        Map<String, Position> before =
                new HashMap<>(model.workspace().here().layout().positions());
        motion.stop();
        model.workspace().seal();
        model.workspace().apply(edit);
        model.workspace().seal();
        if (isMotionShown && edit.positions().size() <= MOST_IN_MOTION) {
            from = before;
            to = edit.positions();
            share.set(0);
            motion.playFromStart();
        }
    }

    private void move(double now) {
        if (now >= 1) {
            model.putBack();
            return;
        }
        Map<String, Position> between = new LinkedHashMap<>();
        to.forEach((id, end) -> {
            Position start = from.getOrDefault(id, end);
            between.put(
                    id, new Position(start.x() + (end.x() - start.x()) * now, start.y() + (end.y() - start.y()) * now));
        });
        model.preview(between);
    }
}
