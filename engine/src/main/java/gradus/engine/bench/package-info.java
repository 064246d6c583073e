/// What speed is measured with: workloads of known size, the sides that run them, here and in other processes, and the
/// rounds in which they are timed against one another.
@NullMarked
package gradus.engine.bench;

import org.jspecify.annotations.NullMarked;
