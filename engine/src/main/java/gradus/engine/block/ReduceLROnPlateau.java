package gradus.engine.block;

import gradus.engine.graph.Graph;
import gradus.engine.operation.Term;
import java.util.List;
import java.util.Optional;

/// A learning rate that is made smaller when the loss has not become better for some epochs. It watches the loss of
/// the validation rows, or that of the training rows where there are none.
///
/// @param factor by which the rate is made smaller
/// @param patience how many epochs without a better loss it waits
/// @param minDelta by how much a loss must be lower to be better
/// @param cooldown how many epochs it rests after it has made the rate smaller
/// @param minLr the rate it does not go below
public record ReduceLROnPlateau(double factor, int patience, double minDelta, int cooldown, double minLr)
        implements Schedule {
    public ReduceLROnPlateau {
        Rules.share("factor", factor);
        Rules.positive("factor", factor);
        Rules.notNegative("patience", patience);
        Rules.notNegative("min_delta", minDelta);
        Rules.notNegative("cooldown", cooldown);
        Rules.notNegative("min_lr", minLr);
    }

    @Override
    public List<String> state() {
        return List.of("reductions", "best", "wait", "resting", "epochs");
    }

    @Override
    public Graph rate() {
        ScheduleRule rule = new ScheduleRule();
        state().forEach(rule::input);
        Term own = rule.learningRate();
        Term reductions = rule.input("reductions");
        Term reduced = own.times(rule.number(factor).power(reductions)).max(rule.number(minLr));
        return rule.rate(rule.number(0).lessThan(reductions).where(reduced, own));
    }

    @Override
    public Optional<Graph> epoch() {
        ScheduleRule rule = new ScheduleRule();
        Term zero = rule.number(0);
        Term one = rule.number(1);
        Term loss = rule.input("loss");
        Term best = rule.input("best");
        Term epochs = rule.input("epochs");
        Term rested = rule.input("resting").plus(-1).max(zero);
        Term waited = zero.lessThan(rule.input("resting")).where(zero, rule.input("wait"));
        Term lower = loss.lessThan(best.plus(-minDelta)).where(one, zero);
        Term better = zero.lessThan(epochs).where(lower, one);
        Term isBetter = zero.lessThan(better);
        // An epoch counts when it was no better and no rest is left.
        Term counts = isBetter.where(zero, zero.lessThan(rested).where(zero, one));
        Term wait = isBetter.where(zero, waited.plus(counts));
        Term isOver = rule.number(patience - 0.5).lessThan(wait);
        Term reduces = zero.lessThan(isOver.where(counts, zero));
        return Optional.of(rule.result("reductions", rule.input("reductions").plus(reduces.where(one, zero)))
                .result("best", isBetter.where(loss, best))
                .result("wait", reduces.where(zero, wait))
                .result("resting", reduces.where(rule.number(cooldown), rested))
                .result("epochs", epochs.plus(1))
                .build());
    }
}
