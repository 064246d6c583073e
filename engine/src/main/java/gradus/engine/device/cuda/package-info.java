/// NVIDIA's graphics cards through the CUDA driver, bound by ourselves.
@NullMarked
package gradus.engine.device.cuda;

import org.jspecify.annotations.NullMarked;
