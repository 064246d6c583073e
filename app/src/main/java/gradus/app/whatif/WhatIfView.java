package gradus.app.whatif;

import gradus.app.chart.ChartFrame;
import gradus.app.chart.Saving;
import gradus.app.text.Messages;
import gradus.app.theme.ThemePaint;
import gradus.engine.run.Descent;
import gradus.engine.run.Descent.Coordinate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jfree.chart.fx.ChartViewer;

/// What if, in the drawer: a slider for each number on the left, the way along the gradient on the right.
public final class WhatIfView extends HBox {
    private static final double LEAST_LIST = 380;

    private final WhatIfViewModel model;
    private final Messages messages;
    private final GridPane grid = new GridPane();
    private final Map<Coordinate, LeafRow> rows = new LinkedHashMap<>();
    private final Label none = new Label();
    private final Label reason = new Label();
    private final WayChart target = new WayChart("-gradus-chart-loss");
    private final WayChart plane = new WayChart("-gradus-update");
    private final ChartViewer targetViewer = viewer(target, "whatif-target");
    private final ChartViewer planeViewer = viewer(plane, "whatif-plane");
    private final ThemePaint paint;
    private final Subscription subscription;

    /// @param saving puts what the charts show into files
    public WhatIfView(WhatIfViewModel model, Messages messages, Saving saving) {
        this.model = model;
        this.messages = messages;
        setId("whatif");
        setSpacing(16);
        setPadding(new Insets(8, 16, 8, 16));
        paint = new ThemePaint(
                List.of(
                        "-color-bg-default",
                        "-gradus-grid",
                        "-gradus-text",
                        "-gradus-muted",
                        "-gradus-chart-loss",
                        "-gradus-update"),
                this::repaint);
        none.setText(messages.text("whatif.none"));
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        none.setMinWidth(LEAST_LIST);
        none.setPrefWidth(LEAST_LIST);
        grid.setHgap(12);
        grid.setVgap(4);
        grid.setAlignment(Pos.TOP_LEFT);
        ScrollPane list = new ScrollPane(new VBox(none, grid));
        list.setId("whatif-list");
        list.setFitToWidth(true);
        list.setMinWidth(LEAST_LIST);
        list.setPrefWidth(520);
        ChartFrame.Desk desk = new ChartFrame.Desk(new ReadOnlyObjectWrapper<>(messages), saving);
        HBox charts = new HBox(
                8, frame("whatif-target", target, targetViewer, desk), frame("whatif-plane", plane, planeViewer, desk));
        VBox.setVgrow(charts, Priority.ALWAYS);
        VBox follow = new VBox(6, controls(), reason, charts);
        HBox.setHgrow(follow, Priority.ALWAYS);
        reason.setId("whatif-reason");
        reason.getStyleClass().add("error-text");
        reason.setWrapText(true);
        tell(Optional.empty());
        getChildren().addAll(paint, list, follow);
        subscription = model.leaves().subscribe(this::list).and(model.followed().subscribe(this::draw));
    }

    /// Listens to the model no longer.
    public void dispose() {
        subscription.unsubscribe();
        model.dispose();
    }

    private Node controls() {
        Label title = new Label(messages.text("whatif.follow"));
        ToggleGroup group = new ToggleGroup();
        RadioButton down = new RadioButton(messages.text("whatif.down"));
        RadioButton up = new RadioButton(messages.text("whatif.up"));
        down.setId("whatif-down");
        up.setId("whatif-up");
        down.setToggleGroup(group);
        up.setToggleGroup(group);
        (model.isUpwards().get() ? up : down).setSelected(true);
        up.selectedProperty().subscribe(isUp -> model.isUpwards().set(isUp));
        Label rateName = new Label(messages.text("whatif.rate"));
        TextField rate = new TextField();
        rate.setId("whatif-rate");
        rate.setPrefColumnCount(6);
        rate.textProperty().bindBidirectional(model.rate());
        rateName.setLabelFor(rate);
        FlowPane line = new FlowPane(
                12,
                6,
                title,
                down,
                up,
                new HBox(6, rateName, rate),
                step("whatif-step-1", messages.text("whatif.step"), 1),
                step("whatif-step-10", messages.text("whatif.steps"), 10));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().forEach(part -> {
            if (part instanceof HBox box) {
                box.setAlignment(Pos.CENTER_LEFT);
            }
        });
        return line;
    }

    private Button step(String id, String text, int count) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(event -> tell(model.follow(count)));
        return button;
    }

    private void tell(Optional<String> refusal) {
        reason.setText(refusal.orElse(""));
        reason.setVisible(refusal.isPresent());
        reason.setManaged(refusal.isPresent());
    }

    private void list(List<Leaf> leaves) {
        List<Coordinate> places = leaves.stream().map(Leaf::place).toList();
        if (!places.equals(List.copyOf(rows.keySet()))) {
            rows.clear();
            grid.getChildren().clear();
            for (Leaf leaf : leaves) {
                LeafRow row = new LeafRow(model, messages, leaf);
                row.addTo(grid, rows.size());
                rows.put(leaf.place(), row);
            }
        }
        leaves.forEach(leaf -> Optional.ofNullable(rows.get(leaf.place())).ifPresent(row -> row.show(leaf)));
        none.setVisible(leaves.isEmpty());
        none.setManaged(leaves.isEmpty());
    }

    private void draw(Optional<Descent> followed) {
        boolean isPlane = followed.filter(way -> way.leaves().size() == 2).isPresent();
        targetViewer.setVisible(followed.isPresent());
        planeViewer.setVisible(isPlane);
        followed.ifPresent(way -> {
            target.show(
                    IntStream.range(0, way.steps().size())
                            .asDoubleStream()
                            .boxed()
                            .toList(),
                    way.steps().stream().map(Descent.Step::target).toList(),
                    messages.text("whatif.axis.step"),
                    messages.text("whatif.axis.target"),
                    true,
                    messages.language().locale());
            if (isPlane) {
                plane.show(
                        way.steps().stream().map(step -> step.at().get(0)).toList(),
                        way.steps().stream().map(step -> step.at().get(1)).toList(),
                        model.name(way.leaves().get(0)),
                        model.name(way.leaves().get(1)),
                        false,
                        messages.language().locale());
            }
            repaint();
        });
    }

    private void repaint() {
        target.paint(paint);
        plane.paint(paint);
    }

    private static ChartViewer viewer(WayChart chart, String id) {
        ChartViewer viewer = new ChartViewer(chart.chart(), false);
        viewer.setId(id);
        viewer.setMinSize(120, 80);
        return viewer;
    }

    /// It is there as long as the chart is seen.
    private static Node frame(String name, WayChart chart, ChartViewer viewer, ChartFrame.Desk desk) {
        ChartFrame frame = ChartFrame.of(name, chart.chart(), viewer, chart::figures, desk);
        frame.visibleProperty().bind(viewer.visibleProperty());
        frame.managedProperty().bind(viewer.visibleProperty());
        HBox.setHgrow(frame, Priority.ALWAYS);
        return frame;
    }
}
