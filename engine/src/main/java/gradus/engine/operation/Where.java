package gradus.engine.operation;

import gradus.engine.graph.Backward;
import gradus.engine.graph.Facts;
import gradus.engine.graph.Family;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// The second input where the first is true, the third elsewhere, with broadcasting.
public record Where() implements Operation {
    @Override
    public Family family() {
        return Family.COMPARISON;
    }

    @Override
    public List<Port> inputs() {
        return List.of(new Port("condition", false, ElementType.BOOL), new Port("a", false), new Port("b", false));
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType condition = inputs.get(0);
        if (condition.type() != ElementType.BOOL) {
            return new ShapeCheck.Mismatch(
                    "condition",
                    "type.mismatch",
                    List.of(condition.type().toString(), ElementType.BOOL.toString()),
                    List.of());
        }
        return switch (ShapeChecks.broadcast(inputs.get(1), inputs.get(2))) {
            case ShapeCheck.Known(List<ValueType> outputs) ->
                condition
                        .shape()
                        .broadcast(outputs.getFirst().shape())
                        .map(shape -> ShapeCheck.known(inputs.get(1).withShape(shape)))
                        .orElseGet(() ->
                                ShapeCheck.mismatch("condition", condition, outputs.getFirst(), "rule.broadcast"));
            case ShapeCheck.Mismatch mismatch -> mismatch;
        };
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Shape shape = inputs.get(1).shape().broadcast(inputs.get(2).shape()).orElseThrow();
        return List.of(code.emit(
                new Instruction.Pointwise(Scalars.select(Scalars.X, Scalars.Y, Scalars.Z)),
                inputs.get(1).type(),
                inputs.get(0).shape().broadcast(shape).orElseThrow(),
                inputs.toArray(Operand[]::new)));
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        Term condition = new Term(backward.builder(), backward.inputs().getFirst());
        Term gradient = new Term(backward.builder(), backward.gradient());
        Term zero = gradient.constant(0);
        return List.of(
                Optional.empty(),
                Optional.of(condition.where(gradient, zero).value()),
                Optional.of(condition.where(zero, gradient).value()));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y = [condition] · a + [¬condition] · b",
                "∂y/∂a = [condition]; ∂y/∂b = [¬condition]",
                new Facts.Example("where([1, 0], [1, 2], [3, 4])", "[1, 4]"));
    }
}
