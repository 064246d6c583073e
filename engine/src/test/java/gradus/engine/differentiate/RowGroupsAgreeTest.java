package gradus.engine.differentiate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.CategoricalCrossentropy;
import gradus.engine.differentiate.OperationContractTest.Prepared;
import gradus.engine.instruction.Instruction;
import gradus.engine.operation.Gelu;
import gradus.engine.operation.LayerNormalization;
import gradus.engine.operation.LogSoftmax;
import gradus.engine.operation.Softmax;
import gradus.engine.program.MemoryPlan;
import gradus.engine.program.Program;
import gradus.engine.program.RowGroup;
import gradus.engine.program.RowGroups;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Steps that are done block by block of rows")
class RowGroupsAgreeTest {

    private static final Sample SOFTMAX = Sample.of(new Softmax(-1), Shape.of(700, 130));

    /// Large enough to be cut, with rows that don't come out even, and with values that broadcast to all rows.
    static Stream<Sample> large() {
        return Stream.of(
                SOFTMAX,
                Sample.of(new Softmax(1), Shape.of(37, 5, 400)),
                Sample.of(new LogSoftmax(-1), Shape.of(20_011, 3)),
                Sample.of(new LayerNormalization(-1, 1e-5), Shape.of(333, 200), Shape.of(200), Shape.of(200)),
                Sample.of(new Gelu(Gelu.Approximation.NONE), Shape.of(257, 1000)),
                new Sample(new CategoricalCrossentropy(true), 0.1, 1, List.of(Shape.of(6000, 10), Shape.of(6000, 10))));
    }

    @ParameterizedTest
    @MethodSource("large")
    void devicesAgree(Sample sample) {
        DevicesAgreeTest.agree(sample, ElementType.FLOAT32, 1e-4);
        DevicesAgreeTest.agree(sample, ElementType.FLOAT64, 1e-11);
    }

    @Test
    void softmaxIsOneGroup() {
        List<RowGroup> cut =
                groups(SOFTMAX).stream().filter(group -> !group.isWhole()).toList();

        assertFalse(cut.isEmpty());
        RowGroup first = cut.getFirst();
        assertTrue(
                first.members().stream().anyMatch(member -> member.step().instruction() instanceof Instruction.Reduce));
        assertTrue(first.members().size() > 3, first::toString);
        assertEquals(0, first.firstRow(0));
        assertEquals(700, first.firstRow(first.blocks()));
    }

    @Test
    void everyStepIsInOneGroup() {
        large().forEach(sample -> {
            List<?> grouped = groups(sample).stream()
                    .flatMap(group -> group.members().stream())
                    .map(RowGroup.Member::step)
                    .toList();
            List<?> steps = program(sample).steps().stream()
                    .filter(step -> !(step.instruction() instanceof Instruction.Reshape))
                    .toList();
            assertEquals(steps, grouped);
        });
    }

    @Test
    void whatFitsTheCachesIsNotCut() {
        assertTrue(groups(Sample.of(new Softmax(-1), Shape.of(20, 30))).stream().allMatch(RowGroup::isWhole));
    }

    @Test
    void columnsAreNotRows() {
        List<RowGroup> groups = groups(Sample.of(new Softmax(0), Shape.of(700, 130)));

        assertTrue(groups.stream()
                .filter(group -> !group.isWhole())
                .flatMap(group -> group.members().stream())
                .noneMatch(member -> member.step().instruction() instanceof Instruction.Reduce(var _, var axes)
                        && axes.contains(0)));
    }

    private static Program program(Sample sample) {
        return DevicesAgreeTest.program(Prepared.of(sample), ElementType.FLOAT32)
                .optimized();
    }

    private static List<RowGroup> groups(Sample sample) {
        Program program = program(sample);
        return RowGroups.of(program, MemoryPlan.of(program, Map.of(), Map.of()), Map.of());
    }
}
