package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;

/// Lays out a piece of a matrix afresh, as its [Form] says, so that a [Kernel] reads it in sequence: one run of
/// elements
/// after another, a run for each product of the sum.
abstract class Packer {

    private static final int WIDE = 512;

    /// Whether columns are packed about as fast as rows. That takes instructions that pick elements of two vectors, and
    /// masks that cost nothing: processors with vectors of 512 bits have both.
    static boolean isFast(int bits) {
        return bits >= WIDE;
    }

    /// @param from the matrix, its piece at `at`, its rows `stride` elements apart
    /// @param count how many runs are made
    /// @param to where they go, from `toAt`
    abstract void run(Object from, int at, int stride, int count, Object to, int toAt);

    /// What a packer is written for.
    ///
    /// @param element the type of an element
    /// @param bits the width of a vector
    /// @param length the elements of a run that are read
    /// @param width the elements of a run with the zeros that fill it up
    /// @param apart from one run to the next
    /// @param transposes whether a run is read from a column of the matrix, else from a row
    record Form(Element element, int bits, int length, int width, int apart, boolean transposes) {

        /// A packer of runs without gaps.
        Form(Element element, int bits, int length, int width, boolean transposes) {
            this(element, bits, length, width, width, transposes);
        }

        /// The elements of a vector.
        int lanes() {
            return bits / element.size();
        }
    }
}
