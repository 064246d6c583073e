package gradus.engine.device.simd;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// The loops written so far: steps of one form share one, also across programs.
final class Loops {

    private final Written<LoopForm, Loop> overVectors = new Written<>(this::write, Loops::call);
    private final Map<LoopForm, Loop> others = new ConcurrentHashMap<>();
    private final boolean isPlain;

    /// @param isPlain whether loops go from element to element; else over vectors, where those can do it
    Loops(boolean isPlain) {
        this.isPlain = isPlain;
    }

    Loop of(LoopForm form) {
        return !isPlain && VectorFunctions.canDo(form)
                ? overVectors.of(form)
                : others.computeIfAbsent(form, this::write);
    }

    /// The loops over vectors written so far.
    Written<LoopForm, Loop> overVectors() {
        return overVectors;
    }

    /// Two whole vectors and one element.
    private static Written.Call call(LoopForm form, Loop loop) {
        int lanes = Lanes.count(form.isSingle());
        int stride = 4 * lanes;
        int places = form.inputs().size() + form.kept().size();
        int[] at = IntStream.range(0, places).map(place -> place * stride).toArray();
        int[] map = IntStream.range(0, stride).toArray();
        int[][] maps = new int[form.inputs().size()][];
        Arrays.fill(maps, map);
        float[] floats = new float[form.isSingle() ? places * stride : 0];
        double[] doubles = new double[form.isSingle() ? 0 : places * stride];
        Arrays.fill(floats, 1);
        Arrays.fill(doubles, 1);
        return new Written.Call(() -> loop.run(floats, doubles, at, maps, 0, 2 * lanes + 1), 3 * form.operations());
    }

    private Loop write(LoopForm form) {
        return (isPlain ? TwinLoopWriter.write(form) : VectorLoopWriter.write(form, Lanes.count(form.isSingle())))
                .orElseGet(() -> PlainLoopWriter.write(form));
    }
}
