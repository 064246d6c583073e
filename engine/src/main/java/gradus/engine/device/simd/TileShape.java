package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;

/// How large the tiles of a product may be that accumulators in registers hold.
///
/// @param bits of a vector
/// @param registers of a vector's size
record TileShape(Element element, int bits, int registers) {

    /// The vectors in a row of a tile.
    static final int VECTORS = 2;

    /// The registers for a row of B and an element of A, and some to spare.
    private static final int OTHERS = 4;

    /// The elements of a vector.
    int lanes() {
        return bits / element.size();
    }

    /// The elements in a row of a tile.
    int width() {
        return VECTORS * lanes();
    }

    /// The rows of a tile at most.
    int rows() {
        return (registers - OTHERS) / VECTORS;
    }
}
