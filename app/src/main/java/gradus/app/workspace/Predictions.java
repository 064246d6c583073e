package gradus.app.workspace;

import gradus.engine.data.CsvReader;
import gradus.engine.data.CsvTable;
import gradus.engine.data.DataSet;
import gradus.engine.data.DataSetup;
import gradus.engine.data.InkStyle;
import gradus.engine.data.InputField;
import gradus.engine.data.PastedRow;
import gradus.engine.data.Preprocessing;
import gradus.engine.data.Progress;
import gradus.engine.exchange.AtomicFile;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Value;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Evaluator;
import gradus.engine.train.Learned;
import gradus.engine.train.Model;
import gradus.engine.train.ModelOutput;
import gradus.engine.train.PredictionTable;
import gradus.engine.train.Shares;
import gradus.engine.train.TrainingSetup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the network says with the weights it has now: of the rows of a part of the data, of a row that a person
/// enters, of a file. All of it is computed in the background and carries the revision it belongs to.
public final class Predictions {

    /// What stands in the way of a prediction.
    public enum Obstacle {
        /// The project has no data that say what a row is.
        NO_DATA,
        /// The data are being read.
        READING,
        /// The data can't be read.
        UNREADABLE,
        /// Nothing was trained.
        NO_WEIGHTS
    }

    private final Workplace place;
    private final ReadOnlyObjectProperty<State> state;
    private final ReadOnlyObjectProperty<DataState> data;
    private final Asking<Inputs> inputs;
    private final Asking<TestResult> tested;
    private final Asking<Prediction> predicted;
    private final Asking<FilePredictions> file;
    private final Asking<Path> saved;
    private final Asking<List<String>> pasted;
    private final Asking<List<String>> nodes;
    private final ReadOnlyObjectWrapper<Optional<Obstacle>> obstacle =
            new ReadOnlyObjectWrapper<>(Optional.of(Obstacle.NO_DATA));
    private final ReadOnlyObjectWrapper<Optional<Prediction>> looked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private volatile Optional<Network> kept = Optional.empty();
    private DataState known = new DataState.None();
    private int opened = -1;

    Predictions(Workplace place, ReadOnlyObjectProperty<State> state, ReadOnlyObjectProperty<DataState> data) {
        this.place = place;
        this.state = state;
        this.data = data;
        inputs = new Asking<>(place);
        tested = new Asking<>(place);
        predicted = new Asking<>(place);
        file = new Asking<>(place);
        saved = new Asking<>(place);
        pasted = new Asking<>(place);
        nodes = new Asking<>(place);
        state.subscribe(now -> follow());
        data.subscribe(now -> follow());
    }

    /// What stands in the way of any prediction; empty when there are weights and data.
    public ReadOnlyObjectProperty<Optional<Obstacle>> obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    /// What rows look like in their file; found by [#prepare].
    public ReadOnlyObjectProperty<Answer<Inputs>> inputs() {
        return inputs.answer();
    }

    /// The test that was asked for last.
    public ReadOnlyObjectProperty<Answer<TestResult>> tested() {
        return tested.answer();
    }

    /// What was said of the row that was asked about last.
    public ReadOnlyObjectProperty<Answer<Prediction>> predicted() {
        return predicted.answer();
    }

    /// The cells of the row that was pasted last.
    public ReadOnlyObjectProperty<Answer<List<String>>> pasted() {
        return pasted.answer();
    }

    /// The ids of the nodes that can be asked for their value; found by [#findNodes].
    public ReadOnlyObjectProperty<Answer<List<String>>> nodes() {
        return nodes.answer();
    }

    /// What was said of the file that was asked about last.
    public ReadOnlyObjectProperty<Answer<FilePredictions>> file() {
        return file.answer();
    }

    /// Where the predictions of a file were written last.
    public ReadOnlyObjectProperty<Answer<Path>> saved() {
        return saved.answer();
    }

    /// The prediction that a person looks at, which the canvas shows too.
    public ReadOnlyObjectProperty<Optional<Prediction>> looked() {
        return looked.getReadOnlyProperty();
    }

    /// Lets the canvas show a prediction, or none.
    public void look(Optional<Prediction> at) {
        looked.set(at);
    }

    /// Whether something belongs to the weights, the graph and the data as they are now.
    public boolean isCurrent(long revision) {
        return revision == state.get().revision();
    }

    /// Finds out what rows look like, if it is not known.
    public void prepare() {
        if (data.get() instanceof DataState.Ready ready && inputs.answer().get() instanceof Answer.None<Inputs>) {
            DataSetup setup = state.get().document().data().orElseThrow();
            inputs.ask(() -> Inputs.of(ready.data(), setup, ready.table()));
        }
    }

    /// Tests the network on a part of the data; the part must have rows.
    public void test(DataPart part) {
        if (data.get() instanceof DataState.Ready ready && state.get().learned().isPresent()) {
            DataSet set = ready.data();
            State asked = state.get();
            Optional<Inputs> rows = inputs.answer().get().find();
            tested.ask(() -> {
                TrainingSetup setup = asked.document().training();
                Model model = Model.of(asked.document().graph(), setup.loss());
                boolean areClasses = !set.classNames().isEmpty();
                Evaluator evaluator = new Evaluator(
                        model, model.metrics(setup.metrics(), areClasses), place.quick(), setup.precision());
                return new TestResult(
                        asked.revision(),
                        ModelOutput.of(model.graph(), setup.loss(), model.expansion())
                                .map(output -> output.value().node())
                                .orElse(""),
                        part,
                        evaluator.test(
                                asked.learned().orElseThrow(),
                                part.of(set),
                                set.classNames().size()),
                        rows.orElseGet(
                                () -> Inputs.of(set, asked.document().data().orElseThrow(), ready.table())),
                        Shares.of(Optional.of(model.criterion())));
            });
        }
    }

