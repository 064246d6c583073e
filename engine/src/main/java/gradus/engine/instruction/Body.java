package gradus.engine.instruction;

import java.util.List;

/// What a [Instruction.Scan] does at every step: steps over places of its own.
///
/// @param states where the states stand when a step begins
/// @param sequences where the step's parts of the sequences stand
/// @param captured where tensors stand that are the same at every step
/// @param steps the instructions of one step
/// @param next where the states stand when the step is done, one a state
/// @param stacked what is kept of every step
/// @param slots how many places there are
public record Body(
        List<Operand> states,
        List<Operand> sequences,
        List<Operand> captured,
        List<Step> steps,
        List<Operand> next,
        List<Operand> stacked,
        int slots) {
    public Body {
        states = List.copyOf(states);
        sequences = List.copyOf(sequences);
        captured = List.copyOf(captured);
        steps = List.copyOf(steps);
        next = List.copyOf(next);
        stacked = List.copyOf(stacked);
    }
}
