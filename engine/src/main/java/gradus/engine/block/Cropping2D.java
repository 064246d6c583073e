package gradus.engine.block;

import gradus.engine.graph.Facts;
import gradus.engine.graph.Message;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Compound;
import gradus.engine.operation.Slice;
import gradus.engine.operation.Term;
import java.util.List;
import java.util.Optional;

/// An image `[N, C, height, width]` without its edges.
///
/// @param cropping how many are cut at all edges, above and beside, or at the top, the bottom, the left and the right
public record Cropping2D(List<Integer> cropping) implements Layer, Compound {
    public Cropping2D {
        cropping = List.copyOf(cropping);
        Edges.check("cropping", cropping);
    }

    @Override
    public Optional<ShapeCheck> problem(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return Edges.problem(x).or(() -> {
            Edges edges = Edges.of(cropping);
            boolean isLeft = edges.top() + edges.bottom() < x.shape().get(2).size()
                    && edges.left() + edges.right() < x.shape().get(3).size();
            return isLeft
                    ? Optional.empty()
                    : Optional.of(ShapeCheck.mismatch("x", x, Message.of("rule.cropping", cropping.toString())));
        });
    }

    @Override
    public Term result(List<Term> inputs) {
        Term x = inputs.getFirst();
        Edges edges = Edges.of(cropping);
        int bottom = x.shape().get(2).size() - edges.bottom();
        int right = x.shape().get(3).size() - edges.right();
        return x.apply(new Slice(List.of(edges.top(), edges.left()), List.of(bottom, right), List.of(2, 3), List.of()));
    }

    @Override
    public Facts facts() {
        return Facts.block("y[c, i, j] = x[c, i + top, j + left]");
    }
}
