package gradus.engine.run;

import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.formula.Equality;
import gradus.engine.formula.FormulaText;
import gradus.engine.formula.FormulaTree;
import gradus.engine.formula.FormulaTree.Figure;
import gradus.engine.formula.FormulaTree.Infix;
import gradus.engine.formula.FormulaTree.Meaning;
import gradus.engine.formula.FormulaTree.Name;
import gradus.engine.formula.FormulaTree.Partial;
import gradus.engine.formula.FormulaTrees;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One node of an evaluated graph as mathematics: how its value came about, how it changes with each of its inputs,
/// and how the chain rule brings the target's gradient to it.
public final class StepFormula {
    /// Of longer lists only the range is told, and with ranges one can't calculate.
    private static final int MOST_TOLD = 4;

    /// For more numbers than these no local derivatives are computed.
    private static final int MOST_NUMBERS = 4096;

    /// Of more terms than these the first few are written.
    private static final int MOST_TERMS = 8;

    private static final int FIRST_TERMS = 3;

    private final Graph graph;
    private final String path;
    private final Evaluation evaluation;
    private final Node node;
    private final Function<Tensor, String> numbers;
    private final Map<String, Map<Wire, Tensor>> locals = new HashMap<>();

    private StepFormula(Graph graph, String path, Evaluation evaluation, Node node, Function<Tensor, String> numbers) {
        this.graph = graph;
        this.path = path;
        this.evaluation = evaluation;
        this.node = node;
        this.numbers = numbers;
    }

    /// A node of a graph that was evaluated, or of the inside of one of its blocks.
    ///
    /// @param path before the ids of the graph's nodes: empty, or `dense_1/`
    /// @param id of the node in this graph
    /// @param numbers how numbers are written
    public static StepFormula of(
            Graph graph, String path, Evaluation evaluation, String id, Function<Tensor, String> numbers) {
        return new StepFormula(graph, path, evaluation, graph.node(id), numbers);
    }

    /// A node of the flat graph, by its path.
    ///
    /// @param whole the graph as it was made, with its blocks
    public static StepFormula of(Graph whole, Evaluation evaluation, String path, Function<Tensor, String> numbers) {
        Graph graph = whole.contains(path) ? whole : evaluation.expansion().flat();
        return of(graph, "", evaluation, path, numbers);
    }

    /// `x = a + b = 2 + 3 = 5`.
    public Equality value() {
        List<FormulaTree> sides = new ArrayList<>(List.of(new Name(name(node.value()))));
        if (!node.wired().isEmpty()) {
            sides.add(FormulaTrees.step(graph, node.value(), value -> new Name(name(value)), numbers));
            if (node.wired().stream().allMatch(value -> isTold(number(value)))) {
                sides.add(
                        FormulaTrees.step(graph, node.value(), value -> figure(number(value), Meaning.VALUE), numbers));
            }
        }
        number(node.value()).ifPresent(number -> sides.add(new Figure(numbers.apply(number), Meaning.VALUE)));
        return Equality.of(sides);
    }

    /// `∂z/∂a = ∂z/∂x · ∂x/∂a = 4 · 1 = 4`: over each node that reads the value, and where there are several, their
    /// sum. Empty when the target does not depend on it. In forward mode what [#tangent] tells.
    public Optional<Equality> gradient() {
        return evaluation.forwardMode().isPresent() ? tangent() : gradient(node.value());
    }

