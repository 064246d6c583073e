package gradus.engine.device.simd;

/// A step of a scan's body that reads sequences, and writes what is kept of every step, where they lie outside.
interface Sliding {

    /// Goes to another element of the sequences.
    void slideTo(int index);
}
