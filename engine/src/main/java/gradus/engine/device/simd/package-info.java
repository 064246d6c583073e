/// The device for the processor: a program becomes a plan over one arena of memory, run by vector kernels, or by plain
/// loops where the Vector API is absent.
@NullMarked
package gradus.engine.device.simd;

import org.jspecify.annotations.NullMarked;
