package gradus.app.palette;

import gradus.app.text.OperationHelp;
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
    /// @param help what it is called and what there is to say of it
    record Entry(Operation operation, OperationHelp help) implements PaletteRow {}
}
