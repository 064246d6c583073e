package gradus.app.workspace;

import gradus.app.document.Document;
import gradus.engine.train.Learned;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Whether the last training run belongs to what is on screen. Must be there when the run begins.
public final class Standing {

    /// What the run belongs to.
    public enum Of {
        /// To the graph and the weights on screen; or there is no run.
        THIS,
        /// To this graph, which has other weights now.
        OTHER_WEIGHTS,
        /// To another graph.
        OTHER_GRAPH
    }

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Of> of = new ReadOnlyObjectWrapper<>(Of.THIS);
    private Optional<Trained> trained = Optional.empty();
    private long revision = -1;
    private boolean isSameGraph = true;

    /// The document that a run began with.
    private record Trained(int run, Document document) {}

    public Standing(Workspace workspace) {
        this.workspace = workspace;
        workspace.training().subscribe(this::follow);
        workspace.state().subscribe(this::follow);
    }

    public ReadOnlyObjectProperty<Of> of() {
        return of.getReadOnlyProperty();
    }

    private void follow(Optional<TrainingRun> now) {
        if (now.isEmpty()) {
            trained = Optional.empty();
        } else if (trained.filter(known -> known.run() == now.get().number()).isEmpty()) {
            trained = Optional.of(
                    new Trained(now.get().number(), workspace.document().get()));
            revision = -1;
        }
        follow(workspace.state().get());
    }

    private void follow(State state) {
        if (trained.isEmpty()) {
            of.set(Of.THIS);
            return;
        }
        if (state.revision() != revision) {
            revision = state.revision();
            isSameGraph = trained.get().document().computesAs(state.document());
        }
        of.set(!isSameGraph ? Of.OTHER_GRAPH : hasItsWeights(state) ? Of.THIS : Of.OTHER_WEIGHTS);
    }

    /// A run that goes on will give the weights on screen only once it is over.
    private boolean hasItsWeights(State state) {
        Optional<TrainingRun> run = workspace.training().get();
        return run.map(each -> each.isRunning()
                        ? each.revision() == state.revision()
                        : areTheSame(each.learned(), state.learned()))
                .orElse(true);
    }

    @SuppressWarnings(
            "ReferenceEquality") // To compare all numbers would take too long; what is taken over is the same.
    private static boolean areTheSame(Optional<Learned> one, Optional<Learned> other) {
        return one.isPresent() && other.isPresent() && one.get() == other.get();
    }
}
