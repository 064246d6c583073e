package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Place;
import gradus.engine.instruction.Instruction.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Copies of boxes of elements, of which some are put over a number that fills the whole of the output before.
final class Moves implements ArenaKernel {

    private final List<BoxMove> boxes;
    private final boolean filled;
    private final double elsewhere;
    private final int start;
    private final int end;

    private Moves(List<BoxMove> boxes, Layout output, boolean filled, double elsewhere) {
        this.boxes = List.copyOf(boxes);
        this.filled = filled;
        this.elsewhere = elsewhere;
        start = output.at();
        end = start + output.count();
    }

    /// Copies elements from anywhere to anywhere.
    ///
    /// @param target of the source's lengths
    /// @param copiers of rows, here and below
    static Moves copy(Layout source, Layout target, RowCopiers copiers) {
        return new Moves(List.of(new BoxMove(source, target, copiers)), target, false, 0);
    }

    /// Axis `i` of the output is axis `permutation[i]` of the input.
    static Moves transpose(List<Integer> permutation, Layout input, Layout output, RowCopiers copiers) {
        return copy(input.permuted(permutation), output, copiers);
    }

    /// Repeats what broadcasts to the output.
    static Moves expand(Layout input, Layout output, RowCopiers copiers) {
        return copy(input.expanded(output.lengths()), output, copiers);
    }

    /// Picks elements at even distances.
    static Moves slice(Slice slice, Layout input, Layout output, RowCopiers copiers) {
        return copy(input.every(slice.starts(), slice.steps(), output.lengths()), output, copiers);
    }

    /// Puts the input at even distances and a number everywhere else.
    ///
    /// @param output row-major
    static Moves place(Place place, Layout input, Layout output, RowCopiers copiers) {
        Layout target = output.every(place.starts(), place.steps(), input.lengths());
        boolean filled = input.count() < output.count();
        return new Moves(List.of(new BoxMove(input, target, copiers)), output, filled, place.elsewhere());
    }

    /// Puts inputs one behind the other along an axis.
    static Moves concatenate(int axis, List<Layout> inputs, Layout output, RowCopiers copiers) {
        List<BoxMove> boxes = new ArrayList<>();
        int at = output.at();
        for (Layout input : inputs) {
            Layout part = new Layout(at, input.lengths(), output.steps());
            boxes.add(new BoxMove(input, part, copiers));
            at += input.lengths()[axis] * output.steps()[axis];
        }
        return new Moves(boxes, output, false, 0);
    }

    @Override
    public void run(float[] arena) {
        if (filled) {
            Arrays.fill(arena, start, end, (float) elsewhere);
        }
        for (int i = 0; i < boxes.size(); i++) {
            boxes.get(i).copy(arena, 0, 0);
        }
    }

    @Override
    public void run(double[] arena) {
        if (filled) {
            Arrays.fill(arena, start, end, elsewhere);
        }
        for (int i = 0; i < boxes.size(); i++) {
            boxes.get(i).copy(arena, 0, 0);
        }
    }
}
