package gradus.engine.device.simd;

/// What a [DirectConvolution] does with a padded image and the kernels of a group.
interface PaddedProducts {

    /// Prepares what the parts of a step share.
    default void begin() {}

    /// Puts 0 at the sums that a part makes for the kernels.
    void clear(int part);

    /// Computes rows of results.
    ///
    /// @param image where the padded image is
    /// @param to where the first result of the group's first kernel goes
    void multiply(int part, int group, int image, int rows, int to);

    /// Adds to the sums for the kernels.
    ///
    /// @param image where the padded image is
    /// @param others where the gradient of the first result of the group's first kernel is
    void fold(int part, int group, int image, int rows, int others);

    /// Puts the sums of all parts together.
    void finish();
}
