package gradus.engine.operation;

import gradus.engine.graph.Value;
import java.util.List;
import java.util.Optional;

/// The gradients of a [ScatterElements], for each way it joins numbers.
///
/// @param x what was scattered into
/// @param y what came of it
/// @param gradient what arrives there
record Scattered(int axis, Term x, Term indices, Term updates, Term y, Term gradient) {

    /// Nothing reaches what was overwritten.
    List<Optional<Value>> replaced() {
        Term zeros = x.constant(0).expanded(updates.shape());
        return both(scatter(gradient, ScatterElements.Reduction.NONE, zeros), picked(gradient));
    }

    List<Optional<Value>> added() {
        return both(gradient, picked(gradient));
    }

    /// The product of all others: with `m` for the numbers with a 1 in place of a 0, `y(m) / m`. An update that is
    /// the only 0 at its place gets the product of the others; where there are several 0, every update gets 0.
    List<Optional<Value>> multiplied() {
        Term one = x.constant(1);
        Term zero = x.constant(0);
        Term ownMasked = x.equalTo(zero).where(one, x);
        Term toX = gradient.times(scatter(ownMasked, ScatterElements.Reduction.MUL, updates))
                .over(ownMasked);
        Term isZero = updates.equalTo(zero);
        Term zeros = picked(scatter(zero.expanded(x.shape()), ScatterElements.Reduction.ADD, isZero.where(one, zero)));
        Term onlyZero = isZero.apply(new And(), zeros.equalTo(one));
        Term others = scatter(x, ScatterElements.Reduction.MUL, onlyZero.where(one, updates));
        Term quotient = picked(gradient.times(y)).over(isZero.where(one, updates));
        return both(toX, onlyZero.where(picked(gradient.times(others)), quotient));
    }

    /// All that equal the result share its gradient evenly.
    List<Optional<Value>> chosen() {
        Term one = x.constant(1);
        Term zero = x.constant(0);
        Term ownWins = x.equalTo(y).where(one, zero);
        Term updateWins = updates.equalTo(picked(y)).where(one, zero);
        Term share = gradient.over(scatter(ownWins, ScatterElements.Reduction.ADD, updateWins));
        return both(ownWins.times(share), updateWins.times(picked(share)));
    }

    private Term picked(Term from) {
        return from.apply(new GatherElements(axis), indices);
    }

    private Term scatter(Term into, ScatterElements.Reduction reduction, Term numbers) {
        return into.apply(new ScatterElements(axis, reduction), indices, numbers);
    }

    private static List<Optional<Value>> both(Term toX, Term toUpdates) {
        return List.of(Optional.of(toX.value()), Optional.empty(), Optional.of(toUpdates.value()));
    }
}
