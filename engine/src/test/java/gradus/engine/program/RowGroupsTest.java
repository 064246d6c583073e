package gradus.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.instruction.BinaryFunction;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Fold;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.ScalarExpression.Argument;
import gradus.engine.instruction.ScalarExpression.Binary;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan.Place;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Blocks of rows where tensors share memory")
class RowGroupsTest {

    private static final int ROWS = 1000;
    private static final int COLUMNS = 100;
    private static final int ALL = ROWS * COLUMNS;

    private final Operand x = operand(0, COLUMNS);
    private final Operand bias = new Operand(1, ElementType.FLOAT32, Shape.of(COLUMNS));
    private final Operand shifted = operand(2, COLUMNS);
    private final Operand largest = operand(3, 1);
    private final Operand centred = operand(4, COLUMNS);

    private final Program program = new Program(
            Map.of(),
            Map.of(),
            List.of(
                    step(BinaryFunction.ADD, x, bias, shifted),
                    new Step(new Instruction.Reduce(Fold.MAXIMUM, List.of(1)), List.of(shifted), List.of(largest)),
                    step(BinaryFunction.SUBTRACT, shifted, largest, centred)),
            Map.of(),
            5);

    @Test
    void allStepsAreAGroup() {
        assertEquals(List.of(3), sizes(0, ALL, ALL, 2 * ALL));
    }

    @Test
    void resultMayTakeThePlaceOfRowsOfItsOwnLength() {
        assertEquals(List.of(3), sizes(0, 0, 0, 2 * ALL));
    }

    /// The maximum of the first rows would be written over other rows of what is still to be read.
    @Test
    void resultMayNotTakeThePlaceOfOtherRows() {
        assertEquals(List.of(1, 2), sizes(0, ALL, ALL, ALL - ROWS));
    }

    /// The bias is read again for every block.
    @Test
    void resultMayNotTakeThePlaceOfWhatAllRowsRead() {
        assertEquals(List.of(1, 2), sizes(0, ALL, ALL, 3 * ALL - ROWS));
    }

    @Test
    void resultMayNotBeShifted() {
        assertEquals(List.of(2, 1), sizes(0, ALL, ALL + COLUMNS, 2 * ALL + 2 * COLUMNS));
    }

    /// To find groups takes no more time for each step of a long program.
    @Test
    void groupsAreNotLong() {
        List<Step> steps = IntStream.range(0, 100)
                .mapToObj(i -> step(BinaryFunction.ADD, x, bias, shifted))
                .toList();
        Map<Operand, Place> places = Map.of(
                x, new Place(false, 0, ALL),
                bias, new Place(false, 2 * ALL, COLUMNS),
                shifted, new Place(false, 0, ALL));

        List<RowGroup> groups =
                RowGroups.of(new Program(Map.of(), Map.of(), steps, Map.of(), 3), places::get, Map.of());

        assertEquals(
                List.of(32, 32, 32, 4),
                groups.stream().map(group -> group.members().size()).toList());
    }

    private static Operand operand(int slot, int columns) {
        return new Operand(slot, ElementType.FLOAT32, Shape.of(ROWS, columns));
    }

    private static Step step(BinaryFunction function, Operand left, Operand right, Operand output) {
        return new Step(
                new Instruction.Pointwise(new Binary(function, new Argument(0), new Argument(1))),
                List.of(left, right),
                List.of(output));
    }

    /// How many steps the groups have. The bias lies in the end.
    private List<Integer> sizes(int xAt, int shiftedAt, int centredAt, int largestAt) {
        Map<Operand, Place> places = Map.of(
                x, new Place(false, xAt, ALL),
                bias, new Place(false, 3 * ALL - COLUMNS, COLUMNS),
                shifted, new Place(false, shiftedAt, ALL),
                centred, new Place(false, centredAt, ALL),
                largest, new Place(false, largestAt, ROWS));
        return RowGroups.of(program, places::get, Map.of()).stream()
                .map(group -> group.members().size())
                .toList();
    }
}
