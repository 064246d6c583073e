package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Backward;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Expansion;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Message;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Source;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a graph once for every element along the first axis of some sequences, in turn; states go from step to step.
///
/// The sources of the body are, in this order: the states, a part of each sequence, and what is the same at every
/// step (weights). The outputs of the body are the next states, and then what is kept of every step. The scan's
/// inputs are those of the body, with sequences `[T, …]` in place of their parts; its outputs are the last states,
/// what was kept, stacked to `[T, …]`, and the states that entered each step, stacked too.
///
/// @param body one step
/// @param numStates how many states there are
/// @param numSequences how many sequences there are, at least one
/// @param reverse from the last element to the first; what is kept still stands at the element's own place
public record Scan(Graph body, int numStates, int numSequences, boolean reverse) implements Operation {
    public Scan {
        Attributes.require(
                numStates >= 0 && numStates <= body.outputs().size(), "num_states", numStates, "rule.scan-states");
        Attributes.require(
                numSequences > 0 && numStates + numSequences <= sources(body).size(),
                "num_sequences",
                numSequences,
                "rule.scan-sequences");
    }

    /// A running sum: the state and what is kept are the sum so far.
    static Scan runningSum() {
        GraphBuilder builder = new GraphBuilder();
        Term sum = new Term(builder, builder.add("sum", new Input(Shape.SCALAR)));
        Term x = new Term(builder, builder.add("x", new Input(Shape.SCALAR)));
        Value next = sum.plus(x).value();
        return new Scan(builder.output("sum", next).output("y", next).build(), 1, 1, false);
    }

    @Override
    public Family family() {
        return Family.SHAPE;
    }

    @Override
    public List<Port> inputs() {
        return sources().stream()
                .map(source -> new Port(
                        source.id(),
                        false,
                        source.operation() instanceof Input input ? input.type() : ElementType.FLOAT64))
                .toList();
    }

    @Override
    public List<Port> outputs() {
        List<Port> ports = new ArrayList<>();
        body.outputs().keySet().forEach(name -> ports.add(new Port(name, false)));
        sources().subList(0, numStates).forEach(state -> ports.add(new Port(state.id() + "_before", false)));
        return ports;
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        Graph steps;
        try {
            steps = flat();
        } catch (GradusException wrong) {
            Diagnostic first = wrong.diagnostics().getFirst();
            List<Object> arguments = first.arguments();
            return new ShapeCheck.Mismatch(
                    inputs().getFirst().name(),
                    first.code(),
                    arguments.subList(Math.min(1, arguments.size()), arguments.size()),
                    List.of());
        }
        boolean isClosed = steps.nodes().stream()
                .allMatch(node -> !(node.operation() instanceof Source) || node.operation() instanceof Input);
        if (!isClosed) {
            return ShapeCheck.mismatch(inputs().getFirst().name(), inputs.getFirst(), Message.of("rule.scan-body"));
        }
        return check(steps, Types.of(steps), inputs);
    }

    private ShapeCheck check(Graph steps, Types types, List<ValueType> inputs) {
        List<Node> sources = sources();
        Optional<Dimension> length = Optional.empty();
        for (int i = 0; i < inputs.size(); i++) {
            ValueType wanted = types.find(sources.get(i).value()).orElseThrow();
            ValueType given = inputs.get(i);
            boolean isSequence = i >= numStates && i < numStates + numSequences;
            if (isSequence && given.shape().rank() > 0) {
                Dimension own = given.shape().get(0);
                wanted = wanted.withShape(wanted.shape().prepend(length.orElse(own)));
                length = Optional.of(length.orElse(own));
            }
            boolean isWithoutSteps = isSequence && given.shape().rank() == 0;
            if (isWithoutSteps || !given.equals(wanted)) {
                return ShapeCheck.mismatch(sources.get(i).id(), given, wanted, "rule.scan-input");
            }
        }
        List<ValueType> outputs = new ArrayList<>();
        Dimension steady = length.orElseThrow();
        for (Value result : steps.outputs().values()) {
            ValueType type = types.find(result).orElseThrow();
            int number = outputs.size();
            if (number < numStates && !type.equals(inputs.get(number))) {
                return ShapeCheck.mismatch(sources.get(number).id(), inputs.get(number), type, "rule.scan-state");
            }
            outputs.add(number < numStates ? type : type.withShape(type.shape().prepend(steady)));
        }
        inputs.subList(0, numStates)
                .forEach(type -> outputs.add(type.withShape(type.shape().prepend(steady))));
        return new ShapeCheck.Known(outputs);
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        return new ScanLowering(this, code).lower(inputs);
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        return new ScanGradient(this, backward).build();
    }

    /// One step, without blocks.
    Graph flat() {
        return Expansion.of(body).flat();
    }

    /// Where the step's inputs stand, in order.
    List<Node> sources() {
        return sources(body);
    }

    private static List<Node> sources(Graph body) {
        return body.nodes().stream()
                .filter(node -> node.operation() instanceof Source)
                .toList();
    }

    /// The shape of one element along the first axis.
    static Shape part(Shape sequence) {
        return new Shape(sequence.dimensions().subList(1, sequence.rank()));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "sₜ, yₜ = f(sₜ₋₁, xₜ, w), t = 1 … T",
                "∂L/∂sₜ₋₁ = ∂L/∂sₜ · ∂sₜ/∂sₜ₋₁ + ∂L/∂yₜ · ∂yₜ/∂sₜ₋₁; ∂L/∂w = Σₜ (∂L/∂sₜ · ∂sₜ/∂w + ∂L/∂yₜ · ∂yₜ/∂w)",
                new Facts.Example("scan(0, [1, 2, 3])", "6", "[1, 3, 6]", "[0, 1, 3]"));
    }
}
