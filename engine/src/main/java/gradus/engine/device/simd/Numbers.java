package gradus.engine.device.simd;

/// Whole numbers that a kernel reads one at a time, such as indices: they may lie in another array than what it
/// moves.
@FunctionalInterface
interface Numbers {

    /// The number at a place in row-major order.
    double at(int i);

    /// Those in an arena of floats.
    ///
    /// @param start the first of them
    static Numbers of(float[] arena, int start) {
        return i -> arena[start + i];
    }

    /// Those in an arena of doubles.
    ///
    /// @param start the first of them
    static Numbers of(double[] arena, int start) {
        return i -> arena[start + i];
    }

    /// A number as a place along an axis; a negative one counts from the end.
    ///
    /// @throws IllegalArgumentException when the axis has no such place
    default int place(int i, int length) {
        double number = at(i);
        int place = (int) (number < 0 ? number + length : number);
        if (place < 0 || place >= length) {
            throw new IllegalArgumentException(
                    "The index " + (long) number + " is outside an axis of length " + length);
        }
        return place;
    }
}
