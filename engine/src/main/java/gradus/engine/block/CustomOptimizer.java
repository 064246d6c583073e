package gradus.engine.block;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Place;
import gradus.engine.graph.Source;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.operation.Assign;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Input;
import gradus.engine.operation.RunContext;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An optimizer of a person's own: its rule is a graph that was drawn or written in a file. The graph's inputs are
/// named `parameter`, `gradient`, `step`, `learning_rate`; every other input is a state, zero at first. Its outputs
/// are `parameter` and one for each state, the values after the step. Variables in it are constants.
///
/// @param learningRate how far a step goes
/// @param rule drawn for one parameter; the shapes of its inputs don't matter, the parameter's own take their place
public record CustomOptimizer(double learningRate, Graph rule) implements Optimizer {

    private static final String PARAMETER = "parameter";
    private static final Set<String> SCALARS = Set.of("step", "learning_rate");
    private static final Set<String> GIVEN = Set.of(PARAMETER, "gradient", "step", "learning_rate");

    /// @throws GradusException `optimizer.rule` when the graph has not the inputs and outputs of a rule, or what is
    ///     wrong with the graph
    public CustomOptimizer {
        Rules.learningRate(learningRate);
        for (Node node : rule.nodes()) {
            boolean isGiven = !(node.operation() instanceof Source)
                    || node.operation() instanceof Input
                    || node.operation() instanceof Variable
                    || node.operation() instanceof RunContext;
            require(isGiven, "rule.rule-sources", node.name());
        }
        require(rule.outputs().containsKey(PARAMETER), "rule.rule-result", PARAMETER);
        for (String state : states(rule)) {
            require(rule.outputs().containsKey(state), "rule.rule-result", state);
        }
        for (String output : rule.outputs().keySet()) {
            require(output.equals(PARAMETER) || states(rule).contains(output), "rule.rule-state", output);
        }
        for (Shape shape : List.of(Shape.SCALAR, Shape.of(2, 3))) {
            Graph fitted = fitted(rule, shape);
            Types types = Types.of(fitted);
            if (types.hasErrors()) {
                throw new GradusException(types.diagnostics());
            }
            fitted.outputs()
                    .forEach((name, value) -> require(
                            types.find(value)
                                    .filter(type -> type.type().isFloat()
                                            && type.shape().equals(shape))
                                    .isPresent(),
                            "rule.rule-shape",
                            name));
        }
    }

    /// Another optimizer opened: the same rule as a graph that can be changed.
    public static CustomOptimizer opened(Optimizer optimizer) {
        return optimizer instanceof CustomOptimizer own
                ? own
                : new CustomOptimizer(optimizer.learningRate(), optimizer.update(Shape.SCALAR));
    }

    /// A rule as it is drawn on a canvas: inputs are known by their names, and an [Assign] says what the parameter or a
    /// state becomes.
    ///
    /// @throws GradusException as the constructor
    public static CustomOptimizer drawn(double learningRate, Graph drawing) {
        List<Node> nodes = new ArrayList<>();
        Map<String, Value> outputs = new LinkedHashMap<>();
        for (Node node : drawing.nodes()) {
            Map<String, Value> inputs = new LinkedHashMap<>();
            node.inputs().forEach((port, from) -> inputs.put(port, new Value(id(drawing, from.node()), from.output())));
            Optional<Value> state = Optional.ofNullable(inputs.get("state"));
            Optional<Value> next = Optional.ofNullable(inputs.get("value"));
            if (node.operation() instanceof Assign) {
                require(state.isPresent() && next.isPresent(), "rule.rule-assign", node.name());
                outputs.put(state.orElseThrow().node(), next.orElseThrow());
            } else {
                nodes.add(new Node(id(drawing, node.id()), node.name(), node.operation(), inputs));
            }
        }
        return new CustomOptimizer(learningRate, Graph.of(nodes, outputs));
    }

    /// What a node of a drawing is called in the rule: inputs as people named them.
    private static String id(Graph drawing, String id) {
        return drawing.find(id)
                .filter(node -> node.operation() instanceof Input)
                .map(Node::name)
                .orElse("rule_" + id);
    }

    /// The rule as it is drawn on a canvas; the reverse of [#drawn].
    public Graph drawing() {
        GraphBuilder builder = new GraphBuilder(Graph.of(rule.nodes(), Map.of()));
        rule.outputs().forEach((name, next) -> builder.add("next_" + name, new Assign(), Value.of(name), next));
        return builder.build();
    }

    @Override
    public List<String> state() {
        return states(rule);
    }

    @Override
    public Graph update(Shape parameter) {
        return fitted(rule, parameter);
    }

    private static List<String> states(Graph rule) {
        return rule.nodes().stream()
                .filter(node -> node.operation() instanceof Input && !GIVEN.contains(node.id()))
                .map(Node::id)
                .toList();
    }

    /// The rule with inputs of a parameter's shape, and with those that every rule has.
    private static Graph fitted(Graph rule, Shape shape) {
        List<Node> nodes = new ArrayList<>();
        for (Node node : rule.nodes()) {
            Operation operation = switch (node.operation()) {
                case Input input -> new Input(SCALARS.contains(node.id()) ? Shape.SCALAR : shape);
                case Variable variable -> new Constant(variable.value());
                default -> node.operation();
            };
            nodes.add(node.withOperation(operation));
        }
        return Graph.of(nodes, rule.outputs());
    }

    private static void require(boolean kept, String rule, String name) {
        if (!kept) {
            throw new GradusException(
                    Diagnostic.error("optimizer.rule", new Place.AtSetting("rule"), name, Message.of(rule)));
        }
    }
}
