package gradus.engine.tensor;

import java.util.Arrays;

/// A block of numbers of one type and one fixed shape, row-major. Immutable to its callers.
public final class Tensor {

    private final ElementType type;
    private final Shape shape;
    private final Elements elements;

    private Tensor(ElementType type, Shape shape, Elements elements) {
        if (shape.size() != elements.length()) {
            throw new IllegalArgumentException(
                    "Shape " + shape + " holds " + shape.size() + " elements, not " + elements.length());
        }
        this.type = type;
        this.shape = shape;
        this.elements = elements;
    }

    /// A single number.
    public static Tensor scalar(ElementType type, double value) {
        return of(type, Shape.SCALAR, value);
    }

    /// A float64 number, the type of expressions.
    public static Tensor scalar(double value) {
        return scalar(ElementType.FLOAT64, value);
    }

    /// A tensor of given elements in row-major order; they are copied.
    ///
    /// @throws IllegalArgumentException when their number does not fit the shape
    public static Tensor of(ElementType type, Shape shape, double... values) {
        return owning(type, shape, values.clone());
    }

    /// Like [#of], but for a float64 tensor without the copy: the caller gives the array away and must not keep it.
    public static Tensor owning(ElementType type, Shape shape, double[] values) {
        return new Tensor(type, shape, Elements.of(type, values));
    }

    /// A float32 tensor around an array that the caller gives away.
    public static Tensor owning(Shape shape, float[] values) {
        return new Tensor(ElementType.FLOAT32, shape, new Elements.Floats(values));
    }

    /// A tensor with the same number everywhere.
    public static Tensor filled(ElementType type, Shape shape, double value) {
        double[] values = new double[shape.size()];
        Arrays.fill(values, value);
        return owning(type, shape, values);
    }

    /// A tensor of zeros.
    public static Tensor zeros(ElementType type, Shape shape) {
        return filled(type, shape, 0);
    }

    /// Reads numbers in nested brackets, `2` or `[[1, 2], [3, 4]]`, as float64.
    ///
    /// @throws IllegalArgumentException when the text is not such a tensor or its rows differ in length
    public static Tensor parse(String text) {
        return new TensorText(text).read();
    }

    public ElementType type() {
        return type;
    }

    public Shape shape() {
        return shape;
    }

    /// The number of elements.
    public int size() {
        return elements.length();
    }

    /// One element by its flat, row-major index.
    public double at(int index) {
        return elements.get(index);
    }

    /// The only element.
    ///
    /// @throws IllegalStateException when there are several
    public double scalar() {
        if (size() != 1) {
            throw new IllegalStateException("Shape " + shape + " is not a single number");
        }
        return at(0);
    }

    /// All elements as a fresh array.
    public double[] toDoubles() {
        if (elements instanceof Elements.Doubles(double[] values)) {
            return values.clone();
        }
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = elements.get(i);
        }
        return values;
    }

    /// All elements as a fresh array in single precision.
    public float[] toFloats() {
        if (elements instanceof Elements.Floats(float[] values)) {
            return values.clone();
        }
        float[] values = new float[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) elements.get(i);
        }
        return values;
    }

    /// Copies all elements into an array, from a place on.
    public void copyTo(float[] target, int at) {
        elements.copyTo(target, at);
    }

    /// Copies all elements into an array, from a place on.
    public void copyTo(double[] target, int at) {
        elements.copyTo(target, at);
    }

    /// The same numbers stored as another type.
    public Tensor as(ElementType other) {
        return other == type ? this : owning(other, shape, toDoubles());
    }

    /// The same with one number changed.
    ///
    /// @param cell counted row by row
    public Tensor with(int cell, double number) {
        double[] numbers = toDoubles();
        numbers[cell] = number;
        return owning(type, shape, numbers);
    }

    /// The same numbers in another shape of as many elements.
    public Tensor reshaped(Shape other) {
        return new Tensor(type, other, elements);
    }

    /// The rows with the given indices along the first axis, in that order.
    public Tensor rows(int... indices) {
        int width = shape.rank() == 0 ? 1 : size() / Math.max(1, shape.get(0).size());
        return new Tensor(type, shape.with(0, Dimension.of(indices.length)), elements.rows(width, indices));
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Tensor that) || type != that.type || !shape.equals(that.shape)) {
            return false;
        }
        return Arrays.equals(toDoubles(), that.toDoubles());
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(toDoubles());
    }

    /// Nested brackets, as people write matrices: `[[1.0, 2.0], [3.0, 4.0]]`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        write(text, 0, 0);
        return text.toString();
    }

    private void write(StringBuilder text, int axis, int offset) {
        if (axis == shape.rank()) {
            double value = at(offset);
            text.append(type.isFloat() ? Double.toString(value) : Long.toString((long) value));
            return;
        }
        text.append('[');
        for (int i = 0; i < shape.get(axis).size(); i++) {
            if (i > 0) {
                text.append(", ");
            }
            write(text, axis + 1, offset + i * shape.strides()[axis]);
        }
        text.append(']');
    }
}
