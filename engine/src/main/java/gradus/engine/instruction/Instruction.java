package gradus.engine.instruction;

import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// What a device must be able to do. Operations are lowered to these; the shapes stand at the [Step] that uses one.
public sealed interface Instruction {

    /// A scalar formula for every element of the output; inputs broadcast to the output's shape.
    record Pointwise(ScalarExpression expression) implements Instruction {}

    /// Several formulas in one pass over the elements of outputs that have one shape. A part reads the inputs, numbered
    /// from 0, and the parts before it, numbered on behind the inputs; each is rounded to its type.
    ///
    /// @param kept the parts that are written, by their place among the parts; one an output
    record Chain(List<Part> parts, List<Integer> kept) implements Instruction {
        public Chain {
            parts = List.copyOf(parts);
            kept = List.copyOf(kept);
        }
    }

    /// A formula of a [Chain] with the type of what it gives.
    record Part(ScalarExpression expression, ElementType type) {}

    /// Folds the elements along some axes into one; the axes stay with length 1.
    ///
    /// @param axes from 0, ascending
    record Reduce(Fold fold, List<Integer> axes) implements Instruction {
        public Reduce {
            axes = List.copyOf(axes);
        }
    }

    /// How [Reduce] joins two numbers.
    enum Fold {
        SUM,
        PRODUCT,
        MAXIMUM
    }

    /// Sums along an axis up to each element.
    ///
    /// @param exclusive without the element itself
    /// @param reverse from the end
    record Accumulate(int axis, boolean exclusive, boolean reverse) implements Instruction {}

    /// Where along an axis the largest element stands, the first of equals; the axis stays with length 1.
    record ArgMaximum(int axis) implements Instruction {}

    /// A matrix product over the last two axes, `[…, m, k] × […, k, n] → […, m, n]`; the axes before them
    /// broadcast.
    ///
    /// @param transposeLeft the left operand is stored as `[…, k, m]`
    /// @param transposeRight the right operand is stored as `[…, n, k]`
    record Contract(boolean transposeLeft, boolean transposeRight) implements Instruction {}

    /// A matrix product whose numbers go through a chain of formulas: the first input of the chain is the product,
    /// which isn't kept. The first two inputs are the matrices, the others the further inputs of the chain.
    record ContractChain(Contract contract, Chain chain) implements Instruction {}

    /// A copy with the axes in another order: axis `i` of the output is axis `permutation[i]` of the input.
    record Transpose(List<Integer> permutation) implements Instruction {
        public Transpose {
            permutation = List.copyOf(permutation);
        }
    }

    /// Picks elements at even distances: element `i` of the output is element `starts + i · steps` of the input,
    /// along each axis. A negative step walks backwards.
    record Slice(List<Integer> starts, List<Integer> steps) implements Instruction {
        public Slice {
            starts = List.copyOf(starts);
            steps = List.copyOf(steps);
        }
    }

    /// The reverse of [Slice]: puts element `i` of the input at `starts + i · steps` of the output, and a number
    /// everywhere else.
    record Place(List<Integer> starts, List<Integer> steps, double elsewhere) implements Instruction {
        public Place {
            starts = List.copyOf(starts);
            steps = List.copyOf(steps);
        }
    }

    /// Puts inputs one behind the other along an axis.
    record Concatenate(int axis) implements Instruction {}

    /// Picks slices of the first input along an axis by the numbers in the second, whose axes take that axis's
    /// place.
    record Gather(int axis) implements Instruction {}

    /// The reverse of [Gather]: adds the slices of the first input to zeros at the places that the second names.
    record ScatterAdd(int axis) implements Instruction {}

    /// Picks single elements of the first input: along an axis by the numbers in the second, along the others at
    /// the place itself. Negative numbers count from the end.
    record GatherElements(int axis) implements Instruction {}

    /// A copy of the first input in which every element of the third is put where [GatherElements] would pick it by
    /// the numbers in the second, in row-major order.
    ///
    /// @param join makes one number of the one there and the new one; empty when the new one takes its place
    record ScatterElements(int axis, Optional<BinaryFunction> join) implements Instruction {}

