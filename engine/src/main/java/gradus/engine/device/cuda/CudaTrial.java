package gradus.engine.device.cuda;

import gradus.engine.device.card.CardTrial;
import gradus.engine.graph.Message;

/// Tries out NVIDIA's cards in this computer, in a process of its own.
public final class CudaTrial {

    private CudaTrial() {}

    /// Tries cards out and writes how they did.
    ///
    /// @param arguments those of [CardTrial#run]
    public static void main(String[] arguments) {
        new CardTrial(CudaLibrary::open, Message.of("device.cuda.no-driver"), Message.of("device.cuda.no-device"))
                .run(arguments);
    }
}
