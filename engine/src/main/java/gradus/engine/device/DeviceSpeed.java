package gradus.engine.device;

/// What was measured on a device: roughly, by a short test with kernels that aren't the best there are.
///
/// @param launch seconds for a kernel that does nothing, in a long row of them
/// @param answer seconds until a number is back that one kernel wrote
/// @param upload bytes a second to the device; likewise `download` from it
/// @param product multiply-adds a second in a product of matrices of float32
public record DeviceSpeed(double launch, double answer, double upload, double download, double product) {}
