/// Data sets: reading, column types, preprocessing fitted on the training rows, splits, shuffling, batches.
@NullMarked
package gradus.engine.data;

import org.jspecify.annotations.NullMarked;
