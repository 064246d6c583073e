package gradus.engine.device.opencl;

import gradus.engine.device.card.CardBuffer;
import gradus.engine.device.card.CardGroups;
import gradus.engine.device.card.CardKernel;
import gradus.engine.device.kernel.KernelFunction;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The kernels that a device has compiled, each once.
final class ClKernels {

    private static final String OPTIONS = "-cl-mad-enable";

    private final ClQueue queue;
    private final Map<String, Compiled> compiled = new HashMap<>();

    /// @param program lives as long as its kernel
    private record Compiled(ClProgram program, CardKernel kernel) {}

    ClKernels(ClQueue queue) {
        this.queue = queue;
    }

    /// The kernel that calls a function.
    ///
    /// @throws gradus.engine.device.DeviceException when the driver can't compile it
    CardKernel of(KernelFunction function) {
        return compiled.computeIfAbsent(function.kernel(), name -> {
                    ClProgram program = queue.build(function.program(), OPTIONS);
                    return new Compiled(program, new Remembering(queue, program.kernel(name)));
                })
                .kernel();
    }

    /// A kernel that remembers which memory it was launched with.
    private static final class Remembering implements CardKernel {
        private final ClQueue queue;
        private final ClKernel kernel;
        private @Nullable CardBuffer memory;
        private @Nullable CardBuffer table;

        Remembering(ClQueue queue, ClKernel kernel) {
            this.queue = queue;
            this.kernel = kernel;
        }

        @Override
        public void launch(CardBuffer a, CardBuffer m, int at, CardGroups groups) {
            if (memory != a) {
                kernel.set(0, a);
                memory = a;
            }
            if (table != m) {
                kernel.set(1, m);
                table = m;
            }
            kernel.set(2, at);
            kernel.set(3, groups.first());
            kernel.set(4, groups.all());
            queue.launch(kernel, groups.count(), groups.size());
        }
    }
}