    /// Where the numbers along an axis come from when they are sorted; equal ones keep their order, and NaN counts
    /// as greater than every number.
    ///
    /// @param descending from the greatest down
    record Order(int axis, boolean descending) implements Instruction {}

    /// Every window of an image, `[N, C, spatial…] → [N, C, kernel…, windows…]`.
    record Unfold(Windows windows, double elsewhere) implements Instruction {}

    /// The reverse of [Unfold]: adds every window back to where it came from.
    record FoldBack(Windows windows) implements Instruction {}

    /// The largest element of every window of an image, and its place in the window counted in row-major order
    /// of the kernel: `[N, C, spatial…] → [N, C, windows…]` twice. The first of equals wins, and NaN over every
    /// number; what is outside of the image never does.
    ///
    /// @param columns the windows as [Unfold] gives them, `[N, C, kernel…, windows…]`
    record MaxPool(Windows windows, Shape columns) implements Instruction {}

    /// The reverse of [MaxPool]: adds the number of every window, the first input, to the element of the image whose
    /// place the second tells.
    ///
    /// @param columns the windows as [Unfold] gives them, `[N, C, kernel…, windows…]`
    record MaxPoolBack(Windows windows, Shape columns) implements Instruction {}

    /// Multiplies every window of images with kernels, `[G, M, C / G · kernel…] ∗ [N, C, spatial…] → [N, G, M,
    /// windows]`: the product with what [Unfold] gives, without keeping that. The channels are in `G` groups.
    ///
    /// @param columns the windows as [Unfold] gives them, `[N, C, kernel…, windows…]`
    record Convolve(Windows windows, Shape columns) implements Instruction {}

    /// The gradient of [Convolve] for the kernels, `[N, G, M, windows]`, `[N, C, spatial…] → [1, G, M, C / G ·
    /// kernel…]`: summed over the images.
    ///
    /// @param columns the windows as [Unfold] gives them, `[N, C, kernel…, windows…]`
    record ConvolveForKernels(Windows windows, Shape columns) implements Instruction {}

    /// The gradient of [Convolve] for the images, `[G, M, C / G · kernel…]`, `[N, G, M, windows] → [N, C, spatial…]`.
    ///
    /// @param columns the windows as [Unfold] gives them, `[N, C, kernel…, windows…]`
    record ConvolveForImages(Windows windows, Shape columns) implements Instruction {}

    /// How windows lie in an image, along each spatial axis.
    ///
    /// @param strides the distance between neighbouring windows
    /// @param dilations the distance between neighbouring elements of a window
    /// @param before how far the first window reaches out before the image
    record Windows(List<Integer> strides, List<Integer> dilations, List<Integer> before) {
        public Windows {
            strides = List.copyOf(strides);
            dilations = List.copyOf(dilations);
            before = List.copyOf(before);
        }
    }

    /// The same elements in the same order under another shape.
    record Reshape() implements Instruction {}

    /// Random numbers from a counter-based generator: element `i` depends on the key and `i` alone, so every device
    /// draws the same.
    record Random(Distribution distribution, long key) implements Instruction {}

    /// Random numbers for a run, from the same generator: a number depends on the key, the run's seed and step (the
    /// first input, two whole numbers), the id of the example (the second input, one a row of the output) and the
    /// element's place in its row; so it does not matter how examples are put into batches.
    record RandomRows(Distribution distribution, long key) implements Instruction {}

    /// Runs a body once for every element along the first axis of some sequences, in turn: states go from step to
    /// step. Its inputs are the first states, the sequences and what is captured, in the order of the body's
    /// places; its outputs the last states, and what is kept of every step, stacked along a first axis.
    ///
    /// @param reverse from the last element to the first; what is kept still stands at the element's own place
    record Scan(Body body, boolean reverse) implements Instruction {}

    /// What [Random] draws.
    enum Distribution {
        /// Evenly from [0, 1).
        UNIFORM,
        /// With mean 0 and standard deviation 1.
        NORMAL
    }
}
