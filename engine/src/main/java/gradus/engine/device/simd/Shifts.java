package gradus.engine.device.simd;

import gradus.engine.program.ConvolutionBlocks;

/// Matrix products with a padded image: over vectors, or in plain loops that give the same bits.
interface Shifts {

    /// Prepares what the parts of a step share.
    default void begin() {}

    /// Multiplies kernels with rows of windows.
    ///
    /// @param image where the padded image is
    /// @param to where the results of the first kernel go, those of the next lie
    ///     [ConvolutionBlocks#windows()] farther
    /// @param spare memory
    void multiply(int part, int group, int image, int rows, int to, int spare);

    /// The length of a row of the sums for the kernels.
    int sumColumns();

    /// Adds products of the padded image with gradients of results to sums.
    ///
    /// @param image where the padded image is
    /// @param count of windows: whole rows, or a piece of one
    /// @param others where the gradients of the first kernel's results are
    /// @param sums `[terms, kernels]`, each row [#sumColumns()] long
    /// @param spare memory
    void fold(int part, int image, int count, int others, int sums, int spare);

    /// Those for the products of a convolution.
    ///
    /// @param kernels where they are
    static Shifts forProducts(Taps taps, ConvolutionBlocks blocks, int kernels, Planner planner) {
        return planner.kernels()
                .products()
                .overVectors()
                .<Shifts>map(written -> VectorShifts.forProducts(taps, blocks, kernels, written, planner))
                .orElseGet(() -> PlainShifts.forProducts(taps, blocks, kernels, planner));
    }

    /// Those for the gradient for the kernels.
    static Shifts forKernels(Taps taps, ConvolutionBlocks blocks, Planner planner) {
        return planner.kernels()
                .products()
                .overVectors()
                .<Shifts>map(written -> VectorShifts.forKernels(taps, blocks, written, planner))
                .orElseGet(() -> PlainShifts.forKernels(taps, blocks, planner));
    }
}
