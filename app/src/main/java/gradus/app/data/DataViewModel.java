package gradus.app.data;

import gradus.app.document.Edit;
import gradus.app.text.Messages;
import gradus.app.workspace.DataPart;
import gradus.app.workspace.DataState;
import gradus.app.workspace.Workspace;
import gradus.engine.data.Column;
import gradus.engine.data.ColumnStatistics;
import gradus.engine.data.CsvFormat;
import gradus.engine.data.CsvTable;
import gradus.engine.data.DataSet;
import gradus.engine.data.DataSetup;
import gradus.engine.data.Feature;
import gradus.engine.data.Generator;
import gradus.engine.data.ImageShape;
import gradus.engine.data.MissingValues;
import gradus.engine.data.Origin;
import gradus.engine.data.Part;
import gradus.engine.data.Scaling;
import gradus.engine.data.Split;
import gradus.engine.data.TargetKind;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.GradusException;
import gradus.engine.train.TrainingSetup;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/// The project's data as the panel shows and changes them.
public final class DataViewModel {

    /// What a person is offered first: two arms that a straight line can't divide.
    private static final Origin.Generated FIRST = new Origin.Generated(Generator.SPIRALS, 400, 0.1, 2, 0);

    private final Workspace workspace;
    private final Messages messages;
    private final Runnable openFile;
    private final ReadOnlyObjectWrapper<Integer> changes = new ReadOnlyObjectWrapper<>(0);
    private final Subscription subscription;

    /// @param openFile asks for a file of data
    public DataViewModel(Workspace workspace, Messages messages, Runnable openFile) {
        this.workspace = workspace;
        this.messages = messages;
        this.openFile = openFile;
        subscription = workspace
                .data()
                .subscribe(this::changed)
                .and(workspace.document().subscribe((before, now) -> {
                    if (!before.data().equals(now.data())
                            || before.training().seed() != now.training().seed()) {
                        changed();
                    }
                }));
    }

    /// Listens to the workspace no longer.
    public void dispose() {
        subscription.unsubscribe();
    }

    Messages messages() {
        return messages;
    }

    String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    /// Another number whenever something of the data is different.
    ReadOnlyObjectProperty<Integer> changes() {
        return changes.getReadOnlyProperty();
    }

    Optional<DataSetup> setup() {
        return workspace.document().get().data();
    }

    DataState state() {
        return workspace.data().get();
    }

    /// The rows as they came, as long as they are those that the setup names.
    Optional<CsvTable> table() {
        return state().rows()
                .filter(table -> setup().map(DataSetup::origin)
                        .filter(origin -> origin.name().equals(table.file()))
                        .isPresent());
    }

    List<ColumnStatistics> statistics() {
        return workspace.sources().statistics().get();
    }

    /// Where the data come from, how many there are and what is learned, in a line.
    String summary() {
        return switch (state()) {
            case DataState.None none -> "";
            case DataState.Loading loading ->
                text("data.reading", messages.numbers().percent(loading.share()));
            case DataState.Failed failed ->
                failed.reasons().stream().findFirst().map(messages::of).orElse("");
            case DataState.Ready ready -> summary(ready, setup().orElseThrow());
        };
    }

    private String summary(DataState.Ready ready, DataSetup setup) {
        DataSet data = ready.data();
        String rows = text("data.summary.rows", ready.table().rows().size());
        String features = text("data.summary.features", data.featureNames().size());
        String target = setup.targetKind() == TargetKind.CATEGORY
                ? text("data.summary.classes", setup.target(), data.classNames().size())
                : text("data.summary.number", setup.target());
        return String.join(" · ", originName(), rows, features, target);
    }

    /// What the data come from, in words.
    String originName() {
        return setup().map(DataSetup::origin)
                .map(origin -> switch (origin) {
                    case Origin.File file -> file.path().substring(file.path().lastIndexOf('/') + 1);
                    case Origin.Generated generated -> text("data.generator." + Attributes.text(generated.generator()));
                    case Origin.Painted painted -> text("data.painted");
                })
                .orElse("");
    }

    void openFile() {
        openFile.run();
    }

    void cancel() {
        workspace.sources().cancel();
    }

    void readAgain() {
        workspace.sources().readAgain();
    }

    /// Draws rows, as they were drawn last if they were.
    void generate() {
        workspace.sources().take(FIRST);
    }

    /// Takes points set by hand: those that are there, if they are points of two numbers and a class, or none yet.
    void paint() {
        List<Origin.Point> points = points();
        workspace.applyToAll(new Edit.OpenData(painted(
                points.isEmpty()
                        ? List.of(
                                new Origin.Point(-2, -2, Origin.CLASSES.get(0)),
                                new Origin.Point(2, 2, Origin.CLASSES.get(1)))
                        : points)));
    }

    private List<Origin.Point> points() {
        DataSetup setup = setup().orElse(null);
        Optional<CsvTable> rows = table();
        if (setup == null
                || rows.isEmpty()
                || !(setup.origin() instanceof Origin.Generated generated)
                || generated.generator().targetKind() != TargetKind.CATEGORY) {
            return List.of();
        }
        return rows.get().rows().stream()
                .map(CsvTable.Row::cells)
                .map(cells -> new Origin.Point(
                        Double.parseDouble(cells.get(0)), Double.parseDouble(cells.get(1)), cells.get(2)))
                .toList();
    }

    /// Sets other points.
    void repaint(List<Origin.Point> points) {
        workspace.applyToAll(new Edit.OpenData(painted(points)));
    }

