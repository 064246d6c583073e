package gradus.engine.block;

import gradus.engine.graph.AttributeName;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.instruction.Instruction;
import gradus.engine.operation.Term;
import java.util.function.Function;

/// Sets numbers to 0 at random in training and enlarges the others, so that their sum stays (Srivastava et al. 2014).
///
/// @param rate the share that becomes 0; ONNX calls it `ratio`
public record Dropout(
        @AttributeName(value = "rate", also = "ratio") double rate) implements Disturbance {
    public Dropout {
        Attributes.require(rate >= 0 && rate < 1, "rate", rate, "rule.share");
    }

    @Override
    public Term disturbed(Term x, Function<Instruction.Distribution, Term> random) {
        Term dropped = random.apply(Instruction.Distribution.UNIFORM).lessThan(x.constant(rate));
        return dropped.where(x.constant(0), x.times(1 / (1 - rate)));
    }

    @Override
    public Facts facts() {
        return Facts.block(
                "y = x · [u ≥ rate]/(1 − rate) in training, u even in [0, 1); else y = x",
                new Facts.Example("dropout([1, 2])", "[1, 2]"));
    }
}
