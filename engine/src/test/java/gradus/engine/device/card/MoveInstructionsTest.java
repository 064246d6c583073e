package gradus.engine.device.card;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Concatenate;
import gradus.engine.instruction.Instruction.Gather;
import gradus.engine.instruction.Instruction.GatherElements;
import gradus.engine.instruction.Instruction.Order;
import gradus.engine.instruction.Instruction.Place;
import gradus.engine.instruction.Instruction.ScatterAdd;
import gradus.engine.instruction.Instruction.ScatterElements;
import gradus.engine.instruction.Instruction.Slice;
import gradus.engine.instruction.Instruction.Transpose;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Moves, picks and sorting give on an OpenCL device what they give on the scalar one, over many sizes")
class MoveInstructionsTest extends InstructionCheck {

    @Test
    void moves() {
        for (int size : SIZES) {
            check(new Transpose(axes(1, 0)), REAL, shape(size, 5), 0, wild(shape(5, size)));
            check(new Transpose(axes(2, 0, 1)), WHOLE, shape(3, 2, size), 0, whole(shape(2, size, 3)));
            check(new Slice(axes(1, size - 1), axes(2, -1)), REAL, shape(3, size), 0, wild(shape(7, size)));
            check(
                    new Place(axes(1, 2 * size), axes(2, -2), -1.5),
                    REAL,
                    shape(8, 2 * size + 1),
                    0,
                    wild(shape(3, size)));
            check(new Place(axes(3), axes(1), 7), WHOLE, shape(size + 5), 0, whole(shape(size)));
            check(
                    new Concatenate(1),
                    REAL,
                    shape(3, size + 9, 2),
                    0,
                    wild(shape(3, 4, 2)),
                    wild(shape(3, size, 2)),
                    wild(shape(3, 0, 2)),
                    wild(shape(3, 5, 2)));
        }
    }

    @Test
    void picksByNumber() {
        for (int size : SIZES) {
            for (int axis = 0; axis < 3; axis++) {
                int[] lengths = {2, 3, 4};
                lengths[axis] = size;
                Tensor places = indices(size, shape(6));
                int[] picked = lengths.clone();
                picked[axis] = 6;
                check(new Gather(axis), REAL, shape(picked), 0, wild(shape(lengths)), places);
                check(new ScatterAdd(axis), REAL, shape(lengths), 4e-6, tame(shape(picked)), places);
                check(
                        new GatherElements(axis),
                        WHOLE,
                        shape(picked),
                        0,
                        whole(shape(lengths)),
                        indices(size, shape(picked)));
            }
            check(new ScatterAdd(0), REAL, shape(5, 2), 2e-5, tame(shape(size, 2)), indices(5, shape(size)));
        }
    }

    @Test
    void putsByNumber() {
        List<Optional<BinaryFunction>> joins = new ArrayList<>(List.of(Optional.empty()));
        Arrays.stream(BinaryFunction.values())
                .filter(function -> function != BinaryFunction.REMAINDER && function != BinaryFunction.POWER)
                .map(Optional::of)
                .forEach(joins::add);
        for (int size : new int[] {1, 2, 3, 7, 8, 13, 64, 100, 207}) {
            for (Optional<BinaryFunction> join : joins) {
                Tensor places = indices(size, shape(2, 9));
                check(
                        new ScatterElements(1, join),
                        REAL,
                        shape(3, size),
                        1e-5,
                        tame(shape(3, size)),
                        places,
                        tame(shape(2, 9)));
            }
            check(
                    new ScatterElements(0, Optional.of(BinaryFunction.ADD)),
                    WHOLE,
                    shape(size),
                    0,
                    small(shape(size)),
                    indices(size, shape(5)),
                    small(shape(5)));
        }
    }

    @Test
    void sorts() {
        for (int size : SIZES) {
            for (boolean descending : new boolean[] {false, true}) {
                check(new Order(1, descending), WHOLE, shape(2, size, 3), 0, wild(shape(2, size, 3)));
            }
        }
        check(new Order(0, true), WHOLE, shape(64), 0, small(shape(64)));
    }

    @Test
    void aWrongIndexIsTold() {
        for (Tensor wrong : List.of(
                Tensor.of(WHOLE, shape(3), 0, 5, 1),
                Tensor.of(WHOLE, shape(3), 0, -6, 1),
                Tensor.of(REAL, shape(3), 0, 5, 1))) {
            for (Instruction instruction : List.of(new Gather(0), new GatherElements(0))) {
                IllegalArgumentException refused = assertThrows(
                        IllegalArgumentException.class,
                        () -> check(instruction, REAL, shape(3), 0, tame(shape(5)), wrong));
                assertTrue(String.valueOf(refused.getMessage()).contains("outside an axis of length 5"));
            }
        }
    }
}
