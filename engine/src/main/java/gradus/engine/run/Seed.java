package gradus.engine.run;

import gradus.engine.graph.Value;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/// Where a sweep of differentiation begins: reverse mode at a target, forward mode at a leaf.
///
/// @param value by path
/// @param cell the place of one of its numbers, by axis from 0; empty for all of them together, which is the sum
public record Seed(Value value, List<Integer> cell) {
    public Seed {
        cell = List.copyOf(cell);
    }

    /// All of a value.
    public static Seed of(Value value) {
        return new Seed(value, List.of());
    }

    /// The first number of a value.
    public static Seed first(Value value, Shape shape) {
        return new Seed(value, Collections.nCopies(shape.rank(), 0));
    }

    /// A number of a tensor by its place in memory.
    public static Seed of(Value value, Shape shape, int flat) {
        Integer[] cell = new Integer[shape.rank()];
        int left = flat;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            int length = shape.get(axis).size();
            cell[axis] = left % length;
            left /= length;
        }
        return new Seed(value, Arrays.asList(cell));
    }

    /// Whether a value of this shape has the cell.
    public boolean fits(Shape shape) {
        if (cell.isEmpty()) {
            return true;
        }
        boolean fits = cell.size() == shape.rank();
        for (int axis = 0; fits && axis < cell.size(); axis++) {
            fits = cell.get(axis) >= 0
                    && (!shape.get(axis).isFixed()
                            || cell.get(axis) < shape.get(axis).size());
        }
        return fits;
    }

    /// The cell as it is written behind a name, counted from 1: `[2, 1]`; nothing for all together.
    public String text() {
        return cell.isEmpty()
                ? ""
                : cell.stream().map(place -> Integer.toString(place + 1)).collect(Collectors.joining(", ", "[", "]"));
    }

    /// One at the cell and zero elsewhere; ones for all together.
    Tensor tensor(Shape shape) {
        double[] ones = new double[shape.size()];
        if (cell.isEmpty()) {
            Arrays.fill(ones, 1);
        } else {
            int flat = 0;
            for (int axis = 0; axis < cell.size(); axis++) {
                flat = flat * shape.get(axis).size() + cell.get(axis);
            }
            ones[flat] = 1;
        }
        return Tensor.of(ElementType.FLOAT64, shape, ones);
    }
}
