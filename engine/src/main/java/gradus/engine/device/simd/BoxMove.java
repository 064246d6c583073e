package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/// Copies a box of elements from one place of an arena to another, or adds it to what is there. The axes are planned
/// once: joined where both sides allow it and brought into the order in which memory is written, so that a plane of
/// two axes is left for the inner loops.
final class BoxMove {

    private static final int MOST_OF_TABLE = 2048;
    private static final int SMALL_PLANE = 32;

    /// How the elements of a plane are walked through.
    private enum Walk {
        /// Rows that are contiguous on both sides.
        ROWS,
        /// Rows each filled with one number.
        REPEATED,
        /// Contiguous rows of every second element.
        SECOND,
        /// Contiguous columns that become contiguous rows.
        TILES,
        /// Any distances.
        STEPS,
        /// Small planes: all places are listed.
        TABLE
    }

    private final int from;
    private final int to;
    private final int[] lengths;
    private final int[] fromSteps;
    private final int[] toSteps;
    private final int outer;
    private final boolean empty;
    private final boolean vectors;
    private final Optional<Packer> floats;
    private final Optional<Packer> doubles;
    private final Walk walk;
    private final int[] fromTable;
    private final int[] toTable;

    /// @param source where the elements are
    /// @param target where they go; of the same lengths, without repetition and apart from the source
    /// @param vectors whether the Vector API may be used
    BoxMove(Layout source, Layout target, boolean vectors) {
        this(source, target, vectors, new RowCopiers(Optional.empty(), Element.FLOAT));
    }

    /// @param source where the elements are
    /// @param target where they go; of the same lengths, without repetition and apart from the source
    /// @param copiers of rows
    BoxMove(Layout source, Layout target, RowCopiers copiers) {
        this(source, target, copiers.areVectors(), copiers);
    }

    private BoxMove(Layout source, Layout target, boolean vectors, RowCopiers copiers) {
        from = source.at();
        to = target.at();
        empty = source.count() == 0;
        this.vectors = vectors;
        int[] order = order(source, target);
        int[] sizes = new int[order.length + 2];
        int[] sourceSteps = new int[order.length + 2];
        int[] targetSteps = new int[order.length + 2];
        int rank = 0;
        for (int axis : order) {
            int length = source.lengths()[axis];
            int step = source.steps()[axis];
            int targetStep = target.steps()[axis];
            if (rank > 0 && sourceSteps[rank - 1] == step * length && targetSteps[rank - 1] == targetStep * length) {
                rank--;
                length *= sizes[rank];
            }
            sizes[rank] = length;
            sourceSteps[rank] = step;
            targetSteps[rank] = targetStep;
            rank++;
        }
        int missing = Math.max(0, 2 - rank);
        lengths = padded(sizes, rank, missing, 1);
        fromSteps = padded(sourceSteps, rank, missing, 0);
        toSteps = padded(targetSteps, rank, missing, 0);
        outer = lengths.length - 2;
        walk = walk();
        boolean listed = walk == Walk.TABLE && !empty;
        fromTable = listed ? places(lengths, fromSteps) : new int[0];
        toTable = listed ? places(lengths, toSteps) : new int[0];
        floats = copier(copiers, Element.FLOAT);
        doubles = copier(copiers, Element.DOUBLE);
    }

    private Optional<Packer> copier(RowCopiers copiers, Element element) {
        return walk == Walk.ROWS && !empty ? copiers.of(element, lengths[outer + 1], toSteps[outer]) : Optional.empty();
    }

    /// The axes of more than one element, from the farthest neighbours in the target to the nearest.
    private static int[] order(Layout source, Layout target) {
        return IntStream.range(0, source.rank())
                .filter(axis -> source.lengths()[axis] > 1)
                .boxed()
                .sorted(Comparator.comparingInt((Integer axis) -> -Math.abs(target.steps()[axis])))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] padded(int[] values, int count, int missing, int with) {
        int[] padded = new int[count + missing];
        Arrays.fill(padded, with);
        System.arraycopy(values, 0, padded, missing, count);
        return padded;
    }

    private Walk walk() {
        int row = outer;
        int column = outer + 1;
        int count = Layout.count(lengths);
        if (lengths[column] == 1) {
            fromSteps[column] = 1;
            toSteps[column] = 1;
        }
        if (outer > 0 && count <= MOST_OF_TABLE && lengths[row] * lengths[column] < SMALL_PLANE) {
            return Walk.TABLE;
        }
        if (toSteps[column] != 1) {
            return Walk.STEPS;
        }
        if (fromSteps[column] == 1) {
            return Walk.ROWS;
        }
        if (fromSteps[column] == 0) {
            return Walk.REPEATED;
        }
        for (int axis = row; axis >= 0; axis--) {
            if (fromSteps[axis] == 1 && lengths[axis] > 1) {
                swap(axis, row);
                return Walk.TILES;
            }
        }
        return fromSteps[column] == 2 ? Walk.SECOND : Walk.STEPS;
    }

    private void swap(int one, int other) {
        for (int[] values : new int[][] {lengths, fromSteps, toSteps}) {
            int kept = values[one];
            values[one] = values[other];
            values[other] = kept;
        }
    }

    private static int[] places(int[] lengths, int[] steps) {
        int[] places = new int[Layout.count(lengths)];
        int[] index = new int[lengths.length];
        for (int i = 0; i < places.length; i++) {
            for (int axis = 0; axis < index.length; axis++) {
                places[i] += index[axis] * steps[axis];
            }
            Layout.advance(index, lengths);
        }
        return places;
    }

