package gradus.engine.device.opencl;

import gradus.engine.device.card.CardTrial;
import gradus.engine.graph.Message;

/// Tries out the OpenCL devices of this computer, in a process of its own.
public final class OpenClTrial {

    private OpenClTrial() {}

    /// Tries devices out and writes how they did.
    ///
    /// @param arguments those of [CardTrial#run]
    public static void main(String[] arguments) {
        new CardTrial(
                        OpenClLibrary::open,
                        Message.of("device.opencl.no-library"),
                        Message.of("device.opencl.no-device"))
                .run(arguments);
    }
}
