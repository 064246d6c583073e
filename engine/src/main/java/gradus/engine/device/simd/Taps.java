package gradus.engine.device.simd;

/// How the elements of a kernel lie over the plane that it is multiplied with: each at one distance from all results.
///
/// @param distances of the elements, in order
/// @param rows of results
/// @param columns of results
/// @param pitch the distance between rows of the plane
@SuppressWarnings("ArrayRecordComponent")
record Taps(int[] distances, int rows, int columns, int pitch) {

    /// How many numbers lie from the first result to the last where rows lie as in the plane.
    int count() {
        return (rows - 1) * pitch + columns;
    }
}
