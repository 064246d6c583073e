package gradus.app.canvas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.util.Duration;

/// The way into blocks and out again: an inside opens from the block's place and closes into it, and every level is
/// seen again as it was left.
final class Passages {
    private static final Duration LENGTH = Duration.millis(180);

    private final Consumer<Viewport> show;
    private final Map<List<String>, Viewport> left = new HashMap<>();
    private final DoubleProperty share = new SimpleDoubleProperty(1);
    private final Timeline flight = new Timeline(new KeyFrame(LENGTH, new KeyValue(share, 1)));
    private Viewport start = Viewport.START;
    private Viewport end = Viewport.START;
    private List<String> place = List.of();
    private boolean isMotionShown = true;

    /// @param show draws the canvas through a viewport
    Passages(Consumer<Viewport> show) {
        this.show = show;
        share.addListener((property, before, now) -> show.accept(start.towards(end, now.doubleValue())));
    }

    /// Whether levels open and close with motion.
    void showMotion(boolean isShown) {
        isMotionShown = isShown;
    }

    /// Another document: nothing was left anywhere.
    void reset(List<String> now) {
        flight.stop();
        left.clear();
        place = now;
    }

    /// Follows to another level, if it is another one.
    ///
    /// @param before what was seen last
    /// @param after what is seen now
    /// @param viewport through which the level before was seen
    /// @param fitted through which everything of a level is seen that was not seen yet
    /// @return whether it is another level
    boolean follow(
            List<String> now,
            Picture before,
            Picture after,
            Viewport viewport,
            Box view,
            Supplier<Optional<Viewport>> fitted) {
        if (now.equals(place)) {
            return false;
        }
        flight.stop();
        List<String> from = place;
        left.put(from, viewport);
        place = now;
        Optional<Viewport> target = Optional.ofNullable(left.get(now)).or(fitted);
        boolean isDeeper =
                now.size() > from.size() && now.subList(0, from.size()).equals(from);
        boolean isHigher =
                now.size() < from.size() && from.subList(0, now.size()).equals(now);
        Optional<Viewport> start = isDeeper
                ? before.node(now.get(from.size()))
                        .flatMap(block -> after.bounds(List.of()).map(all -> all.into(seen(block.box(), viewport))))
                : isHigher
                        ? after.node(from.get(now.size()))
                                .map(block ->
                                        Viewport.showing(block.box(), view.width(), view.height(), Viewport.LARGEST))
                        : Optional.empty();
        target.ifPresent(end -> fly(start.filter(any -> isMotionShown).orElse(end), end));
        return true;
    }

    private void fly(Viewport from, Viewport to) {
        start = from;
        end = to;
        show.accept(from);
        if (!from.equals(to)) {
            share.set(0);
            flight.playFromStart();
        }
    }

    private static Box seen(Box box, Viewport viewport) {
        return Box.between(
                viewport.toView(new Point(box.left(), box.top())),
                viewport.toView(new Point(box.right(), box.bottom())));
    }
}
