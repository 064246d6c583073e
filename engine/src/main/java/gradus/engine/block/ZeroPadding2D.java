package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Compound;
import gradus.engine.operation.Pad;
import gradus.engine.operation.Term;
import java.util.List;
import java.util.Optional;

/// An image `[N, C, height, width]` with zeros around it.
///
/// @param padding how many at all edges, above and beside, or at the top, the bottom, the left and the right
public record ZeroPadding2D(List<Integer> padding) implements Layer, Compound {
    public ZeroPadding2D {
        padding = List.copyOf(padding);
        Edges.check("padding", padding);
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        return Edges.problem(inputs.getFirst());
    }

    @Override
    public Term result(List<Term> inputs) {
        Edges edges = Edges.of(padding);
        List<Integer> pads = List.of(0, 0, edges.top(), edges.left(), 0, 0, edges.bottom(), edges.right());
        return inputs.getFirst().apply(new Pad(pads, Pad.Mode.CONSTANT, 0));
    }

    @Override
    public Facts facts() {
        return Facts.block("y[c, i, j] = x[c, i − top, j − left], 0 outside");
    }
}
