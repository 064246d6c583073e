package gradus.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.bench.StepWorkload;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Value;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryLegality.Places;
import gradus.engine.program.MemoryPlan.Move;
import gradus.engine.program.MemoryPlan.Span;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
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
        return places -> places.with(
                operand -> operand.equals(tensor) ? to : places.span().apply(operand));
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
        isFound(
                "was written over",
                moved(late, new Span(false, span(early).at(), span(late).count())));
        isFound(
                "was written over",
                moved(late, new Span(false, span(early).at() + 1, span(late).count())));
    }

    @Test
    void aProductDoesNotWriteWhereItReads() {
        Step product = first(Instruction.Contract.class);
        Operand input = product.inputs().getFirst();
        isFound(
                "writes over its input",
                moved(
                        product.output(),
                        new Span(false, span(input).at(), span(product.output()).count())));
    }

    @Test
    void weightsStayWhereTheNextRunLooksForThem() {
        Places right = places(PROGRAM, STEP.carried());
        Map<Value, Value> nothing = Map.of();
        assertEquals(List.of(), MemoryLegality.problems(PROGRAM, places(PROGRAM, nothing), nothing));
        List<String> problems = MemoryLegality.problems(PROGRAM, right, nothing);
        assertTrue(
                problems.stream().anyMatch(problem -> problem.contains("the next run doesn't find")),
                problems::toString);
        problems = MemoryLegality.problems(PROGRAM, places(PROGRAM, nothing), STEP.carried());
        assertTrue(
                problems.stream().anyMatch(problem -> problem.contains("the next run doesn't find")),
                problems::toString);
    }

    private static final Operand A = new Operand(0, ElementType.FLOAT32, Shape.of(4));
    private static final Operand B = new Operand(1, ElementType.FLOAT32, Shape.of(4));
    private static final Operand SUM = new Operand(2, ElementType.FLOAT32, Shape.of(4));
    private static final Operand LATE = new Operand(3, ElementType.FLOAT32, Shape.of(4));

    /// `sum = a + b` and `late = a + sum`; a feed is a result only where one becomes it.
    private static Program small(Map<Value, Value> carried) {
        Map<Value, Operand> results = new HashMap<>(Map.of(Value.of("sum"), SUM, Value.of("late"), LATE));
        Map.of(Value.of("a"), A, Value.of("b"), B).forEach((value, feed) -> {
            if (carried.containsValue(value)) {
                results.put(value, feed);
            }
        });
        Instruction add = new Instruction.Pointwise(Scalars.apply(BinaryFunction.ADD, Scalars.X, Scalars.Y));
        return new Program(
                Map.of(Value.of("a"), A, Value.of("b"), B),
                Map.of(),
                List.of(new Step(add, List.of(A, B), List.of(SUM)), new Step(add, List.of(A, SUM), List.of(LATE))),
                results,
                4);
    }

    private static List<String> problems(Map<Value, Value> carried, UnaryOperator<Places> mutation) {
        return MemoryLegality.problems(small(carried), mutation.apply(places(small(carried), carried)), carried);
    }

    @Test
    void whatIsCarriedIsThereForTheNextRun() {
        Value a = Value.of("a");
        Value b = Value.of("b");
        for (Map<Value, Value> carried : List.of(
                Map.of(a, Value.of("sum")),
                Map.of(b, Value.of("sum")),
                Map.of(a, Value.of("sum"), b, Value.of("sum")),
                Map.of(a, b),
                Map.of(a, b, b, a),
                Map.of(a, b, b, Value.of("late")),
                Map.of(b, a, a, Value.of("late")))) {
            assertEquals(List.of(), problems(carried, UnaryOperator.identity()), carried.toString());
        }
    }

    @Test
    void aFeedIsNotRenewedWhileItIsRead() {
        Map<Value, Value> carried = Map.of(Value.of("a"), Value.of("sum"));
        assertTrue(problems(
                        carried,
                        places -> places.with(operand -> places.span().apply(operand.equals(SUM) ? A : operand))
                                .withMoves(List.of()))
                .stream()
                .anyMatch(problem -> problem.contains("was written over")));
    }

    @Test
    void twoThatChangePlacesAreNotCopiedOverOneAnother() {
        Map<Value, Value> carried = Map.of(Value.of("a"), Value.of("b"), Value.of("b"), Value.of("a"));
        assertTrue(problems(carried, places -> {
                    Span a = places.span().apply(A);
                    Span b = places.span().apply(B);
                    return places.withMoves(List.of(new Move(a, b), new Move(b, a)));
                })
                .stream()
                .anyMatch(problem -> problem.contains("the next run doesn't find")));
    }

    @Test
    void whatIsForgottenToBeCopiedIsMissed() {
        Map<Value, Value> carried = Map.of(Value.of("a"), Value.of("b"));
        assertTrue(problems(carried, places -> places.withMoves(List.of())).stream()
                .anyMatch(problem -> problem.contains("the next run doesn't find")));
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
        isFound(
                "lies elsewhere",
                moved(reshaped, new Span(false, 0, span(reshaped).count())));
    }

    @Test
    void outputsOfOneStepAndFeedsLieApart() {
        Step several = PROGRAM.steps().stream()
                .filter(step -> step.outputs().size() > 1)
                .findFirst()
                .orElseThrow();
        isFound("its outputs lie over one another", moved(several.outputs().get(1), span(several.output())));
        List<Operand> feeds = List.copyOf(PROGRAM.feeds().values());
        isFound(
                "the feeds lie over one another",
                moved(
                        feeds.get(1),
                        new Span(
                                false,
                                span(feeds.get(0)).at(),
                                span(feeds.get(1)).count())));
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
        moved.put(
                scan,
                List.of(
                        new Span(
                                false,
                                right.span().apply(scan.output()).at(),
                                rooms.get(0).count()),
                        rooms.get(1)));
        isFound(
                program,
                recurrent,
                right.withRooms(step -> moved.getOrDefault(step, right.rooms().apply(step))),
                "the room lies over");
        moved.put(scan, List.of(new Span(false, rooms.get(0).at(), 1), rooms.get(1)));
        isFound(
                program,
                recurrent,
                right.withRooms(step -> moved.getOrDefault(step, right.rooms().apply(step))),
                "the room is too small");
        Instruction.Scan instruction = (Instruction.Scan) scan.instruction();
        Operand state = instruction.body().states().getFirst();
        Places body = right.body().apply(scan);
        Operand captured = instruction.body().captured().getFirst();
        Places crowded = body.with(operand -> operand.equals(state)
                ? new Span(
                        false,
                        body.span().apply(captured).at(),
                        body.span().apply(state).count())
                : body.span().apply(operand));
        isFound(
                program,
                recurrent,
                right.withBodies(
                        step -> step.equals(scan) ? crowded : right.body().apply(step)),
                "was written over");
    }

    private static void isFound(Program program, TrainingStep step, Places broken, String rule) {
        assertEquals(List.of(), MemoryLegality.problems(program, places(program, step.carried()), step.carried()));
        List<String> problems = MemoryLegality.problems(program, broken, step.carried());
        assertTrue(problems.stream().anyMatch(problem -> problem.contains(rule)), () -> rule + " in " + problems);
    }
}
