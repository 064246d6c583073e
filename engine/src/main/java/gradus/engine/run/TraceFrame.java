package gradus.engine.run;

import gradus.engine.block.Loss;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.run.TraceStep.Phase;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// One pass through a graph, told step by step: forward in the order of computation, then backward in the reverse
/// order, then, in training, the update of each parameter.
///
/// @param graph as it was made, with its blocks
/// @param evaluation all of its numbers
/// @param updates of the parameters; empty outside of training
/// @param number of the pass, from 1
/// @param rows how many examples it saw
/// @param steps all that is told
/// @param places where each step stands among all
/// @param alarms the steps, by their numbers from 0, that tell a number one wants to be stopped at
public record TraceFrame(
        Graph graph,
        Evaluation evaluation,
        List<ParameterUpdate> updates,
        int number,
        int rows,
        List<TraceStep> steps,
        Map<TraceStep, Integer> places,
        Map<Alarm, NavigableSet<Integer>> alarms) {
    public TraceFrame {
        updates = List.copyOf(updates);
        steps = List.copyOf(steps);
        places = Map.copyOf(places);
        Map<Alarm, NavigableSet<Integer>> known = new EnumMap<>(Alarm.class);
        alarms.forEach((alarm, found) -> known.put(alarm, Collections.unmodifiableNavigableSet(found)));
        alarms = Collections.unmodifiableMap(known);
    }

    /// A pass without training.
    public static TraceFrame of(Graph graph, Evaluation evaluation) {
        return of(graph, evaluation, List.of(), false, 1, 1);
    }

    /// A pass of training.
    ///
    /// @param isZeroed whether it begins with no gradients gathered
    public static TraceFrame of(
            Graph graph, Evaluation evaluation, List<ParameterUpdate> updates, boolean isZeroed, int number, int rows) {
        List<TraceStep> steps = new ArrayList<>();
        if (isZeroed) {
            steps.add(new TraceStep(Phase.ZERO_GRADIENTS, ""));
        }
        List<TraceStep> losses = new ArrayList<>();
        List<TraceStep> backward = new ArrayList<>();
        for (Node node : evaluation.expansion().flat().nodes()) {
            if (node.values().isEmpty() || !evaluation.values().containsKey(node.value())) {
                continue;
            }
            boolean isLoss = isLoss(graph, node.id());
            (isLoss ? losses : steps).add(new TraceStep(isLoss ? Phase.LOSS : Phase.FORWARD, node.id()));
            if (node.values().stream().anyMatch(evaluation.gradients()::containsKey)) {
                backward.addFirst(new TraceStep(Phase.BACKWARD, node.id()));
            }
        }
        steps.addAll(losses);
        steps.addAll(backward);
        updates.forEach(update -> steps.add(new TraceStep(Phase.UPDATE, update.path())));
        return new TraceFrame(graph, evaluation, updates, number, rows, List.of(), Map.of(), Map.of()).withSteps(steps);
    }

    /// The same numbers told in other steps.
    TraceFrame withSteps(List<TraceStep> others) {
        Map<TraceStep, Integer> known = new HashMap<>();
        others.forEach(step -> known.putIfAbsent(step, known.size()));
        TraceFrame quiet = new TraceFrame(graph, evaluation, updates, number, rows, others, known, Map.of());
        return new TraceFrame(graph, evaluation, updates, number, rows, others, known, alarms(quiet));
    }

    private static Map<Alarm, NavigableSet<Integer>> alarms(TraceFrame frame) {
        Map<Alarm, NavigableSet<Integer>> alarms = new EnumMap<>(Alarm.class);
        for (Alarm alarm : Alarm.values()) {
            alarms.put(alarm, new TreeSet<>());
        }
        for (int i = 0; i < frame.steps().size(); i++) {
            TraceStep step = frame.steps().get(i);
            int number = i;
            alarms.forEach((alarm, steps) -> {
                if (frame.tensor(step)
                                .filter(tensor -> alarm.holds(step, tensor))
                                .isPresent()
                        || frame.tangent(step).filter(alarm::holdsOfGradient).isPresent()) {
                    steps.add(number);
                }
            });
        }
        return alarms;
    }

    /// The first step from one on that tells a number of a kind.
    ///
    /// @param from the number of the first step that counts, from 0
    Optional<Integer> first(Alarm alarm, int from) {
        return Optional.ofNullable(alarms.get(alarm)).map(steps -> steps.ceiling(from));
    }

    private static boolean isLoss(Graph graph, String path) {
        int slash = path.indexOf('/');
        Optional<Node> outer = graph.find(slash < 0 ? path : path.substring(0, slash));
        return outer.map(node -> node.operation() instanceof Loss).orElse(path.startsWith("losses/"));
    }

    /// The number a step tells: a value, a gradient, a parameter's new value.
    public Optional<Tensor> tensor(TraceStep step) {
        return switch (step.phase()) {
            case ZERO_GRADIENTS -> Optional.empty();
            case FORWARD, LOSS -> evaluation.value(Value.of(step.path()));
            case BACKWARD -> evaluation.gradient(Value.of(step.path()));
            case UPDATE -> update(step.path()).map(ParameterUpdate::after);
        };
    }

    /// The tangent a step tells with a value.
    private Optional<Tensor> tangent(TraceStep step) {
        return step.isForward() ? evaluation.tangent(Value.of(step.path())) : Optional.empty();
    }

    /// What was done to a parameter.
    public Optional<ParameterUpdate> update(String path) {
        return updates.stream().filter(update -> update.path().equals(path)).findFirst();
    }

    /// After how many steps a value is told, of the graph or by path of a block's inside.
    public int valuePlace(Value value) {
        return place(value, Phase.FORWARD, Phase.LOSS);
    }

    /// After how many steps a gradient is told; in forward mode a tangent, with its value.
    public int gradientPlace(Value value) {
        return evaluation.forwardMode().isPresent() ? valuePlace(value) : place(value, Phase.BACKWARD, Phase.BACKWARD);
    }

    /// After how many steps a parameter's new value is told.
    public int updatePlace(String path) {
        return places.getOrDefault(new TraceStep(Phase.UPDATE, path), steps.size()) + 1;
    }

    private int place(Value value, Phase phase, Phase other) {
        String path = evaluation.expansion().values().getOrDefault(value, value).node();
        Integer place = places.get(new TraceStep(phase, path));
        return Optional.ofNullable(place)
                        .or(() -> Optional.ofNullable(places.get(new TraceStep(other, path))))
                        .orElse(steps.size())
                + 1;
    }
}
