package gradus.engine.graph;

import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.ElementType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// A block: an operation that is a graph of operations. It runs, and is differentiated, by being replaced with its
/// inside; so it needs no lowering and no gradient of its own.
public interface Composite extends Operation {

    /// The inside for inputs of the given types: one [gradus.engine.graph.Source] node an input port, with the
    /// port's name as id, and one graph output an output port, under the port's name.
    ///
    /// @throws GradusException when the types don't fit
    Graph inside(List<ValueType> inputs);

    /// The inside for a purpose, with the same parameters for both; the same inside, unless a block says otherwise.
    ///
    /// @throws GradusException when the types don't fit
    default Graph inside(List<ValueType> inputs, Mode mode) {
        return inside(inputs);
    }

    @Override
    default ShapeCheck check(List<ValueType> inputs) {
        try {
            Graph inside = inside(inputs);
            Types types = Types.of(inside);
            Optional<ShapeCheck> unreal = unreal(types, inputs);
            if (unreal.isPresent()) {
                return unreal.get();
            }
            List<ValueType> outputs = new ArrayList<>();
            for (Port port : outputs()) {
                outputs.add(types.find(inside.output(port.name())).orElseThrow());
            }
            return new ShapeCheck.Known(outputs);
        } catch (GradusException wrong) {
            Diagnostic first = wrong.diagnostics().getFirst();
            return new ShapeCheck.Mismatch(port(first.place()), first.code(), first.arguments(), List.of());
        }
    }

    /// The refusal of whole numbers or truth values where the inside has real numbers.
    private Optional<ShapeCheck> unreal(Types types, List<ValueType> inputs) {
        Iterator<ValueType> given = inputs.iterator();
        for (Port port : inputs()) {
            Optional<ValueType> inner = types.find(Value.of(port.name()));
            if (inner.isPresent() && given.hasNext()) {
                ElementType type = given.next().type();
                if (inner.get().type().isFloat() && !type.isFloat()) {
                    return Optional.of(new ShapeCheck.Mismatch(
                            port.name(), "type.real", List.of(port.name(), type.toString()), List.of()));
                }
            }
        }
        return Optional.empty();
    }

    /// The port a trouble of the inside is shown at: the one it names, or the first.
    private String port(Place place) {
        return inputs().stream()
                .map(Port::name)
                .filter(name -> place instanceof Place.AtNode(String node, String _) && node.equals(name))
                .findFirst()
                .orElse(inputs().getFirst().name());
    }

    @Override
    default List<Operand> lower(Lowering code, List<Operand> inputs) {
        throw new IllegalStateException(name() + " is a block and must be expanded first");
    }

    @Override
    default List<Optional<Value>> gradient(Backward backward) {
        throw new IllegalStateException(name() + " is a block and must be expanded first");
    }
}
