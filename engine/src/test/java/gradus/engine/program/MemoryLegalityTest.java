package gradus.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.bench.StepWorkload;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Value;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryLegality.Places;
import gradus.engine.program.MemoryPlan.Span;
import gradus.engine.tensor.ElementType;
import gradus.engine.train.TrainingStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Plans of memory that are broken on purpose are found out.
class MemoryLegalityTest {

    private static final TrainingStep STEP = step("iris-16");
    private static final Program PROGRAM = STEP.program().optimized();

    private static TrainingStep step(String name) {
        StepWorkload workload = StepWorkload.of(name).orElseThrow();
        return new TrainingStep(
                workload.graph(), workload.loss(), StepWorkload.OPTIMIZER, new ScalarDevice(), ElementType.FLOAT32);
    }

    private static Places places(Program program, Map<Value, Value> carried) {
        return Places.of(MemoryPlan.of(program, Map.of("N", 16), carried));
    }

    private static void isFound(String rule, UnaryOperator<Places> mutation) {
        Places right = places(PROGRAM, STEP.carried());
        assertEquals(List.of(), MemoryLegality.problems(PROGRAM, right, STEP.carried()));
        List<String> problems = MemoryLegality.problems(PROGRAM, mutation.apply(right), STEP.carried());
        assertTrue(problems.stream().anyMatch(problem -> problem.contains(rule)), () -> rule + " in " + problems);
    }

    private static UnaryOperator<Places> moved(Operand tensor, Span to) {
        return places -> places.with(operand ->
                operand.equals(tensor) ? to : places.span().apply(operand));
    }

    private static Step first(Class<? extends Instruction> kind) {
        return PROGRAM.steps().stream()
                .filter(step -> kind.isInstance(step.instruction()))
                .findFirst()
                .orElseThrow();
    }

    private static Span span(Operand operand) {
        return places(PROGRAM, STEP.carried()).span().apply(operand);
    }

    @Test
    void whatIsReadLaterIsNotWrittenOver() {
        // The activations of the first layer are read again by its gradient, far behind.
        Operand early = first(Instruction.Chain.class).output();
        Operand late = PROGRAM.steps().stream()
                .filter(step -> step.instruction() instanceof Instruction.Contract)
                .skip(1)
                .findFirst()
                .orElseThrow()
                .output();
        isFound("was written over", moved(late, new Span(false, span(early).at(), span(late).count())));
        isFound("was written over", moved(late, new Span(false, span(early).at() + 1, span(late).count())));
    }

    @Test
    void aProductDoesNotWriteWhereItReads() {
        Step product = first(Instruction.Contract.class);
        Operand input = product.inputs().getFirst();
        isFound(
                "is written over while it is read",
                moved(product.output(), new Span(false, span(input).at(), span(product.output()).count())));
    }

    @Test
    void weightsStayWhereTheNextRunLooksForThem() {
        Places right = places(PROGRAM, STEP.carried());
        Map<Value, Value> nothing = Map.of();
        assertEquals(List.of(), MemoryLegality.problems(PROGRAM, places(PROGRAM, nothing), nothing));
        List<String> problems = MemoryLegality.problems(PROGRAM, right, nothing);
        assertTrue(problems.stream().anyMatch(problem -> problem.contains("does not hold")), problems::toString);
        problems = MemoryLegality.problems(PROGRAM, places(PROGRAM, nothing), STEP.carried());
        assertTrue(problems.stream().anyMatch(problem -> problem.contains("does not hold")), problems::toString);
    }

    @Test
    void whatIsCopiedInTheEndIsStillThere() {
        Operand feed = PROGRAM.feeds().values().iterator().next();
        Operand early = first(Instruction.Contract.class).output();
        isFound("was written over", places -> places.withCopied(Map.of(feed, early)));
    }

    @Test
    void everyTensorHasItsPlace() {
        Operand tensor = first(Instruction.Contract.class).output();
        Span right = span(tensor);
        long end = MemoryPlan.of(PROGRAM, Map.of("N", 16), STEP.carried()).narrowCount();
        isFound("lies outside", moved(tensor, new Span(false, end - right.count() + 1, right.count())));
        isFound("another size", moved(tensor, new Span(false, right.at(), right.count() - 1)));
        isFound("another width", moved(tensor, new Span(true, 0, right.count())));
        Operand reshaped = first(Instruction.Reshape.class).output();
        isFound("lies elsewhere", moved(reshaped, new Span(false, 0, span(reshaped).count())));
    }

    @Test
    void outputsOfOneStepAndFeedsLieApart() {
        Step several = PROGRAM.steps().stream()
                .filter(step -> step.outputs().size() > 1)
                .findFirst()
                .orElseThrow();
        isFound("was written over", moved(several.outputs().get(1), span(several.output())));
        List<Operand> feeds = List.copyOf(PROGRAM.feeds().values());
        isFound("was written over", moved(feeds.get(1), new Span(false, span(feeds.get(0)).at(), span(feeds.get(1)).count())));
    }

    @Test
    void theStepsOfAScanHaveRoomOfTheirOwn() {
        TrainingStep recurrent = step("lstm-16");
        Program program = recurrent.program().optimized();
        Places right = places(program, recurrent.carried());
        Step scan = program.steps().stream()
                .filter(step -> step.instruction() instanceof Instruction.Scan)
                .findFirst()
                .orElseThrow();
        List<Span> rooms = right.rooms().apply(scan);
        Map<Step, List<Span>> moved = new HashMap<>();
        moved.put(scan, List.of(new Span(false, right.span().apply(scan.output()).at(), rooms.get(0).count()), rooms.get(1)));
        isFound(program, recurrent, right.withRooms(step -> moved.getOrDefault(step, right.rooms().apply(step))), "in the room of the body");
        moved.put(scan, List.of(new Span(false, rooms.get(0).at(), 1), rooms.get(1)));
        isFound(program, recurrent, right.withRooms(step -> moved.getOrDefault(step, right.rooms().apply(step))), "is too little room");
        Instruction.Scan instruction = (Instruction.Scan) scan.instruction();
        Operand state = instruction.body().states().getFirst();
        Places body = right.body().apply(scan);
        Operand captured = instruction.body().captured().getFirst();
        Places crowded = body.with(operand -> operand.equals(state)
                ? new Span(false, body.span().apply(captured).at(), body.span().apply(state).count())
                : body.span().apply(operand));
        isFound(program, recurrent, right.withBodies(step -> step.equals(scan) ? crowded : right.body().apply(step)), "was written over");
    }

    private static void isFound(Program program, TrainingStep step, Places broken, String rule) {
        assertEquals(
                List.of(), MemoryLegality.problems(program, places(program, step.carried()), step.carried()));
        List<String> problems = MemoryLegality.problems(program, broken, step.carried());
        assertTrue(problems.stream().anyMatch(problem -> problem.contains(rule)), () -> rule + " in " + problems);
    }
}
