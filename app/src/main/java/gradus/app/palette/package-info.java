/// The palette: every operation of the catalogue, to be searched and dragged to the canvas.
@NullMarked
package gradus.app.palette;

import org.jspecify.annotations.NullMarked;