    /// `∂z/∂a = y · ∂x/∂a + x · ∂y/∂a = 4 · 1 + 5 · 0 = 4`: over each value that the node reads.
    /// Empty outside of forward mode, and for what is no real number.
    public Optional<Equality> tangent() {
        Optional<Tensor> tangent = evaluation.tangent(whole(node.value()));
        return tangent.map(number -> {
            List<FormulaTree> sides = new ArrayList<>(List.of(change(node.value())));
            List<Value> inputs = node.wired().stream()
                    .distinct()
                    .filter(input -> evaluation.tangent(whole(input)).isPresent())
                    .toList();
            if (!inputs.isEmpty() && inputs.size() <= MOST_TERMS) {
                sides.add(added(inputs, this::factor, this::change));
                boolean areTold = inputs.stream()
                        .allMatch(input -> isTold(local(input, node)) && isTold(evaluation.tangent(whole(input))));
                if (areTold && isTold(tangent)) {
                    sides.add(added(
                            inputs,
                            input -> figure(local(input, node), Meaning.LOCAL),
                            input -> figure(evaluation.tangent(whole(input)), Meaning.GRADIENT)));
                }
            }
            sides.add(new Figure(numbers.apply(number), Meaning.GRADIENT));
            return Equality.of(sides);
        });
    }

    /// How the node changes with one of its inputs, by its rule where that stands for a number.
    private FormulaTree factor(Value input) {
        return rule(node, input)
                .filter(rule -> !rule.isProduct())
                .map(LocalRule::named)
                .map(named -> named instanceof Infix ? new FormulaTree.Parentheses(named) : named)
                .orElseGet(() -> new Partial(name(node.value()), name(input), Meaning.LOCAL));
    }

    private static FormulaTree added(
            List<Value> values, Function<Value, FormulaTree> factor, Function<Value, FormulaTree> change) {
        List<FormulaTree> terms = new ArrayList<>();
        for (Value value : values) {
            FormulaTree first = factor.apply(value);
            terms.add(new Infix(
                    "·",
                    terms.isEmpty() ? first : first.guarded(),
                    change.apply(value).guarded()));
        }
        return terms.stream().reduce((a, b) -> new Infix("+", a, b)).orElseThrow();
    }

    /// How a value changes with the leaf of forward mode.
    private Partial change(Value value) {
        Seed leaf = evaluation.forwardMode().orElseThrow().leaf();
        String towards = graph.contains(leaf.value())
                ? name(leaf.value())
                : leaf.value().node().replace('/', '.');
        return new Partial(name(value), towards + leaf.text(), Meaning.GRADIENT);
    }

    private Optional<Equality> gradient(Value value) {
        return evaluation.gradient(whole(value)).map(gradient -> {
            List<Node> readers = readers(value);
            boolean areMany = readers.size() > MOST_TERMS;
            List<Flow> flows = flows(value, areMany ? readers.subList(0, FIRST_TERMS) : readers);
            List<FormulaTree> sides = new ArrayList<>(List.of(partial(value)));
            if (!flows.isEmpty()) {
                List<FormulaTree> given = areMany ? List.of() : given(gradient, flows);
                List<FormulaTree> rest = areMany ? List.of(new Name("⋯")) : List.of();
                sides.add(sum(given, flows, Flow::rule, rest));
                if (flows.stream().allMatch(flow -> flow.filled().isPresent())) {
                    sides.add(sum(given, flows, flow -> flow.filled().orElseThrow(), rest));
                }
                if (flows.stream().allMatch(flow -> isTold(Optional.of(flow.number())))) {
                    sides.add(sum(given, flows, flow -> figure(Optional.of(flow.number()), Meaning.GRADIENT), rest));
                }
            }
            sides.add(new Figure(numbers.apply(gradient), Meaning.GRADIENT));
            return Equality.of(sides);
        });
    }

    /// `∂z/∂x = y = 4`, for each value that the node reads and that has an influence.
    public List<Equality> rules() {
        List<Equality> rules = new ArrayList<>();
        for (Value input : node.wired().stream().distinct().toList()) {
            Optional<Tensor> local = local(input, node);
            Optional<LocalRule> rule = rule(node, input);
            if (matters(input) && (local.isPresent() || rule.isPresent())) {
                boolean isProduct = rule.filter(LocalRule::isProduct).isPresent();
                List<FormulaTree> sides = new ArrayList<>();
                sides.add(isProduct ? partial(input) : new Partial(name(node.value()), name(input), Meaning.LOCAL));
                rule.ifPresent(found -> {
                    sides.add(found.named());
                    if (isTold(local)) {
                        found.filled().ifPresent(sides::add);
                    }
                });
                local.ifPresent(number -> sides.add(new Figure(numbers.apply(number), Meaning.LOCAL)));
                rules.add(Equality.of(sides));
            }
        }
        return rules;
    }

