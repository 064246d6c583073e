package gradus.engine.train;

import gradus.engine.block.Loss;
import gradus.engine.block.SparseCategoricalCrossentropy;
import gradus.engine.block.TargetRange;
import gradus.engine.data.DataSet;
import gradus.engine.data.Part;
import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.device.Lengths;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Looks through all rows, before the first step, for targets that a loss can't learn from: numbers of classes that
/// the network doesn't have, probabilities below 0 or above 1.
public final class TargetCheck {

    private TargetCheck() {}

    /// Refuses data with such targets.
    ///
    /// @param place where a row stands, by its number in the file from 0
    /// @throws GradusException that names the first such row
    public static void require(Model model, DataSet data, Device device, IntFunction<Place> place) {
        require(model, List.of(data.train(), data.validation(), data.test()), device, place);
    }

    static void require(Model model, List<Part> parts, Device device, IntFunction<Place> place) {
        Loss loss = model.criterion();
        TargetRange range = loss.targets(model.type(model.prediction()));
        if (range.equals(TargetRange.ANY)) {
            return;
        }
        Execution execution =
                device.prepare(Program.compile(model.expansion().flat(), List.of(model.truth()), ElementType.FLOAT64));
        List<Integer> rows = new ArrayList<>();
        List<Double> targets = new ArrayList<>();
        for (Part part : parts) {
            if (!part.isEmpty()) {
                Tensor truth = Lengths.given(execution.run(model.feeds(part)), model.truth());
                int width = truth.size() / part.size();
                for (int i = 0; i < truth.size(); i++) {
                    if (!range.contains(truth.at(i))) {
                        rows.add(part.rows().get(i / width));
                        targets.add(truth.at(i));
                    }
                }
            }
        }
        if (!rows.isEmpty()) {
            throw new GradusException(outside(loss, range, rows, targets, place));
        }
    }

    private static Diagnostic outside(
            Loss loss, TargetRange range, List<Integer> rows, List<Double> targets, IntFunction<Place> place) {
        int first = 0;
        for (int i = 1; i < rows.size(); i++) {
            first = rows.get(i) < rows.get(first) ? i : first;
        }
        boolean classes = loss instanceof SparseCategoricalCrossentropy;
        return Diagnostic.error(
                classes ? "train.label" : "train.target",
                place.apply(rows.get(first)),
                Integer.toString(rows.get(first) + 1),
                targets.get(first),
                range.least(),
                range.most(),
                Long.toString(rows.stream().distinct().count()));
    }
}
