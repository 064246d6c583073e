/// Checks of gradients that a person asked for: what was compared, and how it came out.
@NullMarked
package gradus.app.check;

import org.jspecify.annotations.NullMarked;
