package gradus.engine.device.card;

import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Chain;
import gradus.engine.instruction.Instruction.Distribution;
import gradus.engine.instruction.Instruction.Part;
import gradus.engine.instruction.Instruction.Pointwise;
import gradus.engine.instruction.Instruction.RandomRows;
import gradus.engine.instruction.ScalarExpression;
import gradus.engine.instruction.Scalars;
import gradus.engine.instruction.UnaryFunction;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Formulas and random numbers give on an OpenCL device what they give on the scalar one, over many sizes")
class ElementInstructionsTest extends InstructionCheck {

    @ParameterizedTest
    @EnumSource
    void functionsOfOneNumber(UnaryFunction function) {
        // PoCL takes long to compile the special ones, so two sizes must do.
        for (int size : new int[] {7, 1024}) {
            Instruction instruction = new Pointwise(Scalars.apply(function, Scalars.X));
            check(instruction, REAL, shape(size), 4e-6, wild(shape(size)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void functionsOfTwoNumbers(BinaryFunction function) {
        Instruction instruction = new Pointwise(Scalars.apply(function, Scalars.X, Scalars.Y));
        for (int size : SIZES) {
            check(instruction, REAL, shape(size), 2e-6, wild(shape(size)), wild(shape(size)));
        }
        check(instruction, REAL, shape(13, 7), 2e-6, wild(shape(13, 1)), wild(shape(7)));
        check(instruction, REAL, shape(3, 8, 5), 2e-6, wild(Shape.SCALAR), wild(shape(3, 1, 5)));
        if (function != BinaryFunction.DIVIDE && function != BinaryFunction.POWER) {
            check(instruction, WHOLE, shape(100), 0, whole(shape(100)), whole(shape(100)));
            check(instruction, WHOLE, shape(8), 0, whole(shape(8)), Tensor.zeros(WHOLE, Shape.SCALAR));
        }
        check(instruction, ElementType.BOOL, shape(64), 0, whole(shape(64)), whole(shape(64)));
    }

    @Test
    void chainsOfNumbersOfSeveralTypes() {
        ScalarExpression floor = Scalars.apply(UnaryFunction.FLOOR, Scalars.X.times(Scalars.constant(100)));
        ScalarExpression large = new ScalarExpression.Argument(2).plus(Scalars.Y);
        Chain chain = new Chain(
                List.of(
                        new Part(floor, WHOLE),
                        new Part(large, WHOLE),
                        new Part(Scalars.apply(BinaryFunction.GREATER, large, Scalars.ZERO), ElementType.BOOL),
                        new Part(
                                Scalars.select(new ScalarExpression.Argument(4), Scalars.X, Scalars.constant(-1e-30)),
                                REAL)),
                List.of(0, 1, 2, 3));
        for (int size : SIZES) {
            Shape shape = shape(size);
            check(
                    chain,
                    List.of(WHOLE, WHOLE, ElementType.BOOL, REAL),
                    List.of(shape, shape, shape, shape),
                    0,
                    tame(shape),
                    whole(shape));
        }
    }

    @ParameterizedTest
    @EnumSource
    void randomNumbers(Distribution distribution) {
        double tolerance = distribution == Distribution.UNIFORM ? 0 : 4e-6;
        for (int size : SIZES) {
            long key = random.nextLong();
            check(new Instruction.Random(distribution, key), REAL, shape(size), tolerance);
            check(new RandomRows(distribution, key), REAL, shape(5, size), tolerance, whole(shape(2)), whole(shape(5)));
        }
        check(
                new RandomRows(distribution, 5),
                REAL,
                shape(3, 4),
                tolerance,
                Tensor.of(REAL, shape(2), 3, 70_000),
                Tensor.of(REAL, shape(3), 0, 150, 9));
    }
}
