package gradus.engine.train;

import gradus.engine.data.Part;
import gradus.engine.tensor.Tensor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// All that testing a model on some examples tells.
///
/// @param examples that were tested
/// @param scores over all of them
/// @param confusion of the classes; empty when targets and predictions are no classes
/// @param truths what was right, `[examples, …]` as the loss compares it
/// @param predictions what the model says, `[examples, outputs]`
/// @param losses what each example adds to the loss, `[examples]`, without penalties; empty where a loss can't tell
public record Tested(
        Part examples,
        Scores scores,
        Optional<Confusion> confusion,
        Tensor truths,
        Tensor predictions,
        Optional<Tensor> losses) {

    /// The class that an example is of.
    public int truth(int example) {
        return truths.type().isFloat() ? Evaluator.classOf(truths, example) : (int) truths.at(example);
    }

    /// The class that an example was taken for.
    public int choice(int example) {
        return Evaluator.classOf(predictions, example);
    }

    /// What an example adds to the loss; NaN where that is not known.
    public double loss(int example) {
        return losses.map(all -> all.at(example)).orElse(Double.NaN);
    }

    /// The positions of all examples, those with the largest loss first; where no loss is known in their order. What
    /// is no number at all counts as the worst.
    public List<Integer> worstFirst() {
        return IntStream.range(0, examples.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer each) -> losses.isEmpty() ? 0 : -badness(each)))
                .toList();
    }

    private double badness(int example) {
        double loss = loss(example);
        return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }

    /// The positions of the examples of one class that were taken for another, or the same.
    public List<Integer> examples(int truth, int choice) {
        return IntStream.range(0, examples.size())
                .filter(each -> truth(each) == truth && choice(each) == choice)
                .boxed()
                .toList();
    }

    /// Predicted numbers beside the actual ones; empty unless the model gives one number for one.
    public Optional<Residuals> residuals() {
        boolean isOne = confusion.isEmpty()
                && truths.size() == examples.size()
                && predictions.size() == examples.size()
                && truths.type().isFloat();
        return isOne ? Optional.of(new Residuals(numbers(truths), numbers(predictions))) : Optional.empty();
    }

    private static List<Double> numbers(Tensor tensor) {
        return IntStream.range(0, tensor.size()).mapToObj(tensor::at).toList();
    }
}
