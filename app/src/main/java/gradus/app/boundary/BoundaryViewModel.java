package gradus.app.boundary;

import gradus.app.plot.Dot;
import gradus.app.plot.Extent;
import gradus.app.text.Messages;
import gradus.app.workspace.Answer;
import gradus.app.workspace.DataPart;
import gradus.app.workspace.DataState;
import gradus.app.workspace.Inputs;
import gradus.app.workspace.Landscape;
import gradus.app.workspace.Landscape.Drawn;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Dense;
import gradus.engine.data.DataSet;
import gradus.engine.data.InputField;
import gradus.engine.data.Origin;
import gradus.engine.data.Part;
import gradus.engine.data.PlaneRows;
import gradus.engine.data.TargetKind;
import gradus.engine.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/// The plane that is looked at, what stands fixed beside it, and what was drawn of it.
public final class BoundaryViewModel {

    /// How many points are asked about in each direction, and for a neuron's small picture.
    private static final int POINTS = 80;

    private static final int FEW = 24;
    private static final int ALONG = 240;

    /// More neurons than a person looks through are left out.
    private static final int MOST_NEURONS = 32;

    private static final int MOST_DOTS = 1500;

    /// A neuron.
    ///
    /// @param layer the id of its node
    /// @param number from 0
    record Neuron(String layer, int number) {}

    private final Workspace workspace;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<Integer> changes = new ReadOnlyObjectWrapper<>(0);
    private final Map<String, String> cells = new HashMap<>();
    private final Subscription subscription;
    private Optional<String> x = Optional.empty();
    private Optional<String> y = Optional.empty();
    private Optional<Neuron> neuron = Optional.empty();
    private Optional<Inputs> known = Optional.empty();
    private List<Dot> dots = List.of();
    private boolean isLookedAt;

    public BoundaryViewModel(Workspace workspace, Messages messages) {
        this.workspace = workspace;
        this.messages = messages;
        subscription = workspace
                .predictions()
                .inputs()
                .subscribe(answer -> follow())
                .and(workspace.data().subscribe(state -> follow()))
                .and(workspace.document().subscribe(document -> look()))
                .and(workspace.landscape().drawn().subscribe(answer -> changed()));
    }

    /// Listens to the workspace no longer, and has nothing drawn.
    public void dispose() {
        subscription.unsubscribe();
        workspace.landscape().look(Optional.empty());
    }

    /// Draws as long as the panel is looked at.
    public void open(boolean lookedAt) {
        isLookedAt = lookedAt;
        follow();
    }

    Messages messages() {
        return messages;
    }

    /// Another number whenever something to be shown is different.
    ReadOnlyObjectProperty<Integer> changes() {
        return changes.getReadOnlyProperty();
    }

    /// The features that can be an axis.
    List<String> axes() {
        return known.map(inputs -> PlaneRows.axes(inputs.data().preprocessing()))
                .orElse(List.of());
    }

    Optional<String> x() {
        return x;
    }

    Optional<String> y() {
        return y;
    }

    /// Lays the features into the plane; they change places where they would be the same.
    void choose(String across, String up) {
        boolean isSame = across.equals(up);
        y = Optional.of(isSame && y.equals(Optional.of(up)) ? x.orElse(up) : up);
        x = Optional.of(isSame && x.equals(Optional.of(across)) ? y.orElse(across) : across);
        dots = dots();
        look();
    }

    /// The features that are not in the plane.
    List<InputField> others() {
        return known.map(inputs -> inputs.fields().stream()
                        .filter(field -> !x.equals(Optional.of(field.name())) && !y.equals(Optional.of(field.name())))
                        .toList())
                .orElse(List.of());
    }

    /// What a feature outside the plane is, as the file would have it.
    String cell(InputField field) {
        return cells.getOrDefault(
                field.name(), known.map(inputs -> field.start(inputs.format())).orElse(""));
    }

    /// The number that it is.
    OptionalDouble number(InputField field) {
        return known.map(inputs -> InputField.number(cell(field), inputs.format()))
                .orElse(OptionalDouble.empty());
    }

    void fix(InputField field, double number) {
        known.ifPresent(inputs -> fix(field, InputField.text(number, inputs.format())));
    }

    void fix(InputField field, String cell) {
        if (!cell.equals(cell(field))) {
            cells.put(field.name(), cell);
            look();
        }
    }

    /// The neuron that is shown in place of what the network predicts.
    Optional<Neuron> neuron() {
        return neuron;
    }

    void show(Optional<Neuron> other) {
        neuron = other;
        changed();
    }

    /// What was drawn last.
    Optional<Drawn> drawn() {
        return workspace.landscape().drawn().get().find();
    }

    List<Dot> points() {
        return dots;
    }

    /// The name of a layer.
    String name(String id) {
        return workspace.document().get().graph().find(id).map(Node::name).orElse(id);
    }

    List<String> classes() {
        return known.map(inputs -> inputs.data().classNames()).orElse(List.of());
    }

    /// What the number to be learned is called, which the axis upwards shows where there is one feature only.
    String target() {
        return known.map(inputs -> inputs.data().target().name()).orElse("");
    }

