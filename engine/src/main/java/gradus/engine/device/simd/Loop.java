package gradus.engine.device.simd;

/// The formulas of a chain for a stretch of elements, written at run time for exactly these formulas.
abstract class Loop {

    /// Computes the elements from `from` to before `to`.
    ///
    /// @param at where each input, then each output begins
    /// @param maps for inputs that are read through a table, the place of each element behind the beginning
    abstract void run(float[] floats, double[] doubles, int[] at, int[][] maps, int from, int to);
}
