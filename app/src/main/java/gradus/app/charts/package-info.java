/// The charts of a training run.
@NullMarked
package gradus.app.charts;

import org.jspecify.annotations.NullMarked;
