/// The commands and the start of the program; JavaFX is loaded only where a window is drawn.
@NullMarked
package gradus.app.cli;

import org.jspecify.annotations.NullMarked;
