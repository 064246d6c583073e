package gradus.engine.train;

import gradus.engine.graph.Attributes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A figure that is good enough: `accuracy >= 0.97`, `loss <= 0.1`.
///
/// @param figure `loss`, or a metric by the name it is told under
/// @param isAtLeast whether it is to be at least the bound, rather than at most
public record Goal(String figure, boolean isAtLeast, double bound) {

    /// The figure that there always is.
    public static final String LOSS = "loss";

    private static final String RULE = "rule.goal";
    private static final Pattern FORM = Pattern.compile("(\\S.*?)\\s*(>=|<=|≥|≤)\\s*(\\S+)");

    public Goal {
        Attributes.require(!figure.isBlank() && Double.isFinite(bound), "stop_at", figure, RULE);
    }

    /// Reads what [#toString] writes.
    ///
    /// @throws gradus.engine.graph.GradusException `attribute.invalid` when the text has another form
    public static Goal parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        Attributes.require(form.matches(), "stop_at", text, RULE);
        boolean isAtLeast = form.group(2).equals(">=") || form.group(2).equals("≥");
        return new Goal(form.group(1), isAtLeast, number(form.group(3)));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    /// Whether the scores reach it; a figure that they don't have reaches nothing.
    public boolean isReached(Scores scores) {
        Optional<Double> value = figure.equals(LOSS) ? Optional.of(scores.loss()) : scores.metric(figure);
        return value.filter(number -> isAtLeast ? number >= bound : number <= bound)
                .isPresent();
    }

    @Override
    public String toString() {
        return figure + (isAtLeast ? " >= " : " <= ") + bound;
    }
}