    /// Predicts one row.
    ///
    /// @param cells one for each feature, as the file would have them
    /// @param node the id of the node whose value is wanted; empty for what the network predicts
    public void predict(List<String> cells, Optional<String> node) {
        inputs.answer()
                .get()
                .find()
                .ifPresent(rows -> ask(predicted, (network, learned) -> row(network, learned, rows, cells, node)));
    }

    /// Predicts what a person has drawn.
    ///
    /// @param strokes each a line through some places
    /// @param node the id of the node whose value is wanted; empty for what the network predicts
    public void predictDrawing(List<List<InkStyle.Spot>> strokes, Optional<String> node) {
        List<List<InkStyle.Spot>> drawn = strokes.stream().map(List::copyOf).toList();
        inputs.answer()
                .get()
                .find()
                .ifPresent(rows -> rows.ink()
                        .ifPresent(ink -> ask(predicted, (network, learned) -> {
                            List<String> cells = Arrays.stream(ink.pixels(drawn))
                                    .mapToObj(pixel -> InputField.text(pixel, rows.format()))
                                    .toList();
                            return row(network, learned, rows, cells, node);
                        })));
    }

    private static Prediction row(
            Network network, Learned learned, Inputs rows, List<String> cells, Optional<String> node) {
        Preprocessing preprocessing = rows.data().preprocessing();
        Tensor features = preprocessing.features(PastedRow.table(cells, rows.format(), preprocessing));
        Value value = network.value(node);
        return Prediction.of(
                network.revision(),
                cells,
                network.output(),
                value,
                network.predict(learned, value, features),
                rows.data().target());
    }

    /// Reads a row that was copied from somewhere.
    public void paste(String text) {
        inputs.answer()
                .get()
                .find()
                .ifPresent(rows -> pasted.ask(
                        () -> PastedRow.read(text, rows.setup(), rows.data().preprocessing())));
    }

    /// Finds the nodes that can be asked for their value.
    public void findNodes() {
        State asked = state.get();
        nodes.ask(() -> {
            Graph graph = asked.document().graph();
            return ModelOutput.nodes(graph, Expansion.of(graph));
        });
    }

    /// Predicts all rows of a file, which is read as the project's own is.
    ///
    /// @param node the id of the node whose values are wanted; empty for what the network predicts
    public void predictFile(Path path, Optional<String> node) {
        saved.forget();
        inputs.answer()
                .get()
                .find()
                .ifPresent(rows -> ask(file, (network, learned) -> {
                    CsvTable table = new CsvReader(Progress.unwatched())
                            .read(path, path.getFileName().toString(), Optional.of(rows.format()));
                    Value value = network.value(node);
                    Tensor outputs = network.predict(
                            learned, value, rows.data().preprocessing().features(table));
                    return new FilePredictions(
                            network.revision(),
                            path.getFileName().toString(),
                            node.isPresent()
                                    ? PredictionTable.values(node.get(), outputs)
                                    : PredictionTable.of(
                                            rows.data().target(),
                                            network.output().criterion(),
                                            outputs));
                }));
    }

    /// Writes the predictions of a file.
    public void save(FilePredictions predictions, Path to) {
        saved.ask(() -> {
            byte[] text = predictions.table().csv().getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(to, stream -> stream.write(text));
            return to;
        });
    }

    /// Finds an answer from what the graph says.
    private interface Finding<T> {
        T of(Network network, Learned learned);
    }

    private <T> void ask(Asking<T> asking, Finding<T> finding) {
        State asked = state.get();
        asked.learned().ifPresent(learned -> asking.ask(() -> finding.of(network(asked), learned)));
    }

    /// The graph of a state, ready to be asked. Belongs to the engine's thread.
    Network network(State asked) {
        Optional<Network> same = kept.filter(network -> network.isOf(asked));
        Network now = same.orElseGet(() -> Network.of(asked, place.quick()));
        kept = Optional.of(now);
        return now;
    }

    private void follow() {
        State now = state.get();
        if (now.opened() != opened || !isSame(data.get())) {
            opened = now.opened();
            known = data.get();
            inputs.forget();
            tested.forget();
            predicted.forget();
            pasted.forget();
            nodes.forget();
            file.forget();
            saved.forget();
            looked.set(Optional.empty());
        }
        obstacle.set(
                switch (data.get()) {
                    case DataState.None none -> Optional.of(Obstacle.NO_DATA);
                    case DataState.Loading loading -> Optional.of(Obstacle.READING);
                    case DataState.Failed failed -> Optional.of(Obstacle.UNREADABLE);
                    case DataState.Ready read ->
                        now.learned().isPresent() ? Optional.empty() : Optional.of(Obstacle.NO_WEIGHTS);
                });
    }

    /// Data are large values that are read once; to compare all of their numbers would take long.
    @SuppressWarnings("ReferenceEquality")
    private boolean isSame(DataState other) {
        return other == known;
    }
}
