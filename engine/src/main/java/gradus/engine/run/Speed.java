package gradus.engine.run;

import gradus.engine.program.Work;

/// How fast a device is, as it was measured on this machine.
///
/// @param launch seconds from one step to the next where there is hardly anything to do
/// @param multiplyAdds of matrix products in a second
/// @param bytes that steps read and write in a second
/// @param upload bytes from this program's memory to the device's in a second
public record Speed(double launch, double multiplyAdds, double bytes, double upload) {

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