    private boolean matters(Value input) {
        return evaluation
                .gradient(whole(input))
                .or(() -> evaluation.tangent(whole(input)))
                .isPresent();
    }

    /// `∂z/∂x · ∂x/∂a = 4 · 1 = 4`, for each value that the node reads: what it sends back to it.
    public List<Equality> sent() {
        List<Equality> sent = new ArrayList<>();
        for (Value input : node.wired().stream().distinct().toList()) {
            flow(input, node).ifPresent(flow -> {
                List<FormulaTree> sides = new ArrayList<>(List.of(flow.rule()));
                flow.filled().ifPresent(sides::add);
                sides.add(new Figure(numbers.apply(flow.number()), Meaning.GRADIENT));
                sent.add(Equality.of(sides));
            });
        }
        return sent;
    }

    /// What comes back to a value over one node that reads it.
    ///
    /// @param rule as a product of derivatives
    /// @param filled the same with numbers
    private record Flow(FormulaTree rule, Optional<FormulaTree> filled, Tensor number) {}

    /// The nodes over which something comes back to a value.
    private List<Node> readers(Value value) {
        return graph.wiresFrom(value.node()).stream()
                .filter(wire -> wire.from().equals(value) && contribution(wire).isPresent())
                .map(Wire::toNode)
                .distinct()
                .map(graph::node)
                .toList();
    }

