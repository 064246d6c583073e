package gradus.engine.device.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Every kernel that a program can need where none is written for it, as one program: what is compiled beforehand for
/// cards whose driver has no compiler.
public final class AllKernels {

    /// The one function of which several calls become one, too: it updates weights.
    static final String GATHERED = "formula";

    private AllKernels() {}

    /// The text, in the source that OpenCL C and CUDA C++ share.
    public static String program() {
        List<String> sections = new ArrayList<>(KernelSource.functions());
        sections.addAll(KernelSource.groupKernels());
        StringBuilder text = new StringBuilder(KernelSource.of(sections));
        KernelSource.functions()
                .forEach(name -> text.append(KernelFunction.of(name).entry()));
        KernelFunction gathered = KernelFunction.of(GATHERED).gathered();
        return text.append(gathered.text()).append(gathered.entry()).toString();
    }

    /// The names of these kernels.
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(KernelSource.groupKernels());
        KernelSource.functions()
                .forEach(name -> names.add(KernelFunction.of(name).kernel()));
        names.add(KernelFunction.of(GATHERED).gathered().kernel());
        return names;
    }
}
