package gradus.engine.run;

import gradus.engine.graph.Graph;
import gradus.engine.graph.Value;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The way that some numbers take when they follow the gradient of a target.
///
/// @param leaves the numbers that move
/// @param steps where they were and what the target was there, the start first
public record Descent(List<Coordinate> leaves, List<Step> steps) {
    public Descent {
        leaves = List.copyOf(leaves);
        steps = List.copyOf(steps);
    }

    /// One number of a leaf.
    ///
    /// @param path of the leaf
    /// @param cell which of its numbers, from 0
    public record Coordinate(String path, int cell) {}

    /// One place on the way.
    ///
    /// @param at the numbers, in the order of the leaves
    /// @param target the sum of the target's cells there
    public record Step(List<Double> at, double target) {
        public Step {
            at = List.copyOf(at);
        }
    }

    /// Follows the gradient; ends before the first number that is not finite.
    ///
    /// @param feeds tensors for sources, by value; the leaves start from these, or from values of their own
    /// @param rate how far a step goes, as a share of the gradient: downwards, or upwards when it is below 0
    /// @param count how many steps
    public static Descent follow(
            Session session,
            Graph graph,
            Value target,
            Map<Value, Tensor> feeds,
            List<Coordinate> leaves,
            double rate,
            int count) {
        Map<Value, Tensor> given = new HashMap<>(feeds);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i <= count; i++) {
            Evaluation here = session.forwardAndBackward(graph, target, given);
            Step step = step(here, target, leaves);
            if (!isFinite(step)) {
                break;
            }
            steps.add(step);
            leaves.forEach(leaf -> move(leaf, here, given, rate));
        }
        return new Descent(leaves, steps);
    }

    private static Step step(Evaluation here, Value target, List<Coordinate> leaves) {
        double sum = 0;
        Tensor value = here.value(target).orElseThrow();
        for (int i = 0; i < value.size(); i++) {
            sum += value.at(i);
        }
        return new Step(
                leaves.stream()
                        .map(leaf ->
                                here.value(Value.of(leaf.path())).orElseThrow().at(leaf.cell()))
                        .toList(),
                sum);
    }

    private static boolean isFinite(Step step) {
        return Double.isFinite(step.target()) && step.at().stream().allMatch(Double::isFinite);
    }

    private static void move(Coordinate leaf, Evaluation here, Map<Value, Tensor> given, double rate) {
        Value value = Value.of(leaf.path());
        Tensor before = given.getOrDefault(value, here.value(value).orElseThrow());
        Optional<Tensor> gradient = here.gradient(value);
        double[] numbers = before.toDoubles();
        numbers[leaf.cell()] -=
                rate * gradient.map(known -> known.at(leaf.cell())).orElse(0.0);
        given.put(value, Tensor.of(ElementType.FLOAT64, before.shape(), numbers));
    }

    /// Where the numbers came to in the end, if they went anywhere.
    public Optional<Step> end() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
    }

    /// This way and then another one, if that begins where this one ends.
    public Descent then(Descent next) {
        boolean goesOn = leaves.equals(next.leaves)
                && end().isPresent()
                && !next.steps.isEmpty()
                && end().get().equals(next.steps.getFirst());
        if (!goesOn) {
            return next;
        }
        List<Step> all = new ArrayList<>(steps);
        all.addAll(next.steps.subList(1, next.steps.size()));
        return new Descent(leaves, all);
    }
}
