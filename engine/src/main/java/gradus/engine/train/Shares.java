package gradus.engine.train;

import gradus.engine.block.BinaryCrossentropy;
import gradus.engine.block.BinaryFocalCrossentropy;
import gradus.engine.block.CategoricalCrossentropy;
import gradus.engine.block.CategoricalFocalCrossentropy;
import gradus.engine.block.Loss;
import gradus.engine.block.SparseCategoricalCrossentropy;
import gradus.engine.tensor.Tensor;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a row of predictions says of each class, as shares that people can compare.
public enum Shares {
    /// The outputs are probabilities, or whatever else the loss compares with the targets.
    AS_THEY_ARE,
    /// The outputs are sums before a softmax.
    SOFTMAX,
    /// The outputs are sums before a sigmoid.
    SIGMOID;

    /// How the outputs that a loss judges are read; as they are without one.
    public static Shares of(Optional<Loss> criterion) {
        return criterion
                .map(loss -> switch (loss) {
                    case CategoricalCrossentropy categorical when categorical.fromLogits() -> SOFTMAX;
                    case SparseCategoricalCrossentropy sparse when sparse.fromLogits() -> SOFTMAX;
                    case CategoricalFocalCrossentropy focal when focal.fromLogits() -> SOFTMAX;
                    case BinaryFocalCrossentropy focal when focal.fromLogits() -> SIGMOID;
                    case BinaryCrossentropy binary when binary.fromLogits() -> SIGMOID;
                    default -> AS_THEY_ARE;
                })
                .orElse(AS_THEY_ARE);
    }

    /// The shares of the classes in one row. A single output is the share of the second of two classes.
    ///
    /// @param outputs `[rows, outputs]`
    public double[] row(Tensor outputs, int row) {
        int width = outputs.size() / Math.max(1, outputs.shape().get(0).size());
        double[] read = read(IntStream.range(0, width)
                .mapToDouble(i -> outputs.at(row * width + i))
                .toArray());
        return width == 1 ? new double[] {1 - read[0], read[0]} : read;
    }

    private double[] read(double[] sums) {
        return switch (this) {
            case AS_THEY_ARE -> sums;
            case SIGMOID ->
                IntStream.range(0, sums.length)
                        .mapToDouble(i -> 1 / (1 + Math.exp(-sums[i])))
                        .toArray();
            case SOFTMAX -> softmax(sums);
        };
    }

    private static double[] softmax(double[] sums) {
        double largest =
                IntStream.range(0, sums.length).mapToDouble(i -> sums[i]).max().orElse(0);
        double[] powers = IntStream.range(0, sums.length)
                .mapToDouble(i -> Math.exp(sums[i] - largest))
                .toArray();
        double total =
                IntStream.range(0, sums.length).mapToDouble(i -> powers[i]).sum();
        return IntStream.range(0, sums.length)
                .mapToDouble(i -> powers[i] / total)
                .toArray();
    }
}
