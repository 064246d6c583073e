package gradus.engine.run;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Fix;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Source;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.operation.Parameter;
import gradus.engine.operation.ReduceSum;
import gradus.engine.operation.Slice;
import gradus.engine.operation.Squeeze;
import gradus.engine.operation.Term;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What a person should know of the numbers of a pass, each as a warning at the node: a target that nothing leads to,
/// one that is many numbers, an operation that lets no gradient through, the first number that is not finite.
public final class Findings {
    private static final int MOST = 3;

    private final Graph graph;
    private final Evaluation evaluation;
    private final Graph flat;

    private Findings(Graph graph, Evaluation evaluation) {
        this.graph = graph;
        this.evaluation = evaluation;
        flat = evaluation.expansion().flat();
    }

    /// All that is to be said.
    ///
    /// @param graph that was evaluated, with its blocks
    public static List<Diagnostic> of(Graph graph, Evaluation evaluation) {
        return new Findings(graph, evaluation).all();
    }

    private List<Diagnostic> all() {
        List<Diagnostic> all = new ArrayList<>();
        evaluation.target().ifPresent(target -> all.addAll(ofTarget(target)));
        List<Diagnostic> forward = notFinite();
        all.addAll(forward);
        if (forward.isEmpty()) {
            all.addAll(notFiniteBackward());
        }
        return all;
    }

    private List<Diagnostic> ofTarget(Value target) {
        Value place = evaluation.expansion().flat(target);
        String name = name(target.node());
        Set<String> leaves = leaves(place);
        if (leaves.isEmpty() && !evaluation.gradients().containsKey(place)) {
            return List.of(Diagnostic.warning("run.constant-target", Place.node(target.node()), name));
        }
        List<Diagnostic> found = new ArrayList<>(barriers(place, leaves));
        boolean isCell =
                evaluation.seed().filter(seed -> !seed.cell().isEmpty()).isPresent();
        Optional<Tensor> value = evaluation.value(target).filter(tensor -> tensor.size() != 1 && !isCell);
        if (found.isEmpty() && value.isPresent()) {
            found.add(Diagnostic.warning(
                            "run.tensor-target",
                            Place.node(target.node()),
                            name,
                            value.get().shape().toString())
                    .withFixes(single(target, value.get().shape())));
        }
        return found;
    }

    /// What a gradient is wanted for, among what the target depends on.
    private Set<String> leaves(Value target) {
        Set<String> leaves = new LinkedHashSet<>();
        for (String id : flat.upstream(target.node())) {
            boolean isLeaf = switch (flat.node(id).operation()) {
                case Variable _ -> true;
                case Parameter parameter -> parameter.trainable();
                default -> false;
            };
            if (isLeaf) {
                leaves.add(id);
            }
        }
        return leaves;
    }

    /// The operations that keep the gradient from leaves that it reaches on no way.
    private List<Diagnostic> barriers(Value target, Set<String> leaves) {
        Set<String> unreached = new LinkedHashSet<>(leaves);
        unreached.removeIf(id -> evaluation.gradients().containsKey(Value.of(id)));
        if (unreached.isEmpty()) {
            return List.of();
        }
        Set<String> way = new LinkedHashSet<>(flat.downstream(unreached));
        way.retainAll(flat.upstream(target.node()));
        Map<String, Diagnostic> barriers = new LinkedHashMap<>();
        for (Node node : flat.order().nodes().reversed()) {
            boolean isReached = node.value().equals(target) || hasGradient(node);
            if (!way.contains(node.id()) || !isReached || unreached.contains(node.id())) {
                continue;
            }
            for (Map.Entry<String, Value> input : node.inputs().entrySet()) {
                Value from = input.getValue();
                if (way.contains(from.node())
                        && !evaluation.contributions().containsKey(new Wire(from, node.id(), input.getKey()))) {
                    Node barrier = culprit(node, from, way);
                    barriers.putIfAbsent(barrier.id(), barrier(barrier, unreached));
                }
            }
        }
        return barriers.values().stream().limit(MOST).toList();
    }

    private Diagnostic barrier(Node node, Set<String> unreached) {
        List<String> behind = flat.upstream(node.id()).stream()
                .filter(unreached::contains)
                .map(this::name)
                .sorted()
                .toList();
        String named = behind.size() <= MOST ? String.join(", ", behind) : behind.getFirst() + ", …";
        return Diagnostic.warning(
                "run.no-gradient",
                Place.node(node.id()),
                name(node.id()),
                node.operation().name(),
                named);
    }

    private boolean hasGradient(Node node) {
        return node.values().stream().anyMatch(evaluation.gradients()::containsKey);
    }

