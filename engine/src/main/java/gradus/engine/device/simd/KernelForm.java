package gradus.engine.device.simd;

/// What a [Kernel] is written for: a tile of C that its accumulators hold in registers.
///
/// @param element the type of an element
/// @param bits the width of a vector
/// @param rows the rows of the tile
/// @param vectors the vectors in a row of the tile
/// @param edge what becomes of the last vector of a row
/// @param left how the left matrix is stored
/// @param right how the right matrix is stored
/// @param together of how many listed rows, one after the other, elements lie side by side
record KernelForm(Element element, int bits, int rows, int vectors, Edge edge, Left left, Right right, int together) {

    KernelForm(Element element, int bits, int rows, int vectors, Edge edge, Left left, Right right) {
        this(element, bits, rows, vectors, edge, left, right, 1);
    }

    /// The type of a matrix's elements.
    enum Element {
        /// float32
        FLOAT(Float.SIZE),
        /// float64
        DOUBLE(Double.SIZE);

        private final int size;

        Element(int size) {
            this.size = size;
        }

        /// The width of an element in bits.
        int size() {
            return size;
        }
    }

    /// What becomes of the last vector of a row where C's columns aren't a multiple of a vector's elements.
    enum Edge {
        /// the columns are a multiple: it is like the others
        EVEN,
        /// it is shifted back until it ends with C's columns, over elements that the vector before it has as well
        SHIFTED,
        /// it is masked, which many processors are slow at
        MASKED
    }

    /// How the left matrix is stored.
    enum Left {
        /// as it is: row by row
        ROWS,
        /// transposed: column by column
        COLUMNS,
        /// packed for the kernel: the tile's columns one after another
        PACKED,
        /// as a list says: where the tile's rows begin, and how far each of their elements is from there
        LISTED
    }

    /// How the right matrix is stored.
    enum Right {
        /// as it is: row by row
        ROWS,
        /// packed for the kernel: the tile's rows one after another, filled up to whole vectors
        PACKED,
        /// as a list says: how far each row is from the tile's first element; the vectors of a row may lie apart
        LISTED
    }

    /// The elements of a vector.
    int lanes() {
        return bits / element.size();
    }

    /// The elements in a row of the tile, those over C's edge too.
    int width() {
        return vectors * lanes();
    }
}
