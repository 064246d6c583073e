package gradus.app.text;

import gradus.engine.formula.Equality;
import gradus.engine.run.ParameterUpdate;
import gradus.engine.run.StepFormula;
import gradus.engine.run.TraceFrame;
import gradus.engine.run.TraceStep;
import gradus.engine.tensor.Tensor;
import java.util.OptionalDouble;

/// What a step says, in words and signs: `x = a + b = 2 + 3 = 5`, `∂z/∂a = ∂z/∂x · ∂x/∂a = 4 · 1 = 4`. In
/// forward mode both in one line: the value and its tangent.
public final class StepWords {
    private StepWords() {}

    /// One line.
    public static String of(TraceFrame frame, TraceStep step, Messages words) {
        Numbers numbers = words.numbers();
        return switch (step.phase()) {
            case ZERO_GRADIENTS -> words.text("trace.line.zero");
            case FORWARD, LOSS -> {
                StepFormula formula = formula(frame, step, numbers);
                String value = formula.value().plain();
                yield formula.tangent()
                        .map(tangent -> value + "; " + tangent.plain())
                        .orElse(value);
            }
            case BACKWARD ->
                formula(frame, step, numbers).gradient().map(Equality::plain).orElse(step.path());
            case UPDATE ->
                frame.update(step.path()).map(update -> update(update, numbers)).orElse(step.path());
        };
    }

    private static StepFormula formula(TraceFrame frame, TraceStep step, Numbers numbers) {
        return StepFormula.of(frame.graph(), frame.evaluation(), step.path(), numbers::few);
    }

    /// `w: 0.5 − 0.01 · 4 → 0.46`; with an optimizer that does more than that, only how far it went.
    private static String update(ParameterUpdate update, Numbers numbers) {
        StringBuilder line = new StringBuilder(update.path()).append(": ").append(numbers.few(update.before()));
        OptionalDouble rate = rate(update);
        if (rate.isPresent()) {
            line.append(" − ")
                    .append(numbers.shortForm(rate.getAsDouble()))
                    .append(" · ")
                    .append(Numbers.bracketed(numbers.few(update.gradient())));
        } else {
            line.append(" + ").append(Numbers.bracketed(numbers.few(update.step())));
        }
        return line.append(" → ").append(numbers.few(update.after())).toString();
    }

    /// By what the gradient was multiplied, if that is all that was done.
    private static OptionalDouble rate(ParameterUpdate update) {
        Tensor step = update.step();
        int largest = 0;
        for (int i = 1; i < step.size(); i++) {
            if (Math.abs(update.gradient().at(i)) > Math.abs(update.gradient().at(largest))) {
                largest = i;
            }
        }
        double rate = -step.at(largest) / update.gradient().at(largest);
        boolean isAll = rate > 0 && Double.isFinite(rate);
        for (int i = 0; isAll && i < step.size(); i++) {
            double rest = step.at(i) + rate * update.gradient().at(i);
            isAll = Math.abs(rest)
                    <= 1e-9 * Math.max(1, Math.abs(update.before().at(i)));
        }
        return isAll ? OptionalDouble.of(rate) : OptionalDouble.empty();
    }
}
