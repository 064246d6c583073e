package gradus.engine.run;

import gradus.engine.block.Optimizer;
import gradus.engine.device.Device;
import gradus.engine.formula.Equality;
import gradus.engine.formula.FormulaTree;
import gradus.engine.formula.FormulaTree.Figure;
import gradus.engine.formula.FormulaTree.Meaning;
import gradus.engine.formula.FormulaTree.Name;
import gradus.engine.formula.FormulaTrees;
import gradus.engine.graph.Attribute;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Input;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// An optimizer's rule as its own graph, and what it was given for one parameter: so an update can be computed again,
/// operation by operation.
///
/// @param graph its inputs are named as what is given; the nodes of its results are named as these with a prime, and
///     constants as the optimizer's attributes: β₁, (1−β₁)
/// @param inputs what was given, by name: `parameter`, `gradient`, `step`, `learning_rate` and the state
public record AppliedRule(Graph graph, Map<String, Tensor> inputs) {
    private static final String PARAMETER = "parameter";

    /// How attributes are written in formulas.
    private static final Map<String, String> SIGNS =
            Map.of("beta_1", "β₁", "beta_2", "β₂", "epsilon", "ε", "rho", "ρ", "weight_decay", "λ", "momentum", "μ");

    public AppliedRule {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /// A rule as an optimizer gives it. What is given and not read by the rule is left out.
    public static AppliedRule of(Optimizer optimizer, Graph rule, Map<String, Tensor> given) {
        Graph named = withNamedConstants(optimizer, rule);
        List<String> results = new ArrayList<>(rule.outputs().keySet());
        Collections.reverse(results);
        for (String result : results) {
            Node node = named.node(rule.output(result).node());
            if (!(node.operation() instanceof Input)) {
                named = named.with(node.withName(result + "′"));
            }
        }
        Map<String, Tensor> read = new LinkedHashMap<>(given);
        read.keySet().removeIf(name -> rule.find(name).isEmpty());
        return new AppliedRule(named, read);
    }

    private static Graph withNamedConstants(Optimizer optimizer, Graph rule) {
        Map<Double, String> names = new HashMap<>();
        for (Attribute attribute : Attributes.of(optimizer)) {
            if (attribute.value() instanceof Double value && value > 0 && value < 1 && value != 0.5) {
                String name = SIGNS.getOrDefault(attribute.name(), attribute.name());
                names.merge(value, name, (one, other) -> "");
                names.merge(1 - value, "(1−" + name + ")", (one, other) -> "");
            }
        }
        Graph named = rule;
        for (Node node : rule.nodes()) {
            String name = node.operation() instanceof Constant(Tensor value) && value.size() == 1
                    ? names.getOrDefault(value.at(0), "")
                    : "";
            named = name.isEmpty() ? named : named.with(node.withName(name));
        }
        return named;
    }

    /// The shape of the parameter that is updated.
    public Shape shape() {
        return parameter().shape();
    }

    private Tensor parameter() {
        Tensor known = inputs.get(PARAMETER);
        return known == null ? inputs.values().iterator().next() : known;
    }

    /// All numbers of the update, told operation by operation.
    ///
    /// @throws gradus.engine.graph.GradusException when the rule can't be computed
    public TraceFrame frame(Device device) {
        Map<Value, Tensor> feeds = new HashMap<>();
        inputs.forEach((name, tensor) -> feeds.put(Value.of(name), tensor));
        return told(new Session(device).forward(graph, feeds));
    }

    /// The same numbers of one cell of the parameter alone: of every tensor of the parameter's shape that cell.
    ///
    /// @param whole all numbers
    /// @param cell its number in the order of rows, from 0
    public TraceFrame at(TraceFrame whole, int cell) {
        Evaluation all = whole.evaluation();
        Map<Value, Tensor> values = new HashMap<>(all.values());
        values.replaceAll((value, tensor) ->
                tensor.shape().equals(shape()) ? Tensor.of(tensor.type(), Shape.SCALAR, tensor.at(cell)) : tensor);
        return told(new Evaluation(
                all.expansion(), all.seed(), values, all.gradients(), all.contributions(), all.forwardMode()));
    }

    /// Constants are no news.
    private TraceFrame told(Evaluation evaluation) {
        TraceFrame all = TraceFrame.of(graph, evaluation);
        List<TraceStep> steps = all.steps().stream()
                .filter(step -> !(graph.node(step.path()).operation() instanceof Constant))
                .toList();
        return all.withSteps(steps);
    }

    /// How a result comes of what is given and of other results, as in
    /// `m′ = m × β₁ + gradient × (1−β₁) = 0 × 0.9 + 0.25 × 0.1 = 0.025`; of any other node how it comes of what it
    /// reads.
    ///
    /// @param frame of [#frame] or [#at]
    /// @param id of the node
    /// @param numbers how numbers are written
    public Equality equality(TraceFrame frame, String id, Function<Tensor, String> numbers) {
        Value value = Value.of(id);
        if (!graph.outputs().containsValue(value) || graph.node(id).wired().isEmpty()) {
            return StepFormula.of(graph, "", frame.evaluation(), id, numbers).value();
        }
        Graph cut = graph;
        for (Value other : graph.outputs().values()) {
            if (!other.equals(value)) {
                Node result = graph.node(other.node());
                cut = cut.with(new Node(result.id(), result.name(), new Input(Shape.SCALAR), Map.of()));
            }
        }
        Graph formula = cut;
        List<FormulaTree> sides = new ArrayList<>();
        sides.add(new Name(graph.node(id).name()));
        sides.add(FormulaTrees.full(
                formula,
                value,
                leaf -> new Name(formula.node(leaf.node()).name()),
                constant -> sign(constant, numbers)));
        boolean isShort = frame.evaluation().values().values().stream().allMatch(tensor -> tensor.size() == 1);
        if (isShort) {
            sides.add(FormulaTrees.full(formula, value, leaf -> figure(frame, leaf, numbers), numbers));
        }
        sides.add(figure(frame, value, numbers));
        return Equality.of(sides);
    }

    /// A constant by its name if it has one.
    private String sign(Tensor constant, Function<Tensor, String> numbers) {
        return graph.nodes().stream()
                .filter(node -> node.operation() instanceof Constant(Tensor value) && value.equals(constant))
                .filter(node -> !node.name().equals(node.id()))
                .map(Node::name)
                .findFirst()
                .orElseGet(() -> numbers.apply(constant));
    }

    private static FormulaTree figure(TraceFrame frame, Value value, Function<Tensor, String> numbers) {
        return frame.evaluation()
                .value(value)
                .<FormulaTree>map(tensor -> new Figure(numbers.apply(tensor), Meaning.VALUE))
                .orElseGet(() -> new Name("?"));
    }
}
