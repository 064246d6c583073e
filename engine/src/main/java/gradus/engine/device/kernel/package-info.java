/// Programs as calls of kernels that every graphics processor can run: the one source of these, and what is made of it
/// for each program. It knows neither OpenCL nor CUDA.
@NullMarked
package gradus.engine.device.kernel;

import org.jspecify.annotations.NullMarked;
