package gradus.engine.device.cuda;

import gradus.engine.device.card.CardQueue;
import gradus.engine.device.kernel.AllKernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A CUDA driver whose kernels are compiled for the processor: the stand-in, and the source of the kernels as CUDA C++.
/// So results come from the same source and the same calls as on a card, though not from the PTX; or there is no test,
/// where there is no C++ compiler.
public final class CudaOnProcessor {

    private CudaOnProcessor() {}

    /// Makes the driver in a folder and opens its card.
    public static CardQueue open(Path folder) throws IOException, InterruptedException {
        Path driver = StandIn.compile(folder);
        StandIn.copy("processor.cc", folder);
        Files.writeString(folder.resolve("kernels.cu"), AllKernels.program());
        StandIn.run(folder, "cc", "-w", "-O1", "-fPIC", "-c", "stand-in.c");
        StandIn.run(folder, "c++", "-std=c++17", "-w", "-O1", "-fPIC", "-ffp-contract=off", "-c", "processor.cc");
        StandIn.run(folder, "c++", "-shared", "-o", driver.toString(), "stand-in.o", "processor.o", "-ldl");
        CudaLibrary library = CudaLibrary.open(List.of(driver.toString()), new NvidiaLibraries(Map.of(), folder), false)
                .orElseThrow();
        return library.open(library.devices().getFirst());
    }
}
