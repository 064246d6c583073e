package gradus.engine.device.simd;

/// What a [DirectConvolution] does with a padded image and the kernels of a group: computes rows of results, or adds to
/// the gradient for the kernels.
interface PaddedProducts {

    /// Prepares what the parts of a step share.
    default void begin() {}

    /// Puts 0 at the sums that a part makes.
    default void clear(int part) {}

    /// Takes rows of windows.
    ///
    /// @param image where the padded image is
    /// @param results where the first result of the group's first kernel is, or its gradient
    void run(int part, int group, int image, int rows, int results);

    /// Puts the sums of all parts together.
    default void finish() {}
}
