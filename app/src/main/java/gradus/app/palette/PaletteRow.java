package gradus.app.palette;

import gradus.engine.graph.Family;
import gradus.engine.graph.Operation;

/// A line of the palette.
public sealed interface PaletteRow {

    /// The head of a group.
    ///
    /// @param folded whether its entries are hidden
    record Group(Family family, String title, boolean folded) implements PaletteRow {}

    /// An operation that can be put on the canvas.
    ///
    /// @param operation the prototype of the catalogue
    /// @param label what people call it
    /// @param help what it does, in one line
    record Entry(Operation operation, String label, String help) implements PaletteRow {}
}
