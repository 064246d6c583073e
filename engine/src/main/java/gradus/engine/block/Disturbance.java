package gradus.engine.block;

import gradus.engine.graph.Message;
import gradus.engine.graph.Mode;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.operation.Compound;
import gradus.engine.operation.Identity;
import gradus.engine.operation.RowRandom;
import gradus.engine.operation.RunContext;
import gradus.engine.operation.ShapeChecks;
import gradus.engine.operation.Term;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A layer that disturbs its input in training, every example by itself, and lets it through as it is otherwise. What
/// is drawn depends on the run's seed, the node, the step and the example.
interface Disturbance extends Layer, Compound {

    /// The input disturbed.
    ///
    /// @param random draws numbers of the input's shape
    Term disturbed(Term x, Function<Instruction.Distribution, Term> random);

    @Override
    default Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return x.shape().rank() > 0
                ? ShapeChecks.real("x", x)
                : Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.rows")));
    }

    @Override
    default Term result(List<Term> inputs) {
        return inputs.getFirst().apply(new Identity());
    }

    @Override
    default List<Term> results(List<Term> inputs, Mode mode) {
        return List.of(
                mode == Mode.TRAINING
                        ? disturbed(inputs.getFirst(), distribution -> drawn(inputs.getFirst(), distribution))
                        : result(inputs));
    }

    /// Random numbers of a term's shape.
    static Term drawn(Term like, Instruction.Distribution distribution) {
        Value run = like.builder().add("run", new RunContext());
        Value drawn =
                like.builder().add("random", new RowRandom(distribution), like.value(), run, new Value(run.node(), 1));
        return new Term(like.builder(), drawn);
    }
}
