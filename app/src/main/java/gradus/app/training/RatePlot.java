package gradus.app.training;

import gradus.app.text.Messages;
import gradus.engine.train.RatePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// The learning rate over the epochs, small: what the schedule plans, and over it what the run shown had.
final class RatePlot extends Region {
    private static final double HEIGHT = 64;
    private static final double FOOT = 15;
    private static final double TOP = 6;

    private final OutlookViewModel model;
    private final ObservableValue<Messages> messages;
    private final Polyline planned = line("rate-planned");
    private final Polyline past = line("rate-past");
    private final Text most = mark();
    private final Text least = mark();
    private final Text end = mark();
    private final Text caption = mark();
    private final Tooltip tip = new Tooltip();
    private final Rectangle frame = new Rectangle();

    RatePlot(OutlookViewModel model, ObservableValue<Messages> messages) {
        this.model = model;
        this.messages = messages;
        setId("training-rates");
        getStyleClass().add("rate-plot");
        setMinSize(80, 36);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setClip(frame);
        getChildren().addAll(planned, past, most, least, end, caption);
        Tooltip.install(this, tip);
        tip.setWrapText(true);
        tip.setMaxWidth(320);
        model.outlook().subscribe(outlook -> draw());
        model.shown().subscribe(run -> draw());
        messages.subscribe(words -> draw());
    }

    private void draw() {
        tip.setText(model.text());
        setAccessibleText(model.text());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        frame.setWidth(getWidth());
        frame.setHeight(getHeight());
        List<RatePlan.Point> plan =
                model.outlook().get().map(outlook -> outlook.plan().points()).orElse(List.of());
        List<RatePlan.Point> had = model.past();
        boolean isEmpty = plan.isEmpty() && had.isEmpty();
        caption.setText(isEmpty ? messages.getValue().text("training.rates.unknown") : "");
        caption.setX(0);
        caption.setY(TOP + 10);
        List.of(planned, past, most, least, end).forEach(part -> part.setVisible(!isEmpty));
        if (!isEmpty) {
            draw(plan, had);
        }
    }

    private void draw(List<RatePlan.Point> plan, List<RatePlan.Point> had) {
        double high = Stream.concat(plan.stream(), had.stream())
                .mapToDouble(RatePlan.Point::rate)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double low = Stream.concat(plan.stream(), had.stream())
                .mapToDouble(RatePlan.Point::rate)
                .filter(Double::isFinite)
                .min()
                .orElse(0);
        double epochs = Stream.concat(plan.stream(), had.stream())
                .mapToDouble(RatePlan.Point::epochs)
                .max()
                .orElse(1);
        Messages words = messages.getValue();
        most.setText(words.numbers().shortForm(high));
        least.setText(low < high ? words.numbers().shortForm(low) : "");
        end.setText(words.text("training.rates.epochs", words.numbers().whole(Math.round(epochs))));
        double left = 8
                + Math.max(
                        most.getLayoutBounds().getWidth(),
                        least.getLayoutBounds().getWidth());
        double width = Math.max(1, getWidth() - left - 4);
        double height = Math.max(1, getHeight() - TOP - FOOT);
        // A rate that stays the same is drawn at the top, where it is written.
        double span = low < high ? high - low : 1;
        trace(planned, plan, left, width / epochs, height / span, high);
        trace(past, had, left, width / epochs, height / span, high);
        put(most, 0, TOP + 4);
        put(least, 0, TOP + height);
        put(end, getWidth() - end.getLayoutBounds().getWidth() - 4, getHeight() - 2);
    }

    private static void trace(
            Polyline line, List<RatePlan.Point> points, double left, double anEpoch, double aRate, double high) {
        List<Double> places = new ArrayList<>(2 * points.size());
        for (RatePlan.Point point : points) {
            if (Double.isFinite(point.rate())) {
                places.add(left + point.epochs() * anEpoch);
                places.add(TOP + (high - point.rate()) * aRate);
            }
        }
        if (points.size() == 1 && places.size() == 2) {
            // A single point is no line.
            places.add(left);
            places.add(places.get(1));
        }
        line.getPoints().setAll(places);
    }

    private static void put(Text text, double x, double y) {
        text.setX(x);
        text.setY(y);
    }

    private static Polyline line(String style) {
        Polyline line = new Polyline();
        line.getStyleClass().add(style);
        line.setFill(null);
        line.setManaged(false);
        return line;
    }

    private static Text mark() {
        Text mark = new Text();
        mark.getStyleClass().add("curve-mark");
        mark.setManaged(false);
        return mark;
    }
}
