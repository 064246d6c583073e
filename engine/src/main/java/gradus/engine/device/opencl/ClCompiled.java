package gradus.engine.device.opencl;

import org.jspecify.annotations.Nullable;

/// A kernel `(a, m, at)` that remembers which memory it was launched with.
final class ClCompiled {

    private final ClQueue queue;
    private final ClProgram program;
    private final ClKernel kernel;
    private @Nullable ClBuffer memory;
    private @Nullable ClBuffer table;

    ClCompiled(ClQueue queue, ClProgram program, ClKernel kernel) {
        this.queue = queue;
        this.program = program;
        this.kernel = kernel;
    }

    /// Asks for it to be run.
    ///
    /// @param a memory
    /// @param m table
    /// @param at the place in the table
    void launch(ClBuffer a, ClBuffer m, int at, int groups, int groupSize) {
        if (memory != a) {
            kernel.set(0, a);
            memory = a;
        }
        if (table != m) {
            kernel.set(1, m);
            table = m;
        }
        kernel.set(2, at);
        queue.launch(kernel, groups, groupSize);
    }

    ClProgram program() {
        return program;
    }
}
