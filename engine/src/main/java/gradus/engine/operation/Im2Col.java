package gradus.engine.operation;

import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import java.util.List;

/// Every window of an image, `[N, C, spatial…] → [N, C, kernel…, windows…]`: convolution and pooling are made of
/// it.
///
/// @param window how the windows lie
/// @param elsewhere what stands outside of the image
record Im2Col(Window window, double elsewhere) implements Rearrangement {
    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return window.problem(x).orElseGet(() -> ShapeCheck.known(x.withShape(window.columns(x.shape()))));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        return List.of(code.emit(
                new Instruction.Unfold(window.instruction(), elsewhere), x.type(), window.columns(x.shape()), x));
    }

    @Override
    public Term gradient(Term gradient, Term x) {
        return gradient.apply(new Col2Im(window, x.shape()));
    }
}
