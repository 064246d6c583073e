package gradus.engine.device.card;

import gradus.engine.device.Lengths;
import gradus.engine.graph.Value;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.Program;
import gradus.engine.tensor.Dimension;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Lets a program pick its batch on the device: tensors such as those of a data set are constants of it, and a run is
/// only given the numbers of the rows.
final class HeldRows {

    private static final Value ROWS = Value.of("held rows/rows");

    private HeldRows() {}

    /// Whether a program is fed some of these tensors row by row.
    static boolean canPick(Program program, Map<Value, Tensor> whole) {
        List<Operand> batches = whole.keySet().stream()
                .filter(program.feeds()::containsKey)
                .map(value -> program.feeds().get(value))
                .toList();
        return !batches.isEmpty()
                && batches.stream()
                        .allMatch(batch ->
                                batch.shape().rank() > 0 && batch.shape().get(0).equals(Dimension.BATCH));
    }

    /// The program that picks what it was fed.
    static Program added(Program program, Map<Value, Tensor> whole) {
        int slot = program.slots();
        Operand rows = new Operand(slot++, ElementType.INT32, Shape.of(Dimension.BATCH));
        Map<Value, Operand> feeds = new LinkedHashMap<>();
        feeds.put(ROWS, rows);
        Map<Operand, Tensor> constants = new HashMap<>(program.constants());
        List<Step> steps = new ArrayList<>();
        for (Map.Entry<Value, Operand> feed : program.feeds().entrySet()) {
            Tensor tensor = whole.get(feed.getKey());
            if (tensor == null) {
                feeds.put(feed.getKey(), feed.getValue());
            } else {
                Operand all = new Operand(slot++, feed.getValue().type(), tensor.shape());
                constants.put(all, tensor);
                steps.add(new Step(new Instruction.Gather(0), List.of(all, rows), List.of(feed.getValue())));
            }
        }
        steps.addAll(program.steps());
        return new Program(feeds, constants, steps, program.results(), slot);
    }

    /// The rows that were given last.
    static int[] rows(Map<Value, Tensor> given) {
        Tensor rows = Lengths.given(given, ROWS);
        return IntStream.range(0, rows.size()).map(i -> (int) rows.at(i)).toArray();
    }

    /// What is given for a batch.
    static Map<Value, Tensor> at(int[] rows) {
        double[] numbers = Arrays.stream(rows).asDoubleStream().toArray();
        return Map.of(ROWS, Tensor.owning(ElementType.INT32, Shape.of(rows.length), numbers));
    }
}
