package gradus.engine.device.simd;

import java.util.function.IntFunction;

/// Plain products of pieces of an image.
///
/// @param most the windows of a piece
/// @param rest for the last one, which has fewer
record PieceProduct(int most, ArenaProduct whole, ArenaProduct rest) {

    /// @param fewer the windows of the last piece, if those of the others don't divide all
    static PieceProduct of(int most, int fewer, IntFunction<ProductSize> size, Planner planner) {
        return new PieceProduct(
                most, ArenaProduct.plain(size.apply(most), planner), ArenaProduct.plain(size.apply(fewer), planner));
    }

    ArenaProduct of(int count) {
        return count == most ? whole : rest;
    }
}