    /// Who let the gradient through no further: the node itself, where real numbers that vary arrive, else the one
    /// behind it that made something else of them.
    private Node culprit(Node node, Value from, Set<String> way) {
        Set<Value> varying = varying();
        Node at = node;
        Value arriving = from;
        while (!varying.contains(arriving)) {
            at = flat.node(arriving.node());
            Optional<Value> next = at.wired().stream()
                    .filter(value -> way.contains(value.node()))
                    .findFirst();
            if (next.isEmpty() || at.wired().stream().anyMatch(varying::contains)) {
                return at;
            }
            arriving = next.get();
        }
        return at;
    }

    /// The real values that depend on a source through real values only.
    private Set<Value> varying() {
        Set<Value> varying = new LinkedHashSet<>();
        for (Node node : flat.order().nodes()) {
            boolean varies =
                    node.operation() instanceof Source || node.wired().stream().anyMatch(varying::contains);
            node.values().stream().filter(value -> varies && isReal(value)).forEach(varying::add);
        }
        return varying;
    }

    private boolean isReal(Value value) {
        return Optional.ofNullable(evaluation.values().get(value))
                .map(tensor -> tensor.type().isFloat())
                .orElse(true);
    }

    /// Nodes behind the target that make one number of it: its sum, or its first cell.
    private List<Fix> single(Value target, Shape shape) {
        if (!graph.contains(target)) {
            return List.of();
        }
        List<Fix> fixes = new ArrayList<>();
        fixes.add(behind(target, "fix.sum-target", value -> value.apply(new ReduceSum(List.of(), false))));
        List<Integer> first = Collections.nCopies(shape.rank(), 0);
        List<Integer> second = Collections.nCopies(shape.rank(), 1);
        boolean isFixed = Types.of(graph)
                .find(target)
                .filter(type -> type.shape().isFixed() && shape.size() > 0)
                .isPresent();
        if (isFixed) {
            fixes.add(behind(
                    target,
                    "fix.cell-target",
                    value -> value.apply(new Slice(first, second, List.of(), List.of()))
                            .apply(new Squeeze(List.of()))));
        }
        return fixes;
    }

    private Fix behind(Value target, String label, UnaryOperator<Term> added) {
        return new Fix(Message.of(label, name(target.node())), now -> {
            if (!now.contains(target) || Types.of(now).hasErrors()) {
                return now;
            }
            return added.apply(new Term(new GraphBuilder(now), target))
                    .builder()
                    .build();
        });
    }

    /// The nodes whose value is not finite although all that comes in is.
    private List<Diagnostic> notFinite() {
        List<Diagnostic> found = new ArrayList<>();
        for (Node node : flat.order().nodes()) {
            Optional<Double> bad = bad(node.values().stream()
                    .map(evaluation.values()::get)
                    .filter(Objects::nonNull)
                    .toList());
            boolean isFirst = bad(node.wired().stream()
                            .map(evaluation.values()::get)
                            .filter(Objects::nonNull)
                            .toList())
                    .isEmpty();
            if (bad.isPresent() && isFirst && found.size() < MOST) {
                String code = node.wired().isEmpty() ? "run.not-finite-source" : "run.not-finite";
                found.add(Diagnostic.warning(
                        code,
                        Place.node(node.id()),
                        name(node.id()),
                        bad.get(),
                        node.operation().name()));
            }
        }
        return found;
    }

    /// The nodes, from the target backwards, whose rule makes a gradient that is not finite of one that is.
    private List<Diagnostic> notFiniteBackward() {
        for (Node node : flat.order().nodes().reversed()) {
            Optional<Double> arriving = bad(node.values().stream()
                    .map(evaluation.gradients()::get)
                    .filter(Objects::nonNull)
                    .toList());
            if (arriving.isPresent()) {
                continue;
            }
            for (Map.Entry<String, Value> input : node.inputs().entrySet()) {
                Wire wire = new Wire(input.getValue(), node.id(), input.getKey());
                Optional<Double> bad = Optional.ofNullable(
                                evaluation.contributions().get(wire))
                        .flatMap(tensor -> bad(List.of(tensor)));
                if (bad.isPresent()) {
                    return List.of(Diagnostic.warning(
                            "run.not-finite-gradient",
                            Place.node(node.id()),
                            name(node.id()),
                            bad.get(),
                            name(input.getValue().node())));
                }
            }
        }
        return List.of();
    }

    private static Optional<Double> bad(List<Tensor> tensors) {
        for (Tensor tensor : tensors) {
            for (int i = 0; i < tensor.size(); i++) {
                if (!Double.isFinite(tensor.at(i))) {
                    return Optional.of(tensor.at(i));
                }
            }
        }
        return Optional.empty();
    }

    private String name(String path) {
        return graph.find(path).or(() -> flat.find(path)).map(Node::name).orElse(path);
    }
}
