package gradus.engine.device.cuda;

import gradus.engine.device.DeviceException;
import gradus.engine.device.card.CardBuffer;
import gradus.engine.device.card.CardGroups;
import gradus.engine.device.card.CardKernel;
import gradus.engine.device.kernel.KernelFunction;
import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The kernels of a card: those that were compiled beforehand, and where the compiler is there those that are written
/// for a program, each loaded once.
final class CudaKernels {

    private final CudaQueue queue;
    private final Optional<CudaCompiler> compiler;
    private final Map<String, CardKernel> loaded = new HashMap<>();
    private Optional<CudaModule> beforehand = Optional.empty();

    /// What keeps a kernel's module loaded.
    private record Loaded(CudaModule module, CardKernel kernel) implements CardKernel {
        @Override
        public void launch(CardBuffer memory, CardBuffer table, int at, CardGroups groups) {
            kernel.launch(memory, table, at, groups);
        }
    }

    CudaKernels(CudaQueue queue, Optional<CudaCompiler> compiler) {
        this.queue = queue;
        this.compiler = compiler;
    }

    /// The kernel that calls a function.
    ///
    /// @throws DeviceException when it can't be compiled or loaded
    CardKernel of(KernelFunction function) {
        return loaded.computeIfAbsent(
                function.kernel(),
                name -> queue.function(beforehand(), name)
                        .or(() -> compiler.flatMap(found -> compiled(found, function)))
                        .orElseThrow(() -> queue.buildFailure("cuModuleGetFunction", CudaErrors.NOT_FOUND, "")));
    }

    private CudaModule beforehand() {
        CudaModule module = beforehand.orElseGet(() -> {
            try (Arena text = Arena.ofConfined()) {
                return queue.load(text.allocateFrom(Ptx.text()));
            }
        });
        beforehand = Optional.of(module);
        return module;
    }

    private Optional<CardKernel> compiled(CudaCompiler found, KernelFunction function) {
        try (Arena arena = Arena.ofConfined()) {
            CudaModule module = queue.load(found.compile(function.program(), arena, queue));
            return queue.function(module, function.kernel()).map(kernel -> new Loaded(module, kernel));
        }
    }
}
