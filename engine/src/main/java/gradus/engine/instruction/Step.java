package gradus.engine.instruction;

import java.util.List;

/// One instruction with what it reads and what it writes.
///
/// @param outputs one, except of a [Instruction.Scan], an [Instruction.MaxPool], and what has an [Instruction.Chain]
public record Step(Instruction instruction, List<Operand> inputs, List<Operand> outputs) {
    public Step {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /// What it writes, or the first of it.
    public Operand output() {
        return outputs.getFirst();
    }
}
