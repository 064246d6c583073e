package gradus.app.boundary;

import gradus.app.chart.ChartFrame;
import gradus.app.chart.Figures;
import gradus.app.chart.Saving;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The decision boundary, in the drawer: the plane with the points, the two features it shows and the others that are
/// fixed, and a small picture of each neuron.
public final class BoundaryView extends HBox {

    /// Beside the plane there is room for what is written at its axes.
    private static final double WIDER = 1.15;

    private static final double WIDEST = 2.4;

    private final BoundaryViewModel model;
    private final PlaneView plane;
    private final BooleanProperty isLine = new SimpleBooleanProperty();
    private final AxesForm axes;
    private final NeuronsPane neurons;
    private final Label status = new Label();
    private final Label shown = new Label();
    private final Legend legend;
    private final Subscription subscription;

    /// @param saving puts pictures and figures where the person says
    public BoundaryView(BoundaryViewModel model, Saving saving) {
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
        ChartFrame.Desk desk = new ChartFrame.Desk(new ReadOnlyObjectWrapper<>(model.messages()), saving);
        ChartFrame frame = ChartFrame.of("boundary", plane, this::figures, desk);
        frame.maxWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> frame.getHeight() * (isLine.get() ? WIDEST : WIDER), frame.heightProperty(), isLine));
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
        isLine.set(up.isEmpty());
        Ramp numbers = Ramp.of(dots.stream().mapToDouble(Dot::shade));
        legend.show(List.of(), Optional.empty());
        if (up.isEmpty()) {
            plane.show(line(across, dots, drawn));
            return;
        }
        PlaneView.Content content =
                new PlaneView.Content(model.extent(across), model.extent(up.get()), across, up.get(), dots);
        Optional<double[]> neuron = drawn.flatMap(this::neuron);
        if (neuron.isPresent()) {
            double[] field = neuron.get();
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

    /// What the neuron that is shown gives at each point.
    private Optional<double[]> neuron(Drawn drawn) {
        return model.neuron()
                .flatMap(chosen -> Optional.ofNullable(drawn.layers().get(chosen.layer()))
                        .map(values -> column(values, chosen.number())));
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

    /// What is drawn: what the network says at each point of the grid.
    private Figures figures() {
        List<String> header = new ArrayList<>();
        model.x().ifPresent(header::add);
        model.y().ifPresent(header::add);
        Optional<Drawn> drawn = model.drawn();
        int width = drawn.map(now -> now.outputs().size()
                        / Math.max(1, now.outputs().shape().get(0).size()))
                .orElse(1);
        for (int i = 0; i < width; i++) {
            header.add(i < model.classes().size() && width > 1 ? model.classes().get(i) : "output_" + (i + 1));
        }
        return new Figures(header, () -> drawn.stream().flatMap(now -> rows(now, width)));
    }

    private static Stream<List<?>> rows(Drawn drawn, int width) {
        PlaneRows rows = drawn.wanted().rows();
        return IntStream.range(0, rows.columns() * rows.lines()).mapToObj(point -> {
            List<Object> cells = new ArrayList<>();
            cells.add(rows.x().at(point % rows.columns(), rows.columns()));
            rows.y().ifPresent(up -> cells.add(up.at(rows.lines() - 1 - point / rows.columns(), rows.lines())));
            for (int i = 0; i < width; i++) {
                cells.add(drawn.outputs().at(point * width + i));
            }
            return cells;
        });
    }

    /// What one neuron gives at each point.
    static double[] column(Tensor values, int number) {
        int width = values.size() / Math.max(1, values.shape().get(0).size());
        return IntStream.range(0, values.size() / Math.max(1, width))
                .mapToDouble(row -> values.at(row * width + Math.min(number, width - 1)))
                .toArray();
    }
}
