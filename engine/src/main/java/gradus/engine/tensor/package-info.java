/// Numbers in rows and columns: shapes with named dimensions, element types, and tensors that callers can't change.
@NullMarked
package gradus.engine.tensor;

import org.jspecify.annotations.NullMarked;
