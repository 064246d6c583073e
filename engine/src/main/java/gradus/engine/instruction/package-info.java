/// The small instruction set that every operation lowers to and every device runs.
@NullMarked
package gradus.engine.instruction;

import org.jspecify.annotations.NullMarked;
