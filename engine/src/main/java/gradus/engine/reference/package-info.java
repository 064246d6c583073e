/// Replays figures computed by other systems, to prove that the engine gives the same numbers.
@NullMarked
package gradus.engine.reference;

import org.jspecify.annotations.NullMarked;
