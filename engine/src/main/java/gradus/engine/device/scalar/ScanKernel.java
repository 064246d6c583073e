package gradus.engine.device.scalar;

import gradus.engine.instruction.Body;
import gradus.engine.instruction.Instruction.Scan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs the body of a scan again and again.
final class ScanKernel {

    private ScanKernel() {}

    /// The last states, then what is kept.
    ///
    /// @param steps the body's steps
    static List<double[]> compute(Scan scan, List<ScalarStep> steps, List<Strided> inputs) {
        Body body = scan.body();
        int states = body.states().size();
        List<Strided> sequences =
                inputs.subList(states, states + body.sequences().size());
        List<Strided> captured = inputs.subList(states + sequences.size(), inputs.size());
        double[][] slots = new double[body.slots()][];
        for (int i = 0; i < captured.size(); i++) {
            slots[body.captured().get(i).slot()] = captured.get(i).values();
        }
        double[][] state = new double[states][];
        for (int i = 0; i < states; i++) {
            state[i] = inputs.get(i).values();
        }
        int length = sequences.getFirst().lengths()[0];
        double[][] kept = new double[body.stacked().size()][];
        for (int step = 0; step < length; step++) {
            int at = scan.reverse() ? length - 1 - step : step;
            for (int i = 0; i < states; i++) {
                slots[body.states().get(i).slot()] = state[i];
            }
            for (int i = 0; i < sequences.size(); i++) {
                int count = sequences.get(i).strides()[0];
                slots[body.sequences().get(i).slot()] =
                        Arrays.copyOfRange(sequences.get(i).values(), at * count, (at + 1) * count);
            }
            steps.forEach(each -> each.run(slots));
            for (int i = 0; i < states; i++) {
                state[i] = slots[body.next().get(i).slot()];
            }
            for (int i = 0; i < kept.length; i++) {
                double[] part = slots[body.stacked().get(i).slot()];
                if (kept[i] == null) {
                    kept[i] = new double[length * part.length];
                }
                System.arraycopy(part, 0, kept[i], at * part.length, part.length);
            }
        }
        List<double[]> results = new ArrayList<>(Arrays.asList(state));
        for (double[] whole : kept) {
            results.add(whole == null ? new double[0] : whole);
        }
        return results;
    }
}
