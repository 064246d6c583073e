package gradus.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.graph.Value;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.ScalarExpression.Argument;
import gradus.engine.instruction.Step;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tensors that formulas alike read, where several kinds of formulas read some of them.
class SideBySideTest {

    private final Map<Value, Operand> feeds = new LinkedHashMap<>();
    private final Map<Value, Operand> results = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private int slot;

    private Operand tensor(int length) {
        return new Operand(slot++, ElementType.FLOAT32, Shape.of(length));
    }

    private Operand feed(int length) {
        Operand feed = tensor(length);
        feeds.put(Value.of("feed" + feed.slot()), feed);
        return feed;
    }

    private Operand sums(Operand of) {
        Operand sums = tensor(of.shape().size());
        Instruction sum = new Instruction.Accumulate(0, /* exclusive= */ false, /* reverse= */ false);
        steps.add(new Step(sum, List.of(of), List.of(sums)));
        return sums;
    }

    private void result(ScalarExpression formula, Operand... inputs) {
        Operand result = tensor(inputs[0].shape().size());
        steps.add(new Step(new Instruction.Pointwise(formula), List.of(inputs), List.of(result)));
        results.put(Value.of("result" + result.slot()), result);
    }

    /// The second and the third are in two columns, and are computed before the first.
    @Test
    void aTensorInTwoColumnsKeepsItsPlace() {
        List<Operand> weights = List.of(feed(5), feed(16), feed(33));
        Operand second = sums(feed(16));
        Operand third = sums(feed(33));
        Operand between = sums(feed(200));
        Operand last = sums(between);
        Operand first = sums(feed(5));
        List<Operand> gradients = List.of(first, second, third);
        for (int i = 0; i < gradients.size(); i++) {
            result(new Argument(0).minus(new Argument(1)), weights.get(i), gradients.get(i));
        }
        for (Operand each : List.of(second, third)) {
            result(new Argument(0).times(new Argument(0)), each);
        }
        results.put(Value.of("last"), last);
        Program program = new Program(feeds, Map.of(), steps, results, slot);

        assertEquals(
                List.of(3, 2),
                AlikeFormulas.of(program, Map.of()).stream()
                        .map(group -> group.steps().size())
                        .toList());
        MemoryPlan plan = MemoryPlan.of(program, Map.of(), Map.of());
        assertEquals(List.of(), MemoryLegality.problems(program, MemoryLegality.Places.of(plan), Map.of()));
    }
}
