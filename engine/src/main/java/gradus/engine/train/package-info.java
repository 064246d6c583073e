/// Training: the setup, the trainer, and the events that it sends.
@NullMarked
package gradus.engine.train;

import org.jspecify.annotations.NullMarked;
