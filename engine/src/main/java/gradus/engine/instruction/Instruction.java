package gradus.engine.instruction;

import java.util.List;

/// What a device must be able to do. Operations are lowered to these; the shapes stand at the [Step] that uses one.
public sealed interface Instruction {

    /// A scalar formula for every element of the output; inputs broadcast to the output's shape.
    record Pointwise(ScalarExpression expression) implements Instruction {}

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
        MAXIMUM
    }

    /// A matrix product over the last two axes, `[…, m, k] × […, k, n] → […, m, n]`; the axes before them
    /// broadcast.
    ///
    /// @param transposeLeft the left operand is stored as `[…, k, m]`
    /// @param transposeRight the right operand is stored as `[…, n, k]`
    record Contract(boolean transposeLeft, boolean transposeRight) implements Instruction {}

    /// A copy with the axes in another order: axis `i` of the output is axis `permutation[i]` of the input.
    record Transpose(List<Integer> permutation) implements Instruction {
        public Transpose {
            permutation = List.copyOf(permutation);
        }
    }

    /// The same elements in the same order under another shape.
    record Reshape() implements Instruction {}

    /// Random numbers from a counter-based generator: element `i` depends on the key and `i` alone, so every device
    /// draws the same.
    record Random(Distribution distribution, long key) implements Instruction {}

    /// What [Random] draws.
    enum Distribution {
        /// Evenly from [0, 1).
        UNIFORM,
        /// With mean 0 and standard deviation 1.
        NORMAL
    }
}
