package gradus.engine.operation;

import gradus.engine.graph.Attributes;
import gradus.engine.graph.Facts;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.ValueType;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A part of the input: along each named axis from a start to before an end, in steps.
///
/// @param starts a negative one counts from the end
/// @param ends a negative one counts from the end
/// @param axes the axes meant; none named means the first ones
/// @param steps a negative one walks backwards; none named means 1
public record Slice(List<Integer> starts, List<Integer> ends, List<Integer> axes, List<Integer> steps)
        implements Rearrangement {
    public Slice {
        starts = List.copyOf(starts);
        ends = List.copyOf(ends);
        axes = List.copyOf(axes);
        steps = List.copyOf(steps);
        Attributes.require(ends.size() == starts.size(), "ends", ends, "rule.as-many-as-starts");
        Attributes.require(axes.isEmpty() || axes.size() == starts.size(), "axes", axes, "rule.as-many-as-starts");
        Attributes.require(steps.isEmpty() || steps.size() == starts.size(), "steps", steps, "rule.as-many-as-starts");
        Attributes.require(!steps.contains(0), "steps", steps, "rule.not-zero");
    }

    /// What is taken along every axis of a shape.
    private record Cut(List<Integer> starts, List<Integer> steps, Shape shape) {}

    @Override
    public ShapeCheck check(List<ValueType> inputs) {
        ValueType x = inputs.getFirst();
        return cut(x.shape())
                .map(cut -> ShapeCheck.known(x.withShape(cut.shape())))
                .orElseGet(() -> ShapeChecks.noSuchAxis(x, axes.isEmpty() ? starts.size() - 1 : axes));
    }

    @Override
    public List<Operand> lower(Lowering code, List<Operand> inputs) {
        Operand x = inputs.getFirst();
        Cut cut = cut(x.shape()).orElseThrow();
        return List.of(code.emit(new Instruction.Slice(cut.starts(), cut.steps()), x.type(), cut.shape(), x));
    }

    @Override
    public Term gradient(Term gradient, Term x) {
        Cut cut = cut(x.shape()).orElseThrow();
        return gradient.apply(new Placement(cut.starts(), cut.steps(), x.shape(), 0));
    }

    /// Resolves ends and negative places as ONNX does: both are held within the axis. A named axis can only be
    /// passed whole.
    private Optional<Cut> cut(Shape shape) {
        List<Integer> from = new ArrayList<>(Collections.nCopies(shape.rank(), 0));
        List<Integer> by = new ArrayList<>(Collections.nCopies(shape.rank(), 1));
        Shape result = shape;
        for (int i = 0; i < starts.size(); i++) {
            Optional<Integer> axis = shape.axis(axes.isEmpty() ? i : axes.get(i));
            if (axis.isEmpty() || !shape.get(axis.get()).isFixed()) {
                return Optional.empty();
            }
            int length = shape.get(axis.get()).size();
            int step = steps.isEmpty() ? 1 : steps.get(i);
            int lowest = step < 0 ? -1 : 0;
            int highest = step < 0 ? length - 1 : length;
            int start = Math.clamp(
                    starts.get(i) < 0 ? starts.get(i) + length : starts.get(i), Math.max(lowest, 0), highest);
            int end = Math.clamp(ends.get(i) < 0 ? ends.get(i) + length : ends.get(i), lowest, highest);
            int count = Math.max(0, Math.ceilDiv(end - start, step));
            from.set(axis.get(), start);
            by.set(axis.get(), step);
            result = result.with(axis.get(), Dimension.of(count));
        }
        return Optional.of(new Cut(from, by, result));
    }

    @Override
    public Facts facts() {
        return Facts.of(
                "y[i] = x[start + i · step]",
                "∂L/∂x[j] = Σᵢ ∂L/∂y[i] · [j = start + i · step]",
                new Facts.Example("slice([10, 20, 30, 40], starts=[1], ends=[3])", "[20, 30]"));
    }
}
