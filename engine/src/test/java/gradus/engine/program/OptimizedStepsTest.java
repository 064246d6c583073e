package gradus.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.bench.StepWorkload;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Step;
import gradus.engine.instruction.UnaryFunction;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.train.TrainingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// What becomes of the training steps of known networks.
class OptimizedStepsTest {

    private static final Set<UnaryFunction> LONG = Set.of(UnaryFunction.EXP, UnaryFunction.LOG, UnaryFunction.TANH);

    private static Program optimized(String name) {
        StepWorkload workload = StepWorkload.of(name).orElseThrow();
        return new TrainingStep(
                        workload.graph(),
                        workload.loss(),
                        StepWorkload.OPTIMIZER,
                        new ScalarDevice(),
                        ElementType.FLOAT32)
                .program()
                .optimized();
    }

    private static List<Step> scan(Program program, int number) {
        return program.steps().stream()
                .map(Step::instruction)
                .filter(Instruction.Scan.class::isInstance)
                .map(scan -> ((Instruction.Scan) scan).body().steps())
                .toList()
                .get(number);
    }

    private static long count(List<Step> steps, Class<? extends Instruction> kind) {
        return steps.stream()
                .filter(step -> kind.isInstance(step.instruction()))
                .count();
    }

    /// The gates of an LSTM are kept on the way forward and read on the way back.
    @Test
    void aGradientDoesNotComputeTheGatesAgain() {
        List<Step> back = scan(optimized("lstm-32"), 1);
        assertEquals(2, count(back, Instruction.Contract.class), "for the states and for the weights");
        assertEquals(0, count(back, Instruction.Slice.class));
        assertEquals(0, back.stream().mapToLong(OptimizedStepsTest::functions).sum());
    }

    /// The gradients of slices are put side by side in one go.
    @Test
    void tensorsAmongZerosAreNotAdded() {
        List<Step> back = scan(optimized("lstm-32"), 1);
        assertEquals(0, count(back, Instruction.Place.class));
        assertEquals(1, count(back, Instruction.Concatenate.class));
    }

    @Test
    void aChainHasOneLongFunctionAtMost() {
        List<Step> steps = new ArrayList<>(optimized("lstm-32").steps());
        steps.addAll(scan(optimized("lstm-32"), 0));
        assertTrue(steps.stream().anyMatch(step -> step.instruction() instanceof Instruction.Chain));
        steps.stream()
                .filter(step -> step.instruction() instanceof Instruction.Chain)
                .forEach(step -> assertTrue(functions(step) <= 1, step::toString));
    }

    private static long functions(Step step) {
        return switch (step.instruction()) {
            case Instruction.Pointwise(var expression) -> functions(expression);
            case Instruction.Chain(var parts, var _) ->
                parts.stream().mapToLong(part -> functions(part.expression())).sum();
            default -> 0;
        };
    }

    private static long functions(ScalarExpression expression) {
        List<ScalarExpression> parts = new ArrayList<>();
        Formulas.each(expression, parts::add);
        return parts.stream()
                .filter(part -> part instanceof ScalarExpression.Unary(var function, var _) && LONG.contains(function))
                .count();
    }

    /// A weight is updated as soon as its gradient is there and nothing reads the weight any more.
    @Test
    void weightsAreUpdatedEarly() {
        Program program = optimized("mlp512-64");
        List<Step> steps = program.steps();
        Shape hidden = Shape.of(512, 512);
        int update = index(
                steps,
                step -> step.outputs().size() == 3 && step.output().shape().equals(hidden));
        Operand gradient = steps.get(update).inputs().stream()
                .filter(input ->
                        !program.feeds().containsValue(input) && input.shape().equals(hidden))
                .findFirst()
                .orElseThrow();
        assertEquals(index(steps, step -> step.outputs().contains(gradient)) + 1, update);
        List<Operand> weights = steps.get(update).inputs();
        assertFalse(steps.subList(update + 1, steps.size()).stream()
                .anyMatch(step -> step.inputs().stream()
                        .anyMatch(input ->
                                weights.contains(input) && input.shape().equals(hidden))));
    }

    /// The gradient of a large weight goes through the update block by block.
    @Test
    void gradientsOfLargeWeightsAreNotKept() {
        Program program = optimized("mlp512-64");
        Program joined = ProductEndings.joined(program, Map.of("N", 64));
        Shape hidden = Shape.of(512, 512);
        assertEquals(4, tensors(program, hidden), "a gradient, a weight and two moments");
        assertEquals(3, tensors(joined, hidden));
        assertEquals(program.results(), joined.results());
    }

    private static long tensors(Program program, Shape shape) {
        return program.steps().stream()
                .flatMap(step -> step.outputs().stream())
                .filter(output -> output.shape().equals(shape))
                .count();
    }

    private static int index(List<Step> steps, Predicate<Step> wanted) {
        for (int i = 0; i < steps.size(); i++) {
            if (wanted.test(steps.get(i))) {
                return i;
            }
        }
        throw new IllegalArgumentException("No such step");
    }
}
