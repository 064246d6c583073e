/// The one graph: operations, nodes, the values between them, and the diagnostics that point at them.
@NullMarked
package gradus.engine.graph;

import org.jspecify.annotations.NullMarked;