    /// Copies the box.
    ///
    /// @param source how much farther its elements lie than planned
    /// @param target how much farther they go than planned
    void copy(float[] arena, int source, int target) {
        if (empty) {
            return;
        }
        if (walk == Walk.TABLE) {
            FloatRows.copyListed(arena, from + source, fromTable, to + target, toTable);
        } else {
            copy(arena, 0, from + source, to + target);
        }
    }

    /// Copies the box, in double precision.
    void copy(double[] arena, int source, int target) {
        if (empty) {
            return;
        }
        if (walk == Walk.TABLE) {
            DoubleRows.copyListed(arena, from + source, fromTable, to + target, toTable);
        } else {
            copy(arena, 0, from + source, to + target);
        }
    }

    /// Adds the box to what is in its place.
    void add(float[] arena, int source, int target) {
        if (!empty) {
            add(arena, 0, from + source, to + target);
        }
    }

    /// Adds the box to what is in its place, in double precision.
    void add(double[] arena, int source, int target) {
        if (!empty) {
            add(arena, 0, from + source, to + target);
        }
    }

    private void copy(float[] arena, int axis, int source, int target) {
        if (axis == outer) {
            copyPlane(arena, source, target);
            return;
        }
        for (int i = 0; i < lengths[axis]; i++) {
            copy(arena, axis + 1, source + i * fromSteps[axis], target + i * toSteps[axis]);
        }
    }

    private void copy(double[] arena, int axis, int source, int target) {
        if (axis == outer) {
            copyPlane(arena, source, target);
            return;
        }
        for (int i = 0; i < lengths[axis]; i++) {
            copy(arena, axis + 1, source + i * fromSteps[axis], target + i * toSteps[axis]);
        }
    }

    private void add(float[] arena, int axis, int source, int target) {
        int count = lengths[axis];
        if (axis == outer + 1) {
            FloatRows.addSteps(arena, source, fromSteps[axis], target, toSteps[axis], count);
            return;
        }
        for (int i = 0; i < count; i++) {
            add(arena, axis + 1, source + i * fromSteps[axis], target + i * toSteps[axis]);
        }
    }

    private void add(double[] arena, int axis, int source, int target) {
        int count = lengths[axis];
        if (axis == outer + 1) {
            DoubleRows.addSteps(arena, source, fromSteps[axis], target, toSteps[axis], count);
            return;
        }
        for (int i = 0; i < count; i++) {
            add(arena, axis + 1, source + i * fromSteps[axis], target + i * toSteps[axis]);
        }
    }

    private void copyPlane(float[] arena, int source, int target) {
        int rows = lengths[outer];
        int columns = lengths[outer + 1];
        int fromRow = fromSteps[outer];
        int toRow = toSteps[outer];
        int fromColumn = fromSteps[outer + 1];
        switch (walk) {
            case ROWS -> {
                if (floats.isPresent()) {
                    floats.get().run(arena, source, fromRow, rows, arena, target);
                } else if (vectors && columns < FloatRows.LONG) {
                    FloatLanes.copyRows(arena, source, fromRow, target, toRow, rows, columns);
                } else {
                    FloatRows.copyRows(arena, source, fromRow, target, toRow, rows, columns);
                }
            }
            case REPEATED -> FloatRows.repeat(arena, source, fromRow, target, toRow, rows, columns);
            case SECOND -> {
                if (vectors) {
                    FloatLanes.copySecond(arena, source, fromRow, target, toRow, rows, columns);
                } else {
                    FloatRows.copySteps(arena, source, fromRow, 2, target, toRow, 1, rows, columns);
                }
            }
            case TILES -> FloatRows.copyTiles(arena, source, fromColumn, target, toRow, rows, columns);
            default -> {
                int toColumn = toSteps[outer + 1];
                FloatRows.copySteps(arena, source, fromRow, fromColumn, target, toRow, toColumn, rows, columns);
            }
        }
    }

    private void copyPlane(double[] arena, int source, int target) {
        int rows = lengths[outer];
        int columns = lengths[outer + 1];
        int fromRow = fromSteps[outer];
        int toRow = toSteps[outer];
        int fromColumn = fromSteps[outer + 1];
        switch (walk) {
            case ROWS -> {
                if (doubles.isPresent()) {
                    doubles.get().run(arena, source, fromRow, rows, arena, target);
                } else if (vectors && columns < DoubleRows.LONG) {
                    DoubleLanes.copyRows(arena, source, fromRow, target, toRow, rows, columns);
                } else {
                    DoubleRows.copyRows(arena, source, fromRow, target, toRow, rows, columns);
                }
            }
            case REPEATED -> DoubleRows.repeat(arena, source, fromRow, target, toRow, rows, columns);
            case SECOND -> {
                if (vectors) {
                    DoubleLanes.copySecond(arena, source, fromRow, target, toRow, rows, columns);
                } else {
                    DoubleRows.copySteps(arena, source, fromRow, 2, target, toRow, 1, rows, columns);
                }
            }
            case TILES -> DoubleRows.copyTiles(arena, source, fromColumn, target, toRow, rows, columns);
            default -> {
                int toColumn = toSteps[outer + 1];
                DoubleRows.copySteps(arena, source, fromRow, fromColumn, target, toRow, toColumn, rows, columns);
            }
        }
    }
}
