package gradus.engine.device.kernel;

import java.util.List;

/// A function of the kernels' source that does one kind of step: `(a, m, at, id, count)`, where `a` is the memory, `m`
/// the table, `at` where the step's lengths and places stand in it, and `id` one of `count` threads. Functions with the
/// same text are the same function, whatever the lengths.
///
/// @param isGroup whether it is a kernel itself, `(PARAMETERS)`, whose groups share local memory
/// @param uses what of the source must stand before it
/// @param text its own, where it was written for a formula
public record KernelFunction(String name, boolean isGroup, List<String> uses, String text) {
    public KernelFunction {
        uses = List.copyOf(uses);
    }

    /// A function of the source.
    public static KernelFunction of(String name) {
        return new KernelFunction(name, name.startsWith("k_"), List.of(name), "");
    }

    /// The name of the kernel that calls it.
    public String kernel() {
        return isGroup ? name : "k_" + name;
    }

    /// A function that makes several calls of this one, which don't depend on one another: how many there are and where
    /// their rows stand is in the table.
    KernelFunction gathered() {
        String all = "all_" + name;
        return new KernelFunction(
                all,
                false,
                uses,
                text
                        + "\nFUNCTION void " + all
                        + "(GLOBAL int *a, GLOBAL const int *m, int at, int id, int count) {\n"
                        + "    for (int call = 1; call <= m[at]; call++) {\n"
                        + "        " + name + "(a, m, m[at + call], id, count);\n"
                        + "    }\n"
                        + "}\n");
    }

    /// A whole program with that kernel.
    public String program() {
        return KernelSource.of(uses) + text + entry();
    }

    /// The kernel that calls it, where it isn't one itself.
    String entry() {
        return isGroup
                ? ""
                : "\nKERNEL void " + kernel() + "(PARAMETERS) {\n"
                        + "    " + name + "(a, m, at, GLOBAL_ID, GLOBAL_SIZE);\n"
                        + "}\n";
    }
}
