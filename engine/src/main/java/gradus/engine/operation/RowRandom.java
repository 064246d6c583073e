package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Message;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.ElementType;
import java.util.List;
import java.util.Optional;

/// Random numbers of the shape of `like` `[N, …]` for one step of a run: those of a row depend on the seed, the
/// node, the step and the id of the row's example, not on the batch it is in. The first axis of `like` may hold several
/// rows of each example, one behind the other, as `[N·T, …]` does of sequences.
///
/// @param distribution evenly from [0, 1), or with mean 0 and standard deviation 1
public record RowRandom(Instruction.Distribution distribution) implements Operation {
    @Override
    public Family family() {
        return Family.RANDOM;
    }

    @Override
    public List<Port> inputs() {
        return List.of(
                new Port("like", false),
                new Port("counters", false, ElementType.INT32),
                new Port("rows", false, ElementType.INT32));
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType like = inputs.get(0);
        ValueType rows = inputs.get(2);
        boolean fits = like.shape().rank() > 0
                && rows.shape().rank() == 1
                && like.shape().get(0).dividedBy(rows.shape().get(0)).isPresent();
        return fits
                ? ShapeCheck.known(new ValueType(ElementType.FLOAT64, like.shape()))
                : ShapeCheck.mismatch("like", like, Message.of("rule.rows"));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand like = inputs.getFirst();
        Instruction draw = new Instruction.RandomRows(distribution, code.key());
        return List.of(code.emit(draw, code.real(), like.shape(), inputs.get(1), inputs.get(2)));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        return List.of(Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public boolean isDifferentiable() {
        return false;
    }

    @Override
    public Facts facts() {
        return Facts.flat(
                "y ∼ U(0, 1) or N(0, 1)",
                "derivative.none.random",
                new Facts.Example("row_random([0, 0], [1, 1], [7, 8])", "[0.7571, 0.6801]"));
    }
}
