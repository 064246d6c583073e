package gradus.engine.program;

import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a run of a program asks of a device.
///
/// @param steps that are begun one after the other, those inside of scans as often as they run
/// @param multiplyAdds computed
/// @param bytes read and written
public record Work(long steps, long multiplyAdds, long bytes) {

    private static final Work NONE = new Work(0, 0, 0);
    private static final int BYTES_IN_NUMBER = 4;

    /// The work of a program, in single precision.
    ///
    /// @param program optimized, as devices run it
    /// @param lengths those known by name
    public static Work of(Program program, Map<String, Integer> lengths) {
        return of(program.steps(), lengths);
    }

    private static Work of(List<Step> steps, Map<String, Integer> lengths) {
        return steps.stream().map(step -> of(step, lengths)).reduce(NONE, Work::plus);
    }

    private static Work of(Step step, Map<String, Integer> lengths) {
        return switch (step.instruction()) {
            case Instruction.Reshape _ -> NONE;
            case Instruction.Scan(var body, boolean _) ->
                of(body.steps(), lengths).times(Cost.length(step, lengths));
            default ->
                new Work(
                        1,
                        Cost.multiplyAdds(step, lengths),
                        Stream.of(step.inputs(), step.outputs())
                                        .flatMap(List::stream)
                                        .mapToLong(operand -> Cost.count(operand.shape(), lengths))
                                        .sum()
                                * BYTES_IN_NUMBER);
        };
    }

    private Work plus(Work other) {
        return new Work(steps + other.steps, multiplyAdds + other.multiplyAdds, bytes + other.bytes);
    }

    private Work times(long count) {
        return new Work(steps * count, multiplyAdds * count, bytes * count);
    }
}
