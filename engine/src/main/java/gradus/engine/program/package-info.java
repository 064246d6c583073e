/// From a graph to a plan that a device can run: expand, simplify, fuse, plan memory, estimate the cost.
@NullMarked
package gradus.engine.program;

import org.jspecify.annotations.NullMarked;
