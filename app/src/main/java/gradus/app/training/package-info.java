/// The training panel.
@NullMarked
package gradus.app.training;

import org.jspecify.annotations.NullMarked;
