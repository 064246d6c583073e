/// The panel of the project's data: where they come from, what is in them, how they are prepared and divided.
@NullMarked
package gradus.app.data;

import org.jspecify.annotations.NullMarked;
