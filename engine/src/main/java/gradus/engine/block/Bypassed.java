package gradus.engine.block;

import gradus.engine.graph.Composite;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Notation;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// An operation that is left out for a while: each output passes on the first input that has the type the output
/// would have, or else the first input. All else about the operation stays, so that it can be used again.
public record Bypassed(Operation operation) implements Composite {

    /// What a node does when it is not bypassed: the operation itself, unless it is bypassed.
    public static Operation inner(Operation operation) {
        return operation instanceof Bypassed(Operation inner) ? inner : operation;
    }

    /// Another operation in the place of one, bypassed if that was.
    public static Operation like(Operation before, Operation now) {
        return before instanceof Bypassed && !(now instanceof Bypassed) ? new Bypassed(now) : now;
    }

    @Override
    public String name() {
        return operation.name();
    }

    @Override
    public Family family() {
        return operation.family();
    }

    @Override
    public List<Port> inputs() {
        return operation.inputs();
    }

    @Override
    public List<Port> outputs() {
        return operation.outputs();
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        return inputs.isEmpty()
                ? new ShapeCheck.Mismatch("", "bypass.no-input", List.of(name()), List.of())
                : new ShapeCheck.Known(passed(inputs).stream().map(inputs::get).toList());
    }

    @Override
    public Graph inside(List<ValueType> inputs) {
        GraphBuilder builder = new GraphBuilder();
        List<Value> arriving = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            ValueType type = inputs.get(i);
            arriving.add(builder.add(inputs().get(i).name(), new Input(type.shape(), type.type())));
        }
        List<Integer> passed = passed(inputs);
        for (int i = 0; i < passed.size(); i++) {
            builder.output(outputs().get(i).name(), arriving.get(passed.get(i)));
        }
        return builder.build();
    }

    @Override
    public Notation notation() {
        return operation.notation();
    }

    @Override
    public Facts facts() {
        return operation.facts();
    }

    /// Which input each output passes on.
    private List<Integer> passed(List<ValueType> inputs) {
        List<ValueType> usual =
                operation.check(inputs) instanceof ShapeCheck.Known(List<ValueType> outputs) ? outputs : List.of();
        return IntStream.range(0, outputs().size())
                .mapToObj(i -> i < usual.size() ? Math.max(0, inputs.indexOf(usual.get(i))) : 0)
                .toList();
    }
}
