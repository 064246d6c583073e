package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;
import gradus.engine.instruction.Operand;
import gradus.engine.program.MemoryPlan;
import gradus.engine.program.MemoryPlan.Place;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;

/// The memory of a plan: one array of single precision where the program has it, and one of doubles for everything in a
/// program of double precision, and for whole numbers in one of single. Truth values are 0 and 1 in the program's
/// precision.
///
/// @param floats empty in a program of double precision
/// @param doubles all numbers, or the wide ones
@SuppressWarnings("ArrayRecordComponent")
record Arena(ElementType real, Map<String, Integer> lengths, float[] floats, double[] doubles) {

    /// Memory for a plan that arrays can hold.
    static Arena of(ElementType real, MemoryPlan plan, Map<String, Integer> lengths) {
        boolean isSingle = real == ElementType.FLOAT32;
        return new Arena(
                real,
                lengths,
                new float[isSingle ? Math.toIntExact(plan.narrowCount()) : 0],
                new double[Math.toIntExact(isSingle ? plan.wideCount() : plan.narrowCount())]);
    }

    /// The type of the program's numbers.
    Element element() {
        return isSingle() ? Element.FLOAT : Element.DOUBLE;
    }

    /// The program's numbers, a `float[]` or a `double[]`.
    Object numbers() {
        return isSingle() ? floats : doubles;
    }

    boolean isSingle(Place place) {
        return real == ElementType.FLOAT32 && !place.isWide();
    }

    void write(Place place, Tensor tensor) {
        if (isSingle(place)) {
            tensor.copyTo(floats, place.at());
        } else {
            tensor.copyTo(doubles, place.at());
        }
    }

    /// A copy of what lies at a place.
    Tensor read(Place place, Operand operand) {
        Shape shape = operand.shape().resolve(lengths);
        if (isSingle(place) && operand.type() == ElementType.FLOAT32) {
            float[] values = new float[place.count()];
            System.arraycopy(floats, place.at(), values, 0, values.length);
            return Tensor.owning(shape, values);
        }
        double[] values = new double[place.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = at(place, i);
        }
        return Tensor.owning(operand.type(), shape, values);
    }

    double at(Place place, int index) {
        return isSingle(place) ? floats[place.at() + index] : doubles[place.at() + index];
    }

    void copy(Place from, Place to) {
        copy(from, from.at(), to, to.at(), from.count());
    }

    /// Copies numbers between places of one kind.
    void copy(Place from, int at, Place to, int target, int count) {
        if (isSingle(from)) {
            System.arraycopy(floats, at, floats, target, count);
        } else {
            System.arraycopy(doubles, at, doubles, target, count);
        }
    }

    private boolean isSingle() {
        return real == ElementType.FLOAT32;
    }

    /// Puts 0 at places of the program's precision.
    void fill(int at, int count) {
        if (isSingle()) {
            Arrays.fill(floats, at, at + count, 0);
        } else {
            Arrays.fill(doubles, at, at + count, 0);
        }
    }

    /// Adds numbers of the program's precision to others.
    void add(int from, int to, int count) {
        if (isSingle()) {
            FloatRows.addSteps(floats, from, 1, to, 1, count);
        } else {
            DoubleRows.addSteps(doubles, from, 1, to, 1, count);
        }
    }

    /// Copies rows of the program's precision.
    ///
    /// @param fromRow the distance between their beginnings; likewise `toRow`
    void copyRows(int from, int fromRow, int to, int toRow, int rows, int columns) {
        if (isSingle()) {
            FloatRows.copyRows(floats, from, fromRow, to, toRow, rows, columns);
        } else {
            DoubleRows.copyRows(doubles, from, fromRow, to, toRow, rows, columns);
        }
    }

    /// Sums products with elements at some distances; see [FloatTaps#run].
    void sumProducts(Taps taps, int weights, int from, int to, boolean vectors) {
        if (isSingle()) {
            FloatTaps.run(floats, taps, weights, from, to, vectors);
        } else {
            DoubleTaps.run(doubles, taps, weights, from, to, vectors);
        }
    }

    /// Folds products of elements at some distances; see [FloatTaps#fold].
    ///
    /// @param lanes as [#lanes()] gives them
    void foldProducts(Taps taps, int at, int plane, int sums, Object lanes, boolean vectors) {
        if (isSingle()) {
            FloatTaps.fold(floats, taps, at, plane, sums, (float[]) lanes, vectors);
        } else {
            DoubleTaps.fold(doubles, taps, at, plane, sums, (double[]) lanes, vectors);
        }
    }

    /// Unfolds windows, whole rows of them or a piece of one: `[distances, count]`.
    ///
    /// @param image where the first window begins
    void unfold(Taps taps, int image, int to, int count) {
        int columns = Math.min(count, taps.columns());
        for (int tap = 0; tap < taps.distances().length; tap++) {
            int from = image + taps.distances()[tap];
            copyRows(from, taps.pitch(), to + tap * count, columns, count / columns, columns);
        }
    }

    /// An array of the program's precision, as long as a vector.
    Object lanes() {
        int count = Lanes.arePresent() ? Lanes.count(isSingle()) : 1;
        return isSingle() ? new float[count] : new double[count];
    }

    /// Moves elements.
    void move(Moves moves) {
        if (isSingle()) {
            moves.run(floats);
        } else {
            moves.run(doubles);
        }
    }

    /// Runs a kernel planned from 0 between other places; see [Unfold#run(float[], int, int)].
    void unfold(Unfold kernel, int from, int to) {
        if (isSingle()) {
            kernel.run(floats, from, to);
        } else {
            kernel.run(doubles, from, to);
        }
    }

    /// Writes images; see [FoldBack#run(float[], int, int)].
    void foldBack(FoldBack kernel, int from, int to) {
        if (isSingle()) {
            kernel.run(floats, from, to);
        } else {
            kernel.run(doubles, from, to);
        }
    }

    /// Adds to images; see [FoldBack#add(float[], int, int)].
    void addBack(FoldBack kernel, int from, int to) {
        if (isSingle()) {
            kernel.add(floats, from, to);
        } else {
            kernel.add(doubles, from, to);
        }
    }
}
