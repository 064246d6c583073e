package gradus.engine.run;

import gradus.engine.device.DeviceSpeed;
import gradus.engine.program.Work;

/// How fast a device is, as it was measured on this machine.
///
/// @param launch seconds from one step to the next where there is hardly anything to do
/// @param multiplyAdds of matrix products in a second
/// @param bytes that steps read and write in a second
/// @param upload bytes from this program's memory to the device's in a second
public record Speed(double launch, double multiplyAdds, double bytes, double upload) {

    /// Bytes that a graphics card moves for each multiply-add that it does: its memory is as much faster as its
    /// arithmetic, within a factor of two.
    private static final double BYTES_FOR_PRODUCT = 0.25;

    /// Of a processor's thread, measured with `gradus bench`: seconds a step, multiply-adds and bytes in a second.
    private static final Speed OF_THREAD = new Speed(1e-7, 3e10, 2e10, Double.POSITIVE_INFINITY);

    /// Threads share the way to memory.
    private static final int MOST_MOVING = 2;

    /// The speed of a processor.
    ///
    /// @param threads that it works with, at least 1
    static Speed ofProcessor(int threads) {
        return new Speed(
                OF_THREAD.launch,
                OF_THREAD.multiplyAdds * threads,
                OF_THREAD.bytes * Math.min(threads, MOST_MOVING),
                OF_THREAD.upload);
    }

    /// The speed of a device that was tried out.
    static Speed of(DeviceSpeed measured) {
        return new Speed(
                measured.launch(), measured.product(), measured.product() * BYTES_FOR_PRODUCT, measured.upload());
    }

    /// The seconds that a run takes, about: each step costs its launch, and all what they compute or move, whichever is
    /// more.
    ///
    /// @param fed bytes that are given for the run
    public double seconds(Work work, long fed) {
        return work.steps() * launch
                + Math.max(work.multiplyAdds() / multiplyAdds, work.bytes() / bytes)
                + fed / upload;
    }
}
