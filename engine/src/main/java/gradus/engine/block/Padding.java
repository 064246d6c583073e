package gradus.engine.block;

/// What a sliding window does at the edges of an image, by Keras's names.
public enum Padding {
    /// It stays inside.
    VALID,
    /// Zeros are added around so evenly that with strides of 1 the result is as large as the image; of an odd number
    /// the one more is behind.
    SAME
}
