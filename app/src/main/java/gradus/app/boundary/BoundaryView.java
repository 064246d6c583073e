package gradus.app.boundary;

import gradus.app.boundary.BoundaryViewModel.Neuron;
import gradus.app.plot.Dot;
import gradus.app.plot.Extent;
import gradus.app.plot.FieldPicture;
import gradus.app.plot.Palette;
import gradus.app.plot.PlaneView;
import gradus.app.plot.Ramp;
import gradus.app.workspace.Landscape.Drawn;
import gradus.engine.data.PlaneRows;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Shares;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The decision boundary, in the drawer: the plane with the points, the two features it shows and the others that are
/// fixed, and a small picture of each neuron.
public final class BoundaryView extends HBox {

    /// Beside the plane there is room for what is written at its axes.
    private static final double WIDER = 1.15;

    private final BoundaryViewModel model;
    private final PlaneView plane;
    private final StackPane frame = new StackPane();
    private final AxesForm axes;
    private final NeuronsPane neurons;
    private final Label status = new Label();
    private final Label shown = new Label();
    private final Legend legend;
    private final Subscription subscription;

    public BoundaryView(BoundaryViewModel model) {
        this.model = model;
        setId("boundary");
        setSpacing(16);
        setPadding(new Insets(8, 16, 8, 16));
        plane = new PlaneView(model.messages().numbers());
        plane.setId("boundary-plane");
        axes = new AxesForm(model);
        neurons = new NeuronsPane(model, plane.palette());
        legend = new Legend(plane.palette(), model.messages().numbers());
        status.setId("boundary-status");
        status.setWrapText(true);
        shown.setId("boundary-shown");
        shown.getStyleClass().add("strong");
        frame.getChildren().add(plane);
        frame.maxWidthProperty().bind(frame.heightProperty().multiply(WIDER));
        frame.prefWidthProperty().bind(frame.maxWidthProperty());
        VBox side = new VBox(8, status, shown, legend, axes);
        side.setMinWidth(300);
        side.setPrefWidth(340);
        VBox.setVgrow(axes, Priority.ALWAYS);
        HBox.setHgrow(neurons, Priority.ALWAYS);
        getChildren().addAll(frame, side, neurons);
        subscription = model.changes().subscribe(count -> refresh());
    }

    /// Listens to the model no longer.
    public void dispose() {
        subscription.unsubscribe();
        model.dispose();
    }

    private void refresh() {
        status.setText(model.status());
        Optional<String> across = model.x();
        plane.setVisible(across.isPresent());
        across.ifPresent(this::draw);
        axes.refresh();
        neurons.refresh();
        shown.setText(model.neuron()
                .map(neuron ->
                        model.messages().text("boundary.neuron", model.name(neuron.layer()), neuron.number() + 1))
                .orElseGet(() -> model.messages().text("boundary.output")));
    }

    private void draw(String across) {
        Optional<Drawn> drawn = model.drawn();
        List<Dot> dots = model.points();
        Optional<String> up = model.y();
        Ramp numbers = Ramp.of(dots.stream().mapToDouble(Dot::shade));
        legend.show(List.of(), Optional.empty());
        if (up.isEmpty()) {
            plane.show(line(across, dots, drawn));
            return;
        }
        PlaneView.Content content =
                new PlaneView.Content(model.extent(across), model.extent(up.get()), across, up.get(), dots);
        Optional<Neuron> neuron = model.neuron()
                .filter(one -> drawn.filter(now -> now.layers().containsKey(one.layer()))
                        .isPresent());
        if (neuron.isPresent()) {
            Tensor values = drawn.orElseThrow().layers().get(neuron.get().layer());
            double[] field = column(values, neuron.get().number());
            int side = drawn.orElseThrow().wanted().small();
            Ramp ramp = Ramp.of(Arrays.stream(field));
            legend.show(List.of(), Optional.of(ramp));
            plane.show(content.with(numbers)
                    .over(FieldPicture.numbers(side, side, at -> field[at], ramp, plane.palette())));
            return;
        }
        boolean areClasses = !model.classes().isEmpty();
        plane.show(drawn.map(now -> {
                    Ramp ramp = areClasses ? numbers : ramp(now, dots);
                    return content.with(ramp).over(ground(now, ramp));
                })
                .orElse(content.with(numbers)));
        legend.show(
                model.classes(),
                areClasses
                        ? Optional.empty()
                        : Optional.of(drawn.map(now -> ramp(now, dots)).orElse(numbers)));
    }

    /// One for what the network says and for what is true.
    private static Ramp ramp(Drawn drawn, List<Dot> dots) {
        return Ramp.of(DoubleStream.concat(
                Arrays.stream(column(drawn.outputs(), 0)), dots.stream().mapToDouble(Dot::shade)));
    }

    private Image ground(Drawn drawn, Ramp ramp) {
        PlaneRows rows = drawn.wanted().rows();
        Palette palette = plane.palette();
        Tensor outputs = drawn.outputs();
        if (drawn.shares().isPresent()) {
            Shares shares = drawn.shares().get();
            return FieldPicture.classes(rows.columns(), rows.lines(), point -> shares.row(outputs, point), palette);
        }
        double[] numbers = column(outputs, 0);
        return FieldPicture.numbers(rows.columns(), rows.lines(), point -> numbers[point], ramp, palette);
    }

    /// One feature only: what is learned upwards, and what the network says of it as a curve.
    private PlaneView.Content line(String across, List<Dot> dots, Optional<Drawn> drawn) {
        Extent range = model.extent(across);
        List<Point2D> curve = drawn.map(now -> {
                    double[] values = column(now.outputs(), 0);
                    PlaneRows rows = now.wanted().rows();
                    return IntStream.range(0, values.length)
                            .mapToObj(at -> new Point2D(rows.x().at(at, rows.columns()), values[at]))
                            .toList();
                })
                .orElse(List.of());
        Extent up = Extent.of(DoubleStream.concat(
                dots.stream().mapToDouble(Dot::y), curve.stream().mapToDouble(Point2D::getY)));
        return new PlaneView.Content(range, up, across, model.target(), dots).with(curve);
    }

    /// What one neuron gives at each point.
    static double[] column(Tensor values, int number) {
        int width = values.size() / Math.max(1, values.shape().get(0).size());
        return IntStream.range(0, values.size() / Math.max(1, width))
                .mapToDouble(row -> values.at(row * width + Math.min(number, width - 1)))
                .toArray();
    }
}
