/// The canvas: nodes and wires as in a textbook, with values and gradients, and all that the pointer and the keys
/// do to them.
@NullMarked
package gradus.app.canvas;

import org.jspecify.annotations.NullMarked;
