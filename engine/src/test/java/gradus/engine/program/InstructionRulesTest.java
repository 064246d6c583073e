package gradus.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.graph.Value;
import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Body;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Distribution;
import gradus.engine.instruction.Instruction.Fold;
import gradus.engine.instruction.Instruction.Part;
import gradus.engine.instruction.Instruction.Windows;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.Step;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Steps whose operands don't fit the instruction are found out, each by the rule that it breaks.
class InstructionRulesTest {

    private static final Instruction SUM =
            new Instruction.Pointwise(Scalars.apply(BinaryFunction.ADD, Scalars.X, Scalars.Y));
    private static final Instruction COPY = new Instruction.Pointwise(Scalars.X);

    private static Operand real(int slot, int... lengths) {
        return new Operand(slot, ElementType.FLOAT32, Shape.of(lengths));
    }

    private static Operand whole(int slot, int... lengths) {
        return new Operand(slot, ElementType.INT32, Shape.of(lengths));
    }

    private static Step step(Instruction instruction, Operand output, Operand... inputs) {
        return new Step(instruction, List.of(inputs), List.of(output));
    }

    private static final Operand Y = real(2, 2, 3);

    static Stream<Arguments> steps() {
        Operand matrix = real(0, 2, 3);
        Operand other = real(1, 3, 4);
        Operand image = real(0, 1, 2, 4, 4);
        Windows windows = new Windows(List.of(1, 1), List.of(1, 1), List.of(0, 0));
        Part first = new Part(Scalars.X, ElementType.FLOAT32);
        Part second = new Part(Scalars.Y, ElementType.FLOAT32);
        return Stream.of(
                broken("reads argument", step(SUM, real(2, 2, 3), matrix)),
                broken("does not broadcast", step(SUM, real(2, 2, 3), matrix, other)),
                broken("does not broadcast", step(COPY, real(2, 3), matrix)),
                broken("has 2 outputs", new Step(COPY, List.of(matrix), List.of(real(2, 2, 3), real(3, 2, 3)))),
                broken("reads argument", step(new Instruction.Chain(List.of(second), List.of(0)), Y, matrix)),
                broken("keeps [2]", step(new Instruction.Chain(List.of(first, second), List.of(2)), Y, matrix)),
                broken("one part an output", step(new Instruction.Chain(List.of(first), List.of()), Y, matrix)),
                broken(
                        "type of a part",
                        step(new Instruction.Chain(List.of(first), List.of(0)), whole(2, 2, 3), matrix)),
                broken(
                        "several shapes",
                        new Step(
                                new Instruction.Chain(List.of(first, second), List.of(0, 1)),
                                List.of(matrix),
                                List.of(real(2, 2, 3), real(3, 4, 2, 3)))),
                broken("gives [1, 3]", step(new Instruction.Reduce(Fold.SUM, List.of(1)), real(2, 1, 3), matrix)),
                broken("has no axis 2", step(new Instruction.Reduce(Fold.SUM, List.of(2)), real(2, 2, 3), matrix)),
                broken("ascending", step(new Instruction.Reduce(Fold.SUM, List.of(1, 0)), real(2, 1, 1), matrix)),
                broken("changes the type", step(new Instruction.Reduce(Fold.SUM, List.of(1)), whole(2, 2, 1), matrix)),
                broken("changes the shape", step(new Instruction.Accumulate(0, false, false), real(2, 3, 2), matrix)),
                broken("no whole numbers", step(new Instruction.ArgMaximum(1), real(2, 2, 1), matrix)),
                broken("joins", step(new Instruction.Contract(true, false), real(2, 3, 4), matrix, other)),
                broken("gives [4, 2]", step(new Instruction.Contract(false, false), real(2, 4, 2), matrix, other)),
                broken("one batch", step(new Instruction.Contract(false, false), real(2, 5, 2, 4), matrix, other)),
                broken("no matrices", step(new Instruction.Contract(false, false), real(2, 2), matrix, real(1, 3))),
                broken(
                        "two types",
                        step(new Instruction.Contract(false, false), real(2, 2, 4), matrix, whole(1, 3, 4))),
                broken("has 1 inputs", step(new Instruction.Contract(false, false), real(2, 2, 4), matrix)),
                broken("no permutation", step(new Instruction.Transpose(List.of(1, 1)), real(2, 3, 3), matrix)),
                broken("gives [2, 3]", step(new Instruction.Transpose(List.of(1, 0)), real(2, 2, 3), matrix)),
                broken("walks out", step(new Instruction.Slice(List.of(1, 0), List.of(1, 1)), real(2, 2, 3), matrix)),
                broken("walks out", step(new Instruction.Slice(List.of(0, 1), List.of(1, -1)), real(2, 2, 3), matrix)),
                broken(
                        "walks out",
                        step(new Instruction.Place(List.of(3, 0), List.of(1, 1), 0), real(2, 4, 3), matrix)),
                broken("several ranks", step(new Instruction.Slice(List.of(0), List.of(1)), real(2, 2), matrix)),
                broken("in a row", step(new Instruction.Concatenate(0), real(2, 5, 3), matrix, real(1, 2, 3))),
                broken("is no part", step(new Instruction.Concatenate(0), real(2, 5, 3), matrix, real(1, 3, 2))),
                broken("picks", step(new Instruction.Gather(0), real(2, 5, 2), matrix, whole(1, 5))),
                broken("picks", step(new Instruction.ScatterAdd(0), real(2, 9, 2), matrix, whole(1, 2))),
                broken(
                        "one element an index",
                        step(new Instruction.GatherElements(0), real(2, 2, 3), matrix, whole(1, 1, 3))),
                broken(
                        "one element an index",
                        step(
                                new Instruction.ScatterElements(0, Optional.empty()),
                                real(2, 2, 3),
                                matrix,
                                whole(1, 1, 3),
                                real(3, 2, 3))),
                broken("no whole numbers", step(new Instruction.Order(0, false), real(2, 2, 3), matrix)),
                broken("numbers of axes", step(new Instruction.Unfold(windows, 0), real(2, 1, 2, 3, 3), image)),
                broken(
                        "images or channels",
                        step(new Instruction.FoldBack(windows), real(2, 1, 3, 4, 4), real(0, 1, 2, 2, 2, 3, 3))),
                broken(
                        "for the windows",
                        new Step(
                                new Instruction.MaxPool(windows, Shape.of(1, 2, 2, 2, 3, 3)),
                                List.of(image),
                                List.of(real(2, 1, 2, 3, 3), real(3, 1, 2, 2, 3)))),
                broken(
                        "for the windows",
                        step(
                                new Instruction.MaxPoolBack(windows, Shape.of(1, 2, 2, 2, 3, 3)),
                                image,
                                real(2, 1, 2, 3, 3),
                                real(3, 1, 2, 2, 3))),
                broken(
                        "multiplies",
                        step(
                                new Instruction.Convolve(windows, Shape.of(1, 2, 2, 2, 3, 3)),
                                real(2, 1, 1, 5, 9),
                                real(1, 1, 5, 7),
                                image)),
                broken(
                        "gives",
                        step(
                                new Instruction.ConvolveForImages(windows, Shape.of(1, 2, 2, 2, 3, 3)),
                                image,
                                real(1, 1, 5, 8),
                                real(2, 1, 1, 4, 9))),
                broken(
                        "sum over the images",
                        step(
                                new Instruction.ConvolveForKernels(windows, Shape.of(1, 2, 2, 2, 3, 3)),
                                real(1, 2, 1, 5, 8),
                                real(2, 1, 1, 5, 9),
                                image)),
                broken("number of elements", step(new Instruction.Reshape(), real(2, 5), matrix)),
                broken("has 1 inputs", step(new Instruction.Random(Distribution.UNIFORM, 1), real(2, 5), matrix)),
                broken(
                        "one row an id",
                        step(
                                new Instruction.RandomRows(Distribution.UNIFORM, 1),
                                real(2, 5),
                                whole(0, 2),
                                whole(1, 4))));
    }

