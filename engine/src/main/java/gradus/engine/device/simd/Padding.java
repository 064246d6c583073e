package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction.Windows;
import gradus.engine.program.ConvolutionBlocks.Padded;

/// Copies what a block's windows lie over into zeros as wide as the kernels reach. The columns beside the image are
/// never written and stay zeros; the rows above and below may hold another block's image and are filled anew.
final class Padding {

    private static final Axis ONE = new Axis(1, 1, 0);

    private final Arena arena;
    private final Padded padded;
    private final Axis row;
    private final Axis column;

    /// One axis.
    ///
    /// @param image its length in what is read
    /// @param results its length in what is written
    /// @param before the zeros before it; below 0, what is left out of it
    private record Axis(int image, int results, int before) {

        static Axis of(Windows windows, ConvolutionStep.Sides sides, int axis) {
            int axes = sides.image().length - 2;
            return new Axis(
                    sides.image()[2 + axis],
                    sides.columns()[2 + axes + axis],
                    windows.before().get(axis));
        }
    }

    Padding(Windows windows, ConvolutionStep.Sides sides, Padded padded, Arena arena) {
        this.arena = arena;
        this.padded = padded;
        int last = sides.image().length - 3;
        column = Axis.of(windows, sides, last);
        row = last == 0 ? ONE : Axis.of(windows, sides, 0);
    }

    /// The rows of results.
    int rows() {
        return row.results();
    }

    /// The results in a row.
    int columns() {
        return column.results();
    }

    /// The elements of a channel of an image.
    int imageSize() {
        return row.image() * column.image();
    }

    /// Copies the channels of a group.
    ///
    /// @param from where its first channel is
    /// @param zeros where it goes
    /// @param first the first row of the block's results
    void copy(int from, int zeros, int first) {
        int pitch = padded.columns();
        int start = Math.max(0, first - row.before());
        int rows = Math.max(0, Math.min(row.image(), first + padded.rows() - row.before()) - start);
        int above = rows == 0 ? 0 : start + row.before() - first;
        int left = Math.max(0, -column.before());
        int columns = Math.max(0, Math.min(column.image(), pitch - column.before()) - left);
        for (int channel = 0; channel < padded.channels(); channel++) {
            int to = zeros + channel * padded.size();
            arena.fill(to, above * pitch);
            arena.fill(to + (above + rows) * pitch, (padded.rows() - above - rows) * pitch);
            if (rows > 0 && columns > 0) {
                arena.copyRows(
                        from + channel * imageSize() + start * column.image() + left,
                        column.image(),
                        to + above * pitch + left + column.before(),
                        pitch,
                        rows,
                        columns);
            }
        }
    }
}
