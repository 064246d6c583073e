package gradus.engine.operation;

import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Shape;
import java.util.List;

/// Adds every window back to where it lies in the image: what undoes [Im2Col].
///
/// @param window how the windows lie
/// @param image the image's shape, `[N, C, spatial…]`
record Col2Im(Window window, Shape image) implements Rearrangement {
    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        return ShapeCheck.known(inputs.getFirst().withShape(image));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        return List.of(code.emit(new Instruction.FoldBack(window.instruction()), x.type(), image, x));
    }

    @Override
    public Term gradient(Term gradient, Term x) {
        return gradient.apply(new Im2Col(window, 0));
    }
}
