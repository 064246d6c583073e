package gradus.engine.train;

import gradus.engine.graph.Expansion;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.Penalty;
import gradus.engine.operation.Regularizer;
import gradus.engine.operation.Term;
import java.util.Optional;
import java.util.Set;

/// A graph whose loss holds what training adds to it: the penalties of its trainable weights, and every [Penalty].
///
/// @param expansion the graph with nodes for the sum, ids under `penalty/`
/// @param loss the loss and all penalties
record Penalized(Expansion expansion, Value loss) {

    /// Adds the penalties to a loss.
    static Penalized of(Expansion plain, Value loss) {
        Graph flat = plain.flat();
        Set<String> upstream = flat.upstream(loss.node());
        GraphBuilder builder = new GraphBuilder(flat).prefix("penalty/");
        Term total = new Term(builder, loss);
        for (Node node : flat.nodes()) {
            Optional<Term> penalty = penalty(node, new Term(builder, node.value()), upstream.contains(node.id()));
            if (penalty.isPresent()) {
                total = total.plus(penalty.get());
            }
        }
        return new Penalized(new Expansion(builder.build(), plain.values()), total.value());
    }

    private static Optional<Term> penalty(Node node, Term value, boolean matters) {
        return switch (node.operation()) {
            case Penalty penalty -> Optional.of(value);
            case Parameter(var shape, var initializer, var trainable, Regularizer regularizer, var constraint)
            when trainable && matters && !(regularizer instanceof Regularizer.None) ->
                Optional.of(regularizer.penalty(value));
            default -> Optional.empty();
        };
    }
}
