package gradus.engine.program;

import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/// Which inputs a step may write over.
final class Elementwise {

    private Elementwise() {}

    /// Whether a step reads this input's element where it writes its own, and nowhere else. The matrices of a product
    /// are read as a whole.
    ///
    /// @param root what a reshaped tensor was before
    /// @param size how many elements a tensor has
    static boolean isRead(Step step, Operand input, UnaryOperator<Operand> root, ToLongFunction<Operand> size) {
        int first = switch (step.instruction()) {
            case Instruction.Pointwise _, Instruction.Chain _ -> 0;
            case Instruction.ContractChain _ -> 2;
            default -> step.inputs().size();
        };
        Operand wanted = root.apply(input);
        for (int i = 0; i < step.inputs().size(); i++) {
            Operand other = step.inputs().get(i);
            boolean isSame = root.apply(other).equals(wanted);
            if (isSame && (i < first || size.applyAsLong(other) != size.applyAsLong(step.output()))) {
                return false;
            }
        }
        return true;
    }
}
