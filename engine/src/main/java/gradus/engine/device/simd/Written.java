package gradus.engine.device.simd;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Kernels of a kind that were written at run time, one for each form.
///
/// @param <F> what a kernel is written for
/// @param <K> a kernel
final class Written<F, K> {

    private final Function<F, K> write;
    private final BiFunction<F, K, Call> calling;
    private final Map<F, K> kernels = new ConcurrentHashMap<>();
    private final Set<F> translated = ConcurrentHashMap.newKeySet();
    private final Set<F> hopeless = ConcurrentHashMap.newKeySet();

    /// A call of a kernel on little memory.
    ///
    /// @param operations on vectors, about
    record Call(Runnable kernel, int operations) {}

    /// @param calling how a kernel is called to get it translated
    Written(Function<F, K> write, BiFunction<F, K, Call> calling) {
        this.write = write;
        this.calling = calling;
    }

    /// The kernel of a form, which is written when first asked for. It may be another when it is translated.
    K of(F form) {
        return kernels.computeIfAbsent(form, write);
    }

    /// Whether all kernels written so far are translated.
    boolean areTranslated() {
        return translated.containsAll(kernels.keySet());
    }

    /// The kernels that may yet be translated.
    List<Translation> waiting() {
        return kernels.keySet().stream()
                .filter(form -> !translated.contains(form) && !hopeless.contains(form))
                .map(this::translation)
                .toList();
    }

    private Translation translation(F form) {
        return new Translation(new Translation.Kernels() {
            private K kernel = of(form);

            @Override
            public Call call() {
                return calling.apply(form, kernel);
            }

            @Override
            public void writeAnew() {
                kernel = write.apply(form);
            }

            @Override
            public void take() {
                kernels.put(form, kernel);
                translated.add(form);
            }

            @Override
            public void giveUp() {
                hopeless.add(form);
            }
        });
    }
}
