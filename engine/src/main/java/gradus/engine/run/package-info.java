/// Picks a device, runs programs in a session, and steps through them in a trace.
@NullMarked
package gradus.engine.run;

import org.jspecify.annotations.NullMarked;
