/// Graphics processors of all makers, through OpenCL 1.2 and nothing but their drivers.
@NullMarked
package gradus.engine.device.opencl;

import org.jspecify.annotations.NullMarked;
