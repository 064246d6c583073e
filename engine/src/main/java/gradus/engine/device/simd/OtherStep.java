package gradus.engine.device.simd;

import gradus.engine.device.Device;
import gradus.engine.device.Execution;
import gradus.engine.graph.Value;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan.Place;
import gradus.engine.program.Program;
import gradus.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A step that has no kernel here: another device takes it.
final class OtherStep implements PlanStep {

    private final Arena arena;
    private final Execution execution;
    private final Map<Value, Place> inputs = new LinkedHashMap<>();
    private final Map<Value, Operand> read = new LinkedHashMap<>();
    private final Map<Value, Place> outputs = new LinkedHashMap<>();

    OtherStep(Step step, Planner planner, Device other) {
        this.arena = planner.arena();
        Map<Value, Operand> feeds = new LinkedHashMap<>();
        for (Operand input : step.inputs()) {
            Value value = Value.of("place" + input.slot());
            feeds.put(value, input);
            inputs.put(value, planner.place(input));
            read.put(value, input);
        }
        Map<Value, Operand> results = new LinkedHashMap<>();
        int slots = 0;
        for (Operand output : step.outputs()) {
            Value value = Value.of("place" + output.slot());
            results.put(value, output);
            outputs.put(value, planner.place(output));
        }
        for (Operand operand : feeds.values()) {
            slots = Math.max(slots, operand.slot() + 1);
        }
        for (Operand operand : results.values()) {
            slots = Math.max(slots, operand.slot() + 1);
        }
        execution = other.prepare(new Program(feeds, Map.of(), List.of(step), results, slots));
    }

    @Override
    public void run(int part) {
        Map<Value, Tensor> given = new LinkedHashMap<>();
        inputs.forEach((value, place) ->
                given.put(value, arena.read(place, java.util.Objects.requireNonNull(read.get(value)))));
        execution
                .run(given)
                .forEach((value, tensor) -> arena.write(java.util.Objects.requireNonNull(outputs.get(value)), tensor));
    }
}
