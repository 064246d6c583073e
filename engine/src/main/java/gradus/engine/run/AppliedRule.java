package gradus.engine.run;

import gradus.engine.device.Device;
import gradus.engine.formula.Equality;
import gradus.engine.formula.FormulaTree;
import gradus.engine.formula.FormulaTree.Figure;
import gradus.engine.formula.FormulaTree.Meaning;
import gradus.engine.formula.FormulaTree.Name;
import gradus.engine.formula.FormulaTrees;
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
/// @param graph its inputs are named as what is given; the nodes of its results are named as these with a prime
/// @param inputs what was given, by name: `parameter`, `gradient`, `step`, `learning_rate` and the state
public record AppliedRule(Graph graph, Map<String, Tensor> inputs) {
    private static final String PARAMETER = "parameter";

    public AppliedRule {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /// A rule as an optimizer gives it. What is given and not read by the rule is left out.
    public static AppliedRule of(Graph rule, Map<String, Tensor> given) {
        Graph named = rule;
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
        return told(new Evaluation(all.expansion(), all.target(), values, all.gradients(), all.contributions()));
    }

    /// Constants are no news.
    private TraceFrame told(Evaluation evaluation) {
        TraceFrame all = TraceFrame.of(graph, evaluation);
        List<TraceStep> steps = all.steps().stream()
                .filter(step -> !(graph.node(step.path()).operation() instanceof Constant))
                .toList();
        return all.withSteps(steps);
    }

    /// How a result comes of what is given and of other results: `m′ = m · 0.9 + gradient · 0.1 = 0.025`; of any other
    /// node how it comes of what it reads.
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
                formula, value, leaf -> new Name(formula.node(leaf.node()).name()), numbers));
        boolean isShort = frame.evaluation().values().values().stream().allMatch(tensor -> tensor.size() == 1);
        if (isShort) {
            sides.add(FormulaTrees.full(formula, value, leaf -> figure(frame, leaf, numbers), numbers));
        }
        sides.add(figure(frame, value, numbers));
        return Equality.of(sides);
    }

    private static FormulaTree figure(TraceFrame frame, Value value, Function<Tensor, String> numbers) {
        return frame.evaluation()
                .value(value)
                .<FormulaTree>map(tensor -> new Figure(numbers.apply(tensor), Meaning.VALUE))
                .orElseGet(() -> new Name("?"));
    }
}
