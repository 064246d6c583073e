package gradus.engine.device.simd;

import gradus.engine.device.simd.KernelForm.Element;
import java.util.Optional;

/// What copies short rows in vectors, written for their length. Written code is used once the compiler has translated
/// it well, and written anew where it hasn't: a loop of this program that is translated badly stays so.
///
/// @param products which write copiers; empty where there are no vectors
/// @param element the type of an element
record RowCopiers(Optional<VectorProducts> products, Element element) {

    /// The vectors in a row at most: a copier has code for each.
    private static final int MOST_VECTORS = 4;

    /// Those for a planner's kernels.
    static RowCopiers of(Planner planner) {
        return new RowCopiers(planner.kernels().products().overVectors(), planner.element());
    }

    /// Whether there are vectors.
    boolean areVectors() {
        return products.isPresent();
    }

    /// What copies rows of a type of element; empty where they are shorter than a vector, or so long that copying is
    /// left to Java.
    ///
    /// @param columns the elements of a row
    /// @param apart how far the next row is where they go
    Optional<Packer> of(Element wanted, int columns, int apart) {
        return products.filter(any -> wanted == element).flatMap(written -> {
            TileShape shape = written.tiles(element);
            boolean isShort = columns >= shape.lanes() && columns <= MOST_VECTORS * shape.lanes() && apart >= columns;
            return isShort
                    ? Optional.of(written.packer(
                            new Packer.Form(element, shape.bits(), columns, columns, apart, /* transposes= */ false)))
                    : Optional.empty();
        });
    }
}
