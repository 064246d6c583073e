package gradus.app.workspace;

import gradus.engine.data.DataSet;
import gradus.engine.data.PastedRow;
import gradus.engine.data.PlaneRows;
import gradus.engine.data.Preprocessing;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import gradus.engine.train.PredictionTable;
import gradus.engine.train.Shares;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;

/// What the network says all over a plane of two features, also while it is trained. As long as somebody looks, it is
/// drawn anew whenever the weights are others; while one drawing is under way those in between are left out.
public final class Landscape {
    private final ReadOnlyObjectProperty<State> state;
    private final ReadOnlyObjectProperty<DataState> data;
    private final ReadOnlyObjectProperty<Optional<TrainingRun>> training;
    private final Asking<Drawn> drawn;
    private final Function<State, Network> networks;
    private Optional<Wanted> wanted = Optional.empty();
    private boolean isDue;

    /// What is to be drawn.
    ///
    /// @param rows where
    /// @param cells what the other features are, a cell for each feature as the file would have it
    /// @param layers the ids of the nodes whose neurons are drawn too
    /// @param small how many points in each direction these get
    public record Wanted(PlaneRows rows, List<String> cells, List<String> layers, int small) {
        public Wanted {
            cells = List.copyOf(cells);
            layers = List.copyOf(layers);
        }
    }

    /// What the network says.
    ///
    /// @param revision of the state whose graph it is
    /// @param epoch whose weights they are, while it is trained
    /// @param outputs `[lines · columns, outputs]`
    /// @param shares how the outputs are read as shares of classes; empty where they are no classes
    /// @param layers what each of the layers gives at its points, `[points, neurons]`
    public record Drawn(
            long revision,
            Optional<Integer> epoch,
            Wanted wanted,
            Tensor outputs,
            Optional<Shares> shares,
            Map<String, Tensor> layers) {
        public Drawn {
            layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
        }
    }

    /// The weights that are drawn.
    private record Weighed(Learned learned, Optional<Integer> epoch) {}

    /// @param networks makes a state's graph ready to be asked
    Landscape(
            Workplace place,
            Function<State, Network> networks,
            ReadOnlyObjectProperty<State> state,
            ReadOnlyObjectProperty<DataState> data,
            ReadOnlyObjectProperty<Optional<TrainingRun>> training) {
        this.networks = networks;
        this.state = state;
        this.data = data;
        this.training = training;
        drawn = new Asking<>(place);
        state.subscribe((before, now) -> {
            if (before.revision() != now.revision() || before.opened() != now.opened()) {
                draw();
            }
        });
        data.subscribe(now -> draw());
        training.subscribe(now -> draw());
        drawn.answer().subscribe(now -> {
            if (isDue && !(now instanceof Answer.Working<Drawn>)) {
                draw();
            }
        });
    }

    /// What was drawn last.
    public ReadOnlyObjectProperty<Answer<Drawn>> drawn() {
        return drawn.answer();
    }

    /// Draws this from now on; nothing, when nobody looks.
    public void look(Optional<Wanted> at) {
        wanted = at;
        draw();
    }

    /// Whether what was drawn belongs to the graph that is looked at.
    public boolean isInSight(Drawn at) {
        State now = state.get();
        return at.revision() == now.revision() && !now.scene().isInside();
    }

    /// Whether there are weights to be drawn.
    public boolean hasWeights() {
        return weights().isPresent();
    }

    private Optional<Weighed> weights() {
        return training.get()
                .filter(run -> run.isRunning() && run.revision() == state.get().revision())
                .flatMap(run -> run.learned()
                        .map(learned -> new Weighed(learned, run.last().map(epoch -> epoch.number()))))
                .or(() -> state.get().learned().map(learned -> new Weighed(learned, Optional.empty())));
    }

    private void draw() {
        Optional<Weighed> weights = weights();
        if (wanted.isEmpty() || weights.isEmpty() || !(data.get() instanceof DataState.Ready ready)) {
            isDue = false;
            drawn.forget();
            return;
        }
        isDue = drawn.answer().get() instanceof Answer.Working<Drawn>;
        if (!isDue) {
            State asked = state.get();
            Wanted view = wanted.get();
            drawn.ask(() -> drawn(asked, ready.data(), view, weights.get()));
        }
    }

    private Drawn drawn(State asked, DataSet rows, Wanted view, Weighed weights) {
        Network network = networks.apply(asked);
        Preprocessing preprocessing = rows.preprocessing();
        Tensor row = preprocessing.features(PastedRow.table(
                view.cells(), asked.document().data().orElseThrow().origin().format(), preprocessing));
        Tensor outputs = network.predict(
                weights.learned(), network.output().value(), view.rows().features(preprocessing, row));
        boolean areClasses = PredictionTable.areClasses(rows.target(), outputs);
        Tensor few = view.rows().with(view.small()).features(preprocessing, row);
        Map<String, Tensor> layers = new LinkedHashMap<>();
        for (String layer : view.layers()) {
            layers.put(layer, network.predict(weights.learned(), network.value(Optional.of(layer)), few));
        }
        return new Drawn(
                asked.revision(),
                weights.epoch(),
                view,
                outputs,
                areClasses ? Optional.of(Shares.of(network.output().criterion())) : Optional.empty(),
                layers);
    }
}
