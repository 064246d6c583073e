/// One record per operation, by family, and the catalogue that lists them.
@NullMarked
package gradus.engine.operation;

import org.jspecify.annotations.NullMarked;
