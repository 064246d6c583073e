package gradus.engine.instruction;

import java.util.List;

/// One instruction with what it reads and what it writes.
public record Step(Instruction instruction, List<Operand> inputs, Operand output) {
    public Step {
        inputs = List.copyOf(inputs);
    }
}
