/// What if: sliders for variables, and following the gradient.
@NullMarked
package gradus.app.whatif;

import org.jspecify.annotations.NullMarked;
