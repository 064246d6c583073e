/// What every graphics card needs, whichever driver it is reached by: memory, plans, repeated runs, and the trial
/// before
/// it is used. It knows neither OpenCL nor CUDA.
@NullMarked
package gradus.engine.device.card;

import org.jspecify.annotations.NullMarked;
