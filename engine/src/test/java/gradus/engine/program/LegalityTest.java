package gradus.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.graph.Value;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Part;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan.Span;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The check of programs finds what is wrong with broken ones.
class LegalityTest {

    private static final Operand X = operand(0, 3, 4);
    private static final Operand Y = operand(1, 3, 4);
    private static final Operand SUM = operand(2, 3, 4);
    private static final Operand OUT = operand(3, 3, 4);
    private static final Instruction ADD =
            new Instruction.Pointwise(Scalars.apply(BinaryFunction.ADD, Scalars.X, Scalars.Y));

    private static Operand operand(int slot, int... lengths) {
        return new Operand(slot, ElementType.FLOAT64, Shape.of(lengths));
    }

    private static Program program(Step... steps) {
        return new Program(
                Map.of(Value.of("x"), X, Value.of("y"), Y), Map.of(), List.of(steps), Map.of(Value.of("out"), OUT), 9);
    }

    private static Step step(Instruction instruction, Operand output, Operand... inputs) {
        return new Step(instruction, List.of(inputs), List.of(output));
    }

    private static Program right() {
        return program(step(ADD, SUM, X, Y), step(ADD, OUT, SUM, X));
    }

    @Test
    void nothingIsWrongWithARightProgram() {
        assertEquals(List.of(), Legality.problems(right()));
        assertEquals(List.of(), Legality.problemsOfPasses(right(), Map.of(), Map.of()));
    }

    record Broken(String problem, Program program) {
        @Override
        public String toString() {
            return problem;
        }
    }

    static Stream<Broken> programs() {
        Step last = step(ADD, OUT, X, Y);
        return Stream.of(
                new Broken("is not written", program(step(ADD, OUT, SUM, X))),
                new Broken("is written twice", program(step(ADD, SUM, X, Y), step(ADD, SUM, X, Y), last)),
                new Broken("is written twice", program(step(ADD, X, X, Y), last)),
                new Broken("is read, but written as", program(step(ADD, OUT, operand(0, 4, 3), Y))),
                new Broken("there is no place", program(step(ADD, operand(9, 3, 4), X, Y), last)),
                new Broken("does not broadcast", program(step(ADD, operand(2, 3, 5), X, Y), last)),
                new Broken("reads argument", program(step(ADD, SUM, X), last)),
                new Broken("joins", program(step(new Instruction.Contract(false, false), SUM, X, Y), last)),
                new Broken("gives", program(step(new Instruction.Contract(false, true), SUM, X, Y), last)),
                new Broken(
                        "gives", program(step(new Instruction.Reduce(Instruction.Fold.SUM, List.of(0)), SUM, X), last)),
                new Broken("is no permutation", program(step(new Instruction.Transpose(List.of(0, 0)), SUM, X), last)),
                new Broken("changes the number", program(step(new Instruction.Reshape(), operand(2, 5), X), last)),
                new Broken(
                        "walks out", program(step(new Instruction.Slice(List.of(1, 0), List.of(1, 1)), SUM, X), last)),
                new Broken("has 1 inputs", program(step(new Instruction.Contract(false, false), SUM, X), last)),
                new Broken(
                        "keeps",
                        program(
                                step(
                                        new Instruction.Chain(
                                                List.of(new Part(Scalars.X, ElementType.FLOAT64)), List.of(1)),
                                        SUM,
                                        X),
                                last)),
                new Broken(
                        "reads argument",
                        program(
                                step(
                                        new Instruction.Chain(
                                                List.of(new Part(Scalars.Y, ElementType.FLOAT64)), List.of(0)),
                                        SUM,
                                        X),
                                last)));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aBrokenProgramIsFound(Broken broken) {
        List<String> problems = Legality.problems(broken.program());
        assertTrue(problems.stream().anyMatch(problem -> problem.contains(broken.problem())), problems::toString);
    }

    /// A tensor that is still read may not be written over.
    @Test
    void aPlaceThatIsTakenTooEarlyIsFound() {
        Program program = right();
        MemoryLegality.Places places = MemoryLegality.Places.of(MemoryPlan.of(program, Map.of(), Map.of()));
        assertEquals(List.of(), MemoryLegality.problems(program, places, Map.of()));
        Span feed = places.span().apply(X);
        List<String> problems = MemoryLegality.problems(
                program,
                places.with(
                        operand -> operand.equals(SUM) ? feed : places.span().apply(operand)),
                Map.of());
        assertTrue(problems.stream().anyMatch(problem -> problem.contains("something was written over")));
    }

    @Test
    void placesThatOverlapAreFound() {
        Program program = right();
        MemoryLegality.Places places = MemoryLegality.Places.of(MemoryPlan.of(program, Map.of(), Map.of()));
        Span feed = places.span().apply(X);
        List<String> problems = MemoryLegality.problems(
                program,
                places.with(operand -> operand.equals(SUM)
                        ? new Span(false, feed.at() + 1, feed.count())
                        : places.span().apply(operand)),
                Map.of());
        assertTrue(problems.stream().anyMatch(problem -> problem.contains("writes over its input")));
    }
}
