package gradus.engine.device.scalar;

import gradus.engine.device.Execution;
import gradus.engine.device.Lengths;
import gradus.engine.graph.Value;
import gradus.engine.program.Program;
import gradus.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs a program one instruction at a time over flat arrays of doubles.
final class ScalarExecution implements Execution {

    private final Program program;
    private Map<String, Integer> lastLengths = Map.of();
    private List<ScalarStep> lastSteps = List.of();

    ScalarExecution(Program program) {
        this.program = program;
    }

    @Override
    public Map<Value, Tensor> run(Map<Value, Tensor> feeds) {
        Map<String, Integer> lengths = Lengths.of(program.feeds(), feeds);
        double[][] slots = new double[program.slots()][];
        program.feeds()
                .forEach((value, place) -> slots[place.slot()] = ScalarStep.rounded(
                        place.type(), Lengths.given(feeds, value).toDoubles()));
        program.constants().forEach((place, tensor) -> slots[place.slot()] = tensor.toDoubles());
        for (ScalarStep step : steps(lengths)) {
            step.run(slots);
        }
        Map<Value, Tensor> results = new LinkedHashMap<>();
        program.results()
                .forEach((value, place) -> results.put(
                        value, Tensor.of(place.type(), place.shape().resolve(lengths), slots[place.slot()])));
        return results;
    }

    /// The steps for these lengths: most runs have those of the run before.
    private List<ScalarStep> steps(Map<String, Integer> lengths) {
        if (lastSteps.isEmpty() || !lengths.equals(lastLengths)) {
            lastSteps = ScalarStep.all(program.steps(), lengths);
            lastLengths = lengths;
        }
        return lastSteps;
    }
}