    /// Why nothing is drawn, or whose weights are, in words.
    String status() {
        return switch (workspace.data().get()) {
            case DataState.None none -> messages.text("boundary.no-data");
            case DataState.Loading loading -> messages.text("boundary.reading");
            case DataState.Failed failed ->
                failed.reasons().stream().findFirst().map(messages::of).orElse("");
            case DataState.Ready ready -> drawing();
        };
    }

    private String drawing() {
        if (known.isPresent() && axes().isEmpty()) {
            return messages.text("boundary.no-numbers");
        }
        if (!workspace.landscape().hasWeights()) {
            return messages.text("boundary.untrained");
        }
        return switch (workspace.landscape().drawn().get()) {
            case Answer.Refused<Drawn>(var reasons) ->
                reasons.stream().findFirst().map(messages::of).orElse("");
            default ->
                drawn().map(now -> now.epoch()
                                .map(epoch -> messages.text("boundary.epoch", epoch))
                                .orElseGet(() -> messages.text("boundary.now")))
                        .orElse("");
        };
    }

    /// What the axis of a feature shows.
    Extent extent(String feature) {
        boolean isDrawn = workspace
                .document()
                .get()
                .data()
                .filter(setup -> !(setup.origin() instanceof Origin.File) && setup.targetKind() == TargetKind.CATEGORY)
                .isPresent();
        if (isDrawn) {
            return new Extent(-6, 6);
        }
        return field(feature)
                .map(field -> Extent.of(DoubleStream.of(field.least(), field.most())))
                .orElseGet(() -> new Extent(-1, 1));
    }

    private Optional<InputField.Numeric> field(String feature) {
        return known.stream()
                .flatMap(inputs -> inputs.fields().stream())
                .filter(field -> field.name().equals(feature))
                .filter(InputField.Numeric.class::isInstance)
                .map(InputField.Numeric.class::cast)
                .findFirst();
    }

    private void follow() {
        if (!isLookedAt) {
            workspace.landscape().look(Optional.empty());
            return;
        }
        workspace.predictions().prepare();
        Optional<Inputs> now = workspace.predictions().inputs().get().find();
        if (!now.equals(known)) {
            known = now;
            List<String> names = axes();
            if (x.filter(names::contains).isEmpty()
                    || (y.isPresent() && y.filter(names::contains).isEmpty())) {
                x = names.stream().findFirst();
                y = names.stream().skip(1).findFirst();
            }
            y = y.or(() ->
                    names.stream().filter(name -> !x.equals(Optional.of(name))).findFirst());
            dots = dots();
        }
        look();
    }

    private void look() {
        if (isLookedAt) {
            workspace.landscape().look(known.flatMap(this::wanted));
        }
        changed();
    }

    private Optional<Landscape.Wanted> wanted(Inputs inputs) {
        return x.map(across -> {
            Extent range = extent(across);
            Optional<PlaneRows.Axis> up = y.map(name -> {
                Extent rising = extent(name);
                return new PlaneRows.Axis(name, rising.least(), rising.most());
            });
            PlaneRows rows = new PlaneRows(
                    new PlaneRows.Axis(across, range.least(), range.most()),
                    up.isPresent() ? POINTS : ALONG,
                    up,
                    up.isPresent() ? POINTS : 1);
            return new Landscape.Wanted(
                    rows, inputs.fields().stream().map(this::cell).toList(), layers(), FEW);
        });
    }

    /// The layers whose neurons are shown, in the order of the graph.
    private List<String> layers() {
        return workspace.document().get().graph().order().nodes().stream()
                .filter(node -> node.operation() instanceof Dense dense && dense.units() <= MOST_NEURONS)
                .map(Node::id)
                .toList();
    }

    private List<Dot> dots() {
        if (known.isEmpty() || x.isEmpty()) {
            return List.of();
        }
        Inputs inputs = known.get();
        DataSet data = inputs.data();
        List<Dot> all = new ArrayList<>();
        for (DataPart name : DataPart.values()) {
            Part part = name.of(data);
            for (int i = 0; i < part.size() && all.size() < MOST_DOTS; i++) {
                dot(inputs, part, i, name != DataPart.TRAIN).forEach(all::add);
            }
        }
        return all;
    }

    private Stream<Dot> dot(Inputs inputs, Part part, int index, boolean isHollow) {
        List<String> row = inputs.cells(part.rows().get(index));
        int width = inputs.data().target().width();
        OptionalDouble across = number(inputs, row, x.orElseThrow());
        if (across.isEmpty()) {
            return Stream.empty();
        }
        double learned = part.targets().at(index * width);
        if (y.isEmpty()) {
            return Stream.of(Dot.of(across.getAsDouble(), learned, 0, isHollow));
        }
        OptionalDouble up = number(inputs, row, y.get());
        if (up.isEmpty()) {
            return Stream.empty();
        }
        if (inputs.data().classNames().isEmpty()) {
            return Stream.of(Dot.shaded(across.getAsDouble(), up.getAsDouble(), learned, isHollow));
        }
        int kind = 0;
        while (kind < width - 1 && part.targets().at(index * width + kind) != 1) {
            kind++;
        }
        return Stream.of(Dot.of(across.getAsDouble(), up.getAsDouble(), kind, isHollow));
    }

    private static OptionalDouble number(Inputs inputs, List<String> row, String feature) {
        int at = inputs.features().indexOf(feature);
        return at < 0 || at >= row.size() ? OptionalDouble.empty() : InputField.number(row.get(at), inputs.format());
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
