package gradus.app.workspace;

import gradus.engine.data.Target;
import gradus.engine.graph.Value;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Evaluator;
import gradus.engine.train.ModelOutput;
import gradus.engine.train.PredictionTable;
import gradus.engine.train.Shares;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a network says of one row.
///
/// @param revision of the state that said it
/// @param cells of the row's features, as the file would have them
/// @param node the id of the node whose value it is
/// @param output its value, with a first axis of length 1
/// @param classes the names that the outputs stand for; empty for a number and for other nodes
/// @param shares of the classes
public record Prediction(
        long revision, List<String> cells, String node, Tensor output, List<String> classes, List<Double> shares) {
    public Prediction {
        cells = List.copyOf(cells);
        classes = List.copyOf(classes);
        shares = List.copyOf(shares);
    }

    static Prediction of(
            long revision, List<String> cells, ModelOutput whole, Value value, Tensor output, Target target) {
        boolean areClasses = value.equals(whole.value()) && PredictionTable.areClasses(target, output);
        return new Prediction(
                revision,
                cells,
                value.node(),
                output,
                areClasses ? target.classes() : List.of(),
                areClasses
                        ? Arrays.stream(Shares.of(whole.criterion()).row(output, 0))
                                .boxed()
                                .toList()
                        : List.of());
    }

    /// The class that is predicted, by its number.
    public Optional<Integer> winner() {
        return classes.isEmpty() ? Optional.empty() : Optional.of(Evaluator.classOf(output, 0));
    }

    /// The name of the class that is predicted.
    public Optional<String> className() {
        return winner().map(classes::get);
    }
}