    private DataSetup painted(List<Origin.Point> points) {
        List<String> classes =
                points.stream().map(Origin.Point::label).distinct().sorted().toList();
        List<Column> columns = Stream.concat(
                        Origin.Painted.FEATURES.stream().map(Column::number),
                        Stream.of(Column.category(Origin.Painted.TARGET, classes)))
                .toList();
        return setup().filter(known -> known.origin() instanceof Origin.Painted)
                .orElseGet(() -> new DataSetup(
                        new Origin.Painted(points),
                        columns,
                        Origin.Painted.TARGET,
                        TargetKind.CATEGORY,
                        Scaling.STANDARDIZE,
                        MissingValues.ERROR,
                        Split.standard()))
                .withColumns(columns)
                .withOrigin(new Origin.Painted(points));
    }

    /// Changes how the rows are drawn.
    ///
    /// @return why not, in words
    Optional<String> redraw(String setting, Object value) {
        Optional<Origin.Generated> known = setup().map(DataSetup::origin)
                .filter(Origin.Generated.class::isInstance)
                .map(Origin.Generated.class::cast);
        return known.flatMap(before -> refused(() -> {
            Origin.Generated after = Attributes.with(before, Map.of(setting, value));
            boolean isSameForm = after.generator() == before.generator() && after.classes() == before.classes();
            if (isSameForm) {
                change(setup -> setup.withOrigin(after));
            } else {
                workspace.sources().take(after);
            }
        }));
    }

    void readAs(CsvFormat format) {
        workspace.sources().read(format);
    }

    /// Gives a column another role.
    void assign(String column, Role role) {
        DataSetup setup = setup().orElseThrow();
        if (Role.of(setup.column(column).orElseThrow(), setup) == role) {
            return;
        }
        if (role.isLabel()) {
            workspace
                    .sources()
                    .change((known, table) -> (known.target().equals(column) ? known : known.withTarget(column, table))
                            .withTargetKind(role.targetKind(), table));
        } else if (column.equals(setup.target())) {
            // What is learned can be chosen, but not given up.
            changed();
        } else {
            workspace.sources().change((known, table) -> known.withColumn(column, role.kind(), table));
        }
    }

    /// Changes the split by a setting's name.
    ///
    /// @return why not, in words
    Optional<String> split(String setting, Object value) {
        return refused(() -> change(setup -> setup.withSplit(Attributes.with(setup.split(), Map.of(setting, value)))));
    }

    void splitBy(String column) {
        change(setup -> setup.withSplit(setup.split().withColumn(column)));
    }

    void scale(Scaling scaling) {
        change(setup -> setup.withScaling(scaling));
    }

    void fill(MissingValues missing) {
        change(setup -> setup.withMissing(missing));
    }

    long seed() {
        return workspace.document().get().training().seed();
    }

    /// Draws parts and weights from another seed.
    ///
    /// @return why not, in words
    Optional<String> seed(String text) {
        TrainingSetup training = workspace.document().get().training();
        return refused(() -> workspace.applyToAll(
                new Edit.SetTraining("seed", Attributes.with(training, Map.of("seed", number(text))))));
    }

    /// A text as a number of the person's language, or as it is.
    Object number(String text) {
        return messages.numbers().parse(text).stream()
                .<Object>mapToObj(Double::valueOf)
                .findFirst()
                .orElse(text);
    }

    /// Finds the rows with a text.
    void search(String text, Consumer<List<Integer>> found) {
        workspace.sources().search(text, found);
    }

    /// The part that each row belongs to, by the row's number.
    Map<Integer, DataPart> parts() {
        Map<Integer, DataPart> parts = new HashMap<>();
        state().find().ifPresent(data -> {
            for (DataPart part : DataPart.values()) {
                part.of(data).rows().forEach(row -> parts.put(row, part));
            }
        });
        return parts;
    }

    /// The picture that the features of a row are, if they are one.
    Optional<RowPicture> picture() {
        return state().find()
                .map(DataSet::preprocessing)
                .flatMap(preprocessing -> ImageShape.of(preprocessing)
                        .flatMap(shape -> table().map(table -> {
                            List<String> pixels = preprocessing.features().stream()
                                    .map(Feature::name)
                                    .toList();
                            List<ColumnStatistics.Spread> spreads = statistics().stream()
                                    .filter(column -> pixels.contains(column.name()))
                                    .flatMap(column -> column.spread().stream())
                                    .toList();
                            return new RowPicture(
                                    shape,
                                    pixels.stream().map(table.names()::indexOf).toList(),
                                    spreads.stream()
                                            .mapToDouble(ColumnStatistics.Spread::least)
                                            .min()
                                            .orElse(0),
                                    spreads.stream()
                                            .mapToDouble(ColumnStatistics.Spread::most)
                                            .max()
                                            .orElse(1),
                                    table.format());
                        })));
    }

    /// How many rows of each class are in a part, in the order of the classes.
    Map<String, Integer> balance(DataPart name) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        state().find().ifPresent(data -> {
            Part part = name.of(data);
            int classes = data.classNames().size();
            for (int number = 0; number < classes; number++) {
                int count = 0;
                for (int row = 0; row < part.size(); row++) {
                    count += part.targets().at(row * classes + number) == 1 ? 1 : 0;
                }
                counts.put(data.classNames().get(number), count);
            }
        });
        return counts;
    }

    String choice(String prefix, Enum<?> value) {
        return text(prefix + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private void change(UnaryOperator<DataSetup> change) {
        workspace.applyToAll(new Edit.SetData(setup().map(change)));
    }

    private Optional<String> refused(Runnable edit) {
        try {
            edit.run();
            return Optional.empty();
        } catch (GradusException refused) {
            return Optional.of(messages.of(refused.diagnostics().getFirst()));
        }
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