    private static Arguments broken(String rule, Step step) {
        return Arguments.of(rule, step);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void operandsMustFitTheInstruction(String rule, Step step) {
        List<String> problems = InstructionRules.problems(step);
        assertTrue(problems.stream().anyMatch(problem -> problem.contains(rule)), () -> rule + " in " + problems);
    }

    private static void isFound(String rule, Program program) {
        List<String> problems = Legality.problems(program);
        assertTrue(problems.stream().anyMatch(problem -> problem.contains(rule)), () -> rule + " in " + problems);
    }

    /// A scan that adds the rows of `[5, 3]` up and keeps every sum.
    private static Program scan(List<Step> steps, List<Operand> next, Operand last, Operand kept) {
        Operand state = real(0, 3);
        Operand row = real(1, 3);
        Body body = new Body(List.of(state), List.of(row), List.of(), steps, next, List.of(real(2, 3)), 3);
        Operand start = real(0, 3);
        Operand rows = real(1, 5, 3);
        return new Program(
                Map.of(Value.of("start"), start, Value.of("rows"), rows),
                Map.of(),
                List.of(new Step(new Instruction.Scan(body, false), List.of(start, rows), List.of(last, kept))),
                Map.of(Value.of("last"), last),
                8);
    }

    @Test
    void aScanFitsItsBody() {
        List<Step> steps = List.of(step(SUM, real(2, 3), real(0, 3), real(1, 3)));
        List<Operand> next = List.of(real(2, 3));
        assertEquals(List.of(), Legality.problems(scan(steps, next, real(2, 3), real(3, 5, 3))));
        isFound("does not fit", scan(steps, next, real(2, 3), real(3, 4, 3)));
        isFound("does not fit", scan(steps, next, real(2, 4), real(3, 5, 3)));
        isFound("another number of places", scan(steps, List.of(), real(2, 3), real(3, 5, 3)));
        isFound("is not written", scan(List.of(), next, real(2, 3), real(3, 5, 3)));
        isFound(
                "written twice",
                scan(List.of(step(SUM, real(0, 3), real(0, 3), real(1, 3))), next, real(2, 3), real(3, 5, 3)));
    }
}
