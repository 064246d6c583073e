package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;

/// What a product does with arrays of its element type: all are `float[]`, or all `double[]`.
interface ElementArrays {

    /// Those of an element type.
    static ElementArrays of(Element element) {
        return switch (element) {
            case FLOAT -> new FloatArrays();
            case DOUBLE -> new DoubleArrays();
        };
    }

    /// A new array.
    Object allocate(int length);

    /// Puts the transpose of a tile of `rows` × `columns`, with rows `width` apart, into a matrix with rows `stride`
    /// apart, or adds it to what that holds.
    void putTransposed(Object tile, int width, int rows, int columns, Object to, int at, int stride, boolean adds);
}
