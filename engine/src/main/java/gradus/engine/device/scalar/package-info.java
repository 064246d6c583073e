/// The device in plain Java loops; the other devices are held against it.
@NullMarked
package gradus.engine.device.scalar;

import org.jspecify.annotations.NullMarked;
