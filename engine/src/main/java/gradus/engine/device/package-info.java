/// What a device promises: to run instructions on buffers.
@NullMarked
package gradus.engine.device;

import org.jspecify.annotations.NullMarked;
