package gradus.app.workspace;

import gradus.engine.block.Loss;
import gradus.engine.data.Batches;
import gradus.engine.data.DataSet;
import gradus.engine.data.Part;
import gradus.engine.device.Device;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.operation.Dataset;
import gradus.engine.run.Parameters;
import gradus.engine.run.TraceFrame;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import gradus.engine.train.Model;
import gradus.engine.train.Phase;
import gradus.engine.train.TracedStep;
import gradus.engine.train.TrainingSetup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The passes that a trace tells, one after the other. Of a graph with data and a loss they are steps of training in
/// the order in which training takes them; any other graph has one pass, and so has forward mode. On the engine's
/// thread.
interface Passes {

    /// The next pass; empty when there is no other.
    ///
    /// @throws GradusException when it can't be computed
    Optional<TraceFrame> next();

    /// Whether another pass can follow.
    boolean hasMore();

    /// The passes of a state.
    ///
    /// @param data the project's data, as far as they are read
    static Passes of(State state, DataState data, TraceSetup setup, Device device) {
        return data.find()
                .filter(rows ->
                        isTrainable(state.document().graph()) && setup.targets().isEmpty() && !setup.isForward())
                .<Passes>map(rows -> new OfTraining(state, rows, setup, device))
                .orElseGet(() -> new Single(state, data, setup, device));
    }

    private static boolean isTrainable(Graph graph) {
        return has(graph, Dataset.class) && has(graph, Loss.class);
    }

    private static boolean has(Graph graph, Class<?> kind) {
        return graph.nodes().stream().map(Node::operation).anyMatch(kind::isInstance);
    }

    /// The one pass of a graph that is not trained.
    final class Single implements Passes {
        private final State state;
        private final DataState data;
        private final TraceSetup setup;
        private final Device device;
        private boolean isDone;

        Single(State state, DataState data, TraceSetup setup, Device device) {
            this.state = state;
            this.data = data;
            this.setup = setup;
            this.device = device;
        }

        @Override
        public Optional<TraceFrame> next() {
            if (isDone) {
                return Optional.empty();
            }
            isDone = true;
            Results results = setup.isForward()
                    ? Evaluations.forward(state, data, setup, device)
                    : Evaluations.of(state, data, setup.targets(), device);
            return Optional.of(TraceFrame.of(results.graph(), results.evaluation()));
        }

        @Override
        public boolean hasMore() {
            return !isDone;
        }
    }

    /// Steps of training, each with the weights that the one before has left.
    final class OfTraining implements Passes {
        private final TracedStep step;
        private final Part rows;
        private final Batches batches;
        private Learned learned;
        private List<int[]> epoch = List.of();
        private int epochs;
        private int batch;

        OfTraining(State state, DataSet data, TraceSetup setup, Device device) {
            TrainingSetup training = state.document().training();
            Model model = Model.of(state.document().graph(), training.loss(), training.classWeight());
            step = new TracedStep(model, setup.isZeroing() ? training : withoutZeroing(training), device);
            rows = data.train();
            batches = new Batches(
                    rows.rows(), setup.isByExample() ? 1 : training.batchSize(), training.shuffle(), training.seed());
            learned = state.learned()
                    .map(Learned::unaveraged)
                    .map(OfTraining::exact)
                    .orElseGet(() -> Learned.initial(Parameters.initial(
                            model.expansion().flat(), training.seed(), ElementType.FLOAT64, device)));
        }

        private static Learned exact(Learned known) {
            return new Learned(exact(known.weights()), exact(known.state()), known.step());
        }

        private static Map<String, Tensor> exact(Map<String, Tensor> tensors) {
            Map<String, Tensor> exact = new LinkedHashMap<>();
            tensors.forEach((path, tensor) ->
                    exact.put(path, tensor.type().isFloat() ? tensor.as(ElementType.FLOAT64) : tensor));
            return exact;
        }

        private static TrainingSetup withoutZeroing(TrainingSetup training) {
            List<Phase> phases = training.loop().phases();
            return phases.getFirst() instanceof Phase.ZeroGradients
                    ? training.withLoop(training.loop().without(0))
                    : training;
        }

        @Override
        public Optional<TraceFrame> next() {
            if (batch == epoch.size()) {
                epochs++;
                epoch = batches.epoch(epochs);
                batch = 0;
            }
            TracedStep.Result result = step.run(learned, rows.pick(epoch.get(batch)));
            batch++;
            learned = result.learned();
            return Optional.of(result.frame());
        }

        @Override
        public boolean hasMore() {
            return true;
        }
    }
}