    private List<Flow> flows(Value value, List<Node> readers) {
        return readers.stream()
                .map(reader -> flow(value, reader))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Tensor> contribution(Wire wire) {
        return evaluation.contribution(new Wire(whole(wire.from()), path + wire.toNode(), wire.toPort()));
    }

    private Optional<Flow> flow(Value value, Node reader) {
        return wires(value, reader).stream()
                .map(this::contribution)
                .flatMap(Optional::stream)
                .reduce(StepFormula::added)
                .map(number -> {
                    Optional<Tensor> local = local(value, reader);
                    Optional<FormulaTree> product = local.isPresent()
                            ? Optional.empty()
                            : rule(reader, value).filter(LocalRule::isProduct).map(LocalRule::named);
                    FormulaTree chain = new Infix(
                            "·",
                            partial(reader.value()),
                            new Partial(name(reader.value()), name(value), Meaning.LOCAL));
                    return new Flow(product.orElse(chain), filled(reader, local, number), number);
                });
    }

    private Optional<FormulaTree> filled(Node reader, Optional<Tensor> local, Tensor product) {
        Optional<Tensor> arriving = evaluation.gradient(whole(reader.value()));
        return isTold(local) && isTold(arriving) && isTold(Optional.of(product))
                ? Optional.of(new Infix(
                        "·",
                        figure(arriving, Meaning.GRADIENT),
                        figure(local, Meaning.LOCAL).guarded()))
                : Optional.empty();
    }

    private List<Wire> wires(Value value, Node reader) {
        List<Wire> wires = new ArrayList<>();
        reader.inputs().forEach((port, read) -> {
            if (read.equals(value)) {
                wires.add(new Wire(value, reader.id(), port));
            }
        });
        return wires;
    }

    /// What arrives from nowhere: at a target the change of itself.
    private List<FormulaTree> given(Tensor gradient, List<Flow> flows) {
        Tensor flown =
                flows.stream().map(Flow::number).reduce(StepFormula::added).orElseThrow();
        if (gradient.size() != 1 || flown.size() != 1) {
            return List.of();
        }
        double rest = gradient.at(0) - flown.at(0);
        boolean isRounding = !(Math.abs(rest) > 1e-9 * Math.max(1, Math.abs(gradient.at(0))));
        return isRounding ? List.of() : List.of(new Figure(numbers.apply(Tensor.scalar(rest)), Meaning.GRADIENT));
    }

    private static FormulaTree sum(
            List<FormulaTree> given, List<Flow> flows, Function<Flow, FormulaTree> term, List<FormulaTree> rest) {
        List<FormulaTree> terms = new ArrayList<>(given);
        flows.forEach(flow -> terms.add(terms.isEmpty() ? term.apply(flow) : guarded(term.apply(flow))));
        terms.addAll(rest);
        return terms.stream().reduce((a, b) -> new Infix("+", a, b)).orElseThrow();
    }

    private static FormulaTree guarded(FormulaTree term) {
        boolean isSigned = term instanceof Infix(String _, Figure left, FormulaTree _) && left.isNegative();
        return isSigned ? new FormulaTree.Parentheses(term) : term.guarded();
    }

    private Optional<LocalRule> rule(Node reader, Value input) {
        return LocalRule.of(reader, input, new LocalRule.Surroundings() {
            @Override
            public String name(Value value) {
                return StepFormula.this.name(value);
            }

            @Override
            public String target() {
                return StepFormula.this.target();
            }

            @Override
            public Optional<Tensor> number(Value value) {
                return StepFormula.this.number(value);
            }

            @Override
            public Optional<Node> node(Value value) {
                return graph.find(value.node());
            }

            @Override
            public String write(Tensor number) {
                return numbers.apply(number);
            }
        });
    }

    /// How a node changes with a value that it reads, perhaps at several ports.
    private Optional<Tensor> local(Value input, Node reader) {
        Map<Wire, Tensor> known = locals.computeIfAbsent(reader.id(), id -> {
            boolean isSmall = reader.wired().stream()
                    .allMatch(value -> number(value)
                            .filter(tensor -> tensor.size() <= MOST_NUMBERS)
                            .isPresent());
            Graph alone = Graph.of(List.of(reader), Map.of());
            return isSmall ? LocalDerivatives.of(alone, path, evaluation, new ScalarDevice()) : Map.of();
        });
        return wires(input, reader).stream()
                .map(wire -> Optional.ofNullable(known.get(wire)))
                .flatMap(Optional::stream)
                .reduce(StepFormula::added);
    }

    private static Tensor added(Tensor a, Tensor b) {
        double[] sums = new double[a.size()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = a.at(i) + b.at(i);
        }
        return Tensor.of(a.type(), a.shape(), sums);
    }

    private static boolean isTold(Optional<Tensor> number) {
        return number.filter(tensor -> tensor.size() == 1
                        || (tensor.size() <= MOST_TOLD && tensor.shape().rank() == 1))
                .isPresent();
    }

    private FormulaTree figure(Optional<Tensor> number, Meaning meaning) {
        return number.<FormulaTree>map(tensor -> new Figure(numbers.apply(tensor), meaning))
                .orElseGet(() -> new Name("?"));
    }

    private Partial partial(Value value) {
        return new Partial(target(), name(value), Meaning.GRADIENT);
    }

    private String target() {
        return evaluation
                .seed()
                .map(seed -> (graph.contains(seed.value())
                                ? name(seed.value())
                                : seed.value().node())
                        + seed.text())
                .orElse("L");
    }

    /// What a value is called; where nodes go by paths, without those of the block that the node is in.
    private String name(Value value) {
        String name = FormulaText.name(graph, value);
        String block = node.name().substring(0, node.name().lastIndexOf('/') + 1);
        return (name.startsWith(block) ? name.substring(block.length()) : name).replace('/', '.');
    }

    private Optional<Tensor> number(Value value) {
        return evaluation.value(whole(value));
    }

    private Value whole(Value value) {
        return new Value(path + value.node(), value.output());
    }
}
