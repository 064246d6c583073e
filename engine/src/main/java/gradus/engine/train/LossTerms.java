package gradus.engine.train;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.operation.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Several losses as one, each times a weight: written `main, aux*0.5`.
///
/// @param terms the losses with their weights; none stands for the only loss there is
public record LossTerms(List<Weighted> terms) {

    private static final Pattern WEIGHTED = Pattern.compile("(.*?)(?:\\*([^*]*))?", Pattern.DOTALL);

    /// One loss.
    ///
    /// @param loss the id of its node
    /// @param weight what it is multiplied with
    public record Weighted(String loss, double weight) {}

    public LossTerms {
        terms = List.copyOf(terms);
    }

    /// One loss as it is.
    static LossTerms only(String loss) {
        return new LossTerms(List.of(new Weighted(loss, 1)));
    }

    /// Reads what is written.
    ///
    /// @throws GradusException `train.loss-weight` when a weight is no number above 0
    public static LossTerms parse(String text) {
        List<Weighted> terms = new ArrayList<>();
        if (!text.isBlank()) {
            for (String part : text.split(",", -1)) {
                Matcher matcher = WEIGHTED.matcher(part.strip());
                if (!matcher.matches()) {
                    throw new IllegalStateException("The pattern takes any text");
                }
                String weight = matcher.group(2);
                terms.add(new Weighted(matcher.group(1).strip(), weight == null ? 1 : weight(part, weight)));
            }
        }
        return new LossTerms(terms);
    }

    private static double weight(String part, String text) {
        double weight;
        try {
            weight = Double.parseDouble(text.strip());
        } catch (NumberFormatException wrong) {
            weight = Double.NaN;
        }
        if (weight > 0 && Double.isFinite(weight)) {
            return weight;
        }
        throw new GradusException(
                Diagnostic.error("train.loss-weight", new Place.AtSetting("loss"), part.strip(), text.strip()));
    }

    /// The weighted sum, in a graph that holds the losses.
    ///
    /// @param loss finds the value of a loss by the id of its node
    Value sum(GraphBuilder builder, Function<String, Value> loss) {
        return terms.stream()
                .map(weighted -> new Term(builder, loss.apply(weighted.loss())).times(weighted.weight()))
                .reduce(Term::plus)
                .orElseThrow()
                .value();
    }
}
