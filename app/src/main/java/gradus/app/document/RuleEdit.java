package gradus.app.document;

import gradus.engine.block.CustomOptimizer;
import gradus.engine.block.Optimizer;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a person does with update rules: an optimizer is drawn as a graph and can be looked at as one.
public sealed interface RuleEdit extends Edit {

    /// Some nodes taken from the canvas as the rule of the optimizer.
    record Take(Set<String> ids) implements RuleEdit {
        public Take {
            ids = Set.copyOf(ids);
        }

        @Override
        public Document apply(Document document) {
            Graph graph = document.graph();
            Set<String> others = graph.nodes().stream()
                    .map(Node::id)
                    .filter(id -> !ids.contains(id))
                    .collect(Collectors.toSet());
            double rate = document.training().optimizer().learningRate();
            Optimizer own =
                    CustomOptimizer.drawn(rate, Graph.of(graph.without(others).nodes(), Map.of()));
            return document.withGraph(graph.without(ids))
                    .withLayout(document.layout().without(ids))
                    .withTraining(document.training().withOptimizer(own));
        }

        @Override
        public String label() {
            return "edit.take-rule";
        }
    }

    /// The rule of the optimizer laid out beneath the graph.
    record Lay() implements RuleEdit {

        private static final double GAP = 120;

        @Override
        public Document apply(Document document) {
            Graph drawing =
                    CustomOptimizer.opened(document.training().optimizer()).drawing();
            Layout placed = Placement.of(drawing, new Layout(document.layout().direction(), Map.of()));
            double below = document.layout().positions().values().stream()
                    .mapToDouble(Position::y)
                    .max()
                    .orElse(0);
            double top = placed.positions().values().stream()
                    .mapToDouble(Position::y)
                    .min()
                    .orElse(0);
            Graph graph = document.graph();
            Map<String, Position> places = new LinkedHashMap<>(document.layout().positions());
            for (Node node : drawing.nodes()) {
                Names.require(graph, node.id(), node.name());
                graph = graph.with(node);
                placed.find(node.id()).ifPresent(place -> places.put(node.id(), place.plus(0, below + 2 * GAP - top)));
            }
            return document.withGraph(graph).withLayout(document.layout().withPositions(places));
        }

        @Override
        public String label() {
            return "edit.lay-rule";
        }
    }
}
