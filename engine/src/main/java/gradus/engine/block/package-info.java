/// Layers, losses, metrics, optimizers, initializers and schedules, each a graph of operations.
@NullMarked
package gradus.engine.block;

import org.jspecify.annotations.NullMarked;
