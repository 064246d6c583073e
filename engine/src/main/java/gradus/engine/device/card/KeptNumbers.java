package gradus.engine.device.card;

import gradus.engine.graph.Value;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.ScalarExpression.Argument;
import gradus.engine.instruction.ScalarExpression.Binary;
import gradus.engine.instruction.Step;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Lets a program of single precision keep one of its numbers run by run, in a row that goes from run to run as weights
/// do: one more formula over elements writes the number at the place that the run is given, and leaves the others as
/// they are. So it needs nothing of a device that programs don't need.
final class KeptNumbers {

    /// How long the row is.
    static final int MOST = 256;

    private static final Value PLACE = Value.of("kept numbers/place");
    private static final Value ROW = Value.of("kept numbers/row");
    private static final Value NEXT = Value.of("kept numbers/next row");

    private KeptNumbers() {}

    /// The program with a last step that keeps a result.
    ///
    /// @param number a result that is a single number
    /// @param carried the program's feeds that become a result of the run before
    static Program added(Program program, Value number, Set<Value> carried) {
        Shape shape = Shape.of(MOST);
        int slot = program.slots();
        Operand place = new Operand(slot, ElementType.FLOAT32, Shape.SCALAR);
        Operand row = new Operand(slot + 1, ElementType.FLOAT32, shape);
        Operand places = new Operand(slot + 2, ElementType.FLOAT32, shape);
        Operand scalar = new Operand(slot + 3, ElementType.FLOAT32, Shape.SCALAR);
        Operand next = new Operand(slot + 4, ElementType.FLOAT32, shape);
        // What each run is given lies side by side, so that it is sent at once.
        Map<Value, Operand> feeds = new LinkedHashMap<>(program.feeds());
        feeds.keySet().removeAll(carried);
        feeds.put(PLACE, place);
        program.feeds().forEach(feeds::putIfAbsent);
        feeds.put(ROW, row);
        Map<Operand, Tensor> constants = new HashMap<>(program.constants());
        constants.put(
                places,
                Tensor.of(
                        ElementType.FLOAT32,
                        shape,
                        IntStream.range(0, MOST).asDoubleStream().toArray()));
        Operand found = Optional.ofNullable(program.results().get(number))
                .orElseThrow(() -> new IllegalArgumentException("The program has no result " + number));
        List<Step> steps = new ArrayList<>(program.steps());
        steps.add(new Step(new Instruction.Reshape(), List.of(found), List.of(scalar)));
        ScalarExpression kept = new ScalarExpression.Select(
                new Binary(BinaryFunction.EQUAL, new Argument(0), new Argument(1)), new Argument(2), new Argument(3));
        steps.add(new Step(new Instruction.Pointwise(kept), List.of(places, place, scalar, row), List.of(next)));
        Map<Value, Operand> results = new LinkedHashMap<>(program.results());
        results.put(NEXT, next);
        return new Program(feeds, constants, steps, results, slot + 5);
    }

    /// The tensors that such a program carries from run to run.
    static Map<Value, Value> carried(Map<Value, Value> others) {
        Map<Value, Value> carried = new LinkedHashMap<>(others);
        carried.put(ROW, NEXT);
        return carried;
    }

    /// What is given before the first run.
    static Map<Value, Tensor> first() {
        return Map.of(ROW, Tensor.zeros(ElementType.FLOAT32, Shape.of(MOST)));
    }

    /// What is given for a run.
    ///
    /// @param run its number, from 0
    static Map<Value, Tensor> at(long run) {
        return Map.of(PLACE, Tensor.scalar((double) (run % MOST)));
    }

    /// Where the row is found.
    static Value row() {
        return ROW;
    }

    /// The numbers of the last runs, in order.
    ///
    /// @param row as it stands
    /// @param done how many runs are done
    /// @param runs at most [#MOST]
    static double[] last(Tensor row, long done, int runs) {
        double[] numbers = new double[runs];
        for (int i = 0; i < runs; i++) {
            numbers[i] = row.at((int) ((done - runs + i) % MOST));
        }
        return numbers;
    }
}
