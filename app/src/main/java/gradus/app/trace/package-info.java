/// The trace, in the drawer: the lines of the training loop, steps both ways, what each step says, and what an update
/// did to each parameter.
@NullMarked
package gradus.app.trace;

import org.jspecify.annotations.NullMarked;
