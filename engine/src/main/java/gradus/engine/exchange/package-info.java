/// Files of other systems, and how files are written: safetensors.
@NullMarked
package gradus.engine.exchange;

import org.jspecify.annotations.NullMarked;
