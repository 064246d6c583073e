package gradus.engine.run;

import gradus.engine.device.Device;

/// Whether a device may compute matrix products with factors that are rounded to 10 bits of mantissa (TF32): faster on
/// cards that have units for it, with a relative error of up to 2⁻¹¹ a factor.
public sealed interface Rounding {

    /// It has no such products.
    record Unknown() implements Rounding {}

    /// Its vendor's library that has them, cuBLAS, wasn't found.
    record Missing() implements Rounding {}

    /// The environment has decided (`GRADUS_TF32`).
    ///
    /// @param isOn whether it rounds
    record Decided(boolean isOn) implements Rounding {}

    /// One may choose.
    ///
    /// @param rounding the device that rounds; the other one doesn't
    record Possible(Device rounding) implements Rounding {}
}
