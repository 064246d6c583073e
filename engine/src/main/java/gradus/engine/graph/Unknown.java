package gradus.engine.graph;

import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import java.util.List;
import java.util.Optional;

/// An operation that this version does not know, or whose attributes it can't accept. It is shown and kept as it
/// was written, and can't run.
///
/// @param name the name it was written with
/// @param inputs the ports its wires name
/// @param outputCount as many outputs as are used
/// @param content its attributes as they stood in the file
/// @param reason why it is unknown
public record Unknown(String name, List<Port> inputs, int outputCount, String content, Diagnostic reason)
        implements Operation {
    public Unknown {
        inputs = List.copyOf(inputs);
    }

    @Override
    public Family family() {
        return Family.UNKNOWN;
    }

    @Override
    public List<Port> outputs() {
        return java.util.stream.IntStream.range(0, outputCount)
                .mapToObj(i -> new Port(i == 0 ? "y" : "y" + i, false))
                .toList();
    }

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        return new ShapeCheck.Mismatch("", reason.code(), reason.arguments(), List.of());
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        throw new GradusException(reason);
    }

    @Override
    public List<Optional<Value>> gradient(Backward backward) {
        throw new GradusException(reason);
    }
}
