/// The plane with points in it that several panels draw.
@NullMarked
package gradus.app.plot;

import org.jspecify.annotations.NullMarked;
