package gradus.engine.differentiate;

import static gradus.engine.differentiate.Sample.CUBE;

import gradus.engine.operation.*;
import java.util.ArrayList;
import java.util.List;

/// What joins the numbers along axes into one.
final class ReductionSamples {

    private ReductionSamples() {}

    static List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        for (List<Integer> axes : List.of(List.<Integer>of(), List.of(0), List.of(-1), List.of(2, 0))) {
            for (boolean keepdims : List.of(true, false)) {
                samples.add(new Sample(new ReduceSum(axes, keepdims), -1, 1, List.of(CUBE)));
                samples.add(new Sample(new ReduceMean(axes, keepdims), -1, 1, List.of(CUBE)));
                samples.add(new Sample(new ReduceMax(axes, keepdims), -1, 1, List.of(CUBE)));
            }
        }
        for (List<Integer> axes : List.of(List.<Integer>of(), List.of(1), List.of(0, -1))) {
            samples.add(new Sample(new ReduceMin(axes, true), -1, 1, List.of(CUBE)));
            samples.add(new Sample(new ReduceProd(axes, false), 0.5, 1.5, List.of(CUBE)));
            samples.add(new Sample(new ReduceL1(axes, true), 0.1, 1, List.of(CUBE)));
            samples.add(new Sample(new ReduceL2(axes, false), 0.1, 1, List.of(CUBE)));
            samples.add(new Sample(new ReduceSumSquare(axes, true), -1, 1, List.of(CUBE)));
            samples.add(new Sample(new ReduceLogSumExp(axes, false), -1, 1, List.of(CUBE)));
            samples.add(new Sample(new ReduceVariance(axes, true), -1, 1, List.of(CUBE)));
        }
        for (List<Integer> axes : List.of(List.<Integer>of(), List.of(1), List.of(0, -1))) {
            samples.add(new Sample(new ReduceLogSum(axes, true), 0.1, 1, List.of(CUBE)));
        }
        samples.add(Sample.of(new TopK(2, -1, true, true), CUBE));
        samples.add(Sample.of(new TopK(1, 0, false, true), CUBE));
        samples.add(Sample.of(new TopK(3, 1, true, false), CUBE));
        return samples;
    }
}
