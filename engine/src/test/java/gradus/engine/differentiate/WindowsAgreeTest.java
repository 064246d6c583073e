package gradus.engine.differentiate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.differentiate.OperationContractTest.Prepared;
import gradus.engine.instruction.Instruction;
import gradus.engine.operation.Conv;
import gradus.engine.operation.MaxPool;
import gradus.engine.program.ConvolutionBlocks;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Convolutions of sizes that are cut into several blocks and shared by several parts, and pools: steps of their own in
/// an optimized program, with the scalar device's results, forward and backward.
class WindowsAgreeTest {

    private static final List<Integer> NONE = List.of();
    private static final List<Integer> ONE = List.of(1, 1);
    private static final List<Integer> TWO = List.of(2, 2);
    private static final List<Integer> THREE = List.of(3, 3);
    private static final List<Integer> AROUND = List.of(1, 1, 1, 1);

    static Stream<Sample> convolutions() {
        return Stream.of(
                conv(THREE, NONE, AROUND, NONE, 1, Shape.of(9, 16, 24, 24), 8),
                conv(THREE, TWO, List.of(0, 1, 1, 0), NONE, 1, Shape.of(3, 24, 41, 40), 4),
                conv(THREE, NONE, AROUND, TWO, 2, Shape.of(10, 32, 17, 31), 6),
                conv(List.of(5, 3), List.of(1, 2), List.of(2, 1, 2, 1), NONE, 1, Shape.of(2, 20, 40, 30), 3),
                conv(THREE, NONE, AROUND, NONE, 12, Shape.of(4, 12, 30, 30), 12),
                conv(THREE, NONE, AROUND, NONE, 1, Shape.of(9, 16, 40, 11), 64),
                conv(List.of(3, 5), NONE, List.of(4, 0, 1, 6), List.of(1, 2), 3, Shape.of(3, 3, 9, 24), 6),
                conv(List.of(3), NONE, List.of(1, 1), NONE, 4, Shape.of(9, 4, 33), 4),
                conv(TWO, NONE, NONE, NONE, 5, Shape.of(2, 5, 3, 2), 5),
                conv(ONE, NONE, NONE, NONE, 1, Shape.of(5, 7, 9, 8), 3),
                conv(ONE, NONE, NONE, NONE, 1, Shape.of(2, 80, 34, 34), 3),
                conv(List.of(7), NONE, List.of(3, 3), NONE, 1, Shape.of(2, 40, 600), 4),
                conv(THREE, NONE, AROUND, NONE, 1, Shape.of(1, 3, 6, 6), 2),
                conv(THREE, NONE, AROUND, NONE, 1, Shape.of(3, 12, 41, 32), 60),
                conv(List.of(3, 5), NONE, List.of(2, 3, 1, 6), List.of(1, 2), 2, Shape.of(3, 16, 30, 9), 36),
                conv(List.of(3, 5), NONE, List.of(1, 0, 1, 0), List.of(2, 1), 1, Shape.of(2, 3, 5, 300), 8),
                conv(List.of(7), NONE, List.of(3, 3), NONE, 1, Shape.of(2, 20, 600), 40),
                conv(THREE, TWO, AROUND, NONE, 2, Shape.of(9, 32, 41, 41), 32));
    }

    static Stream<Sample> pools() {
        return Stream.of(
                Sample.of(new MaxPool(TWO, TWO, NONE, NONE), Shape.of(3, 5, 28, 28)),
                Sample.of(new MaxPool(THREE, TWO, AROUND, NONE), Shape.of(2, 3, 15, 17)),
                Sample.of(new MaxPool(List.of(3), NONE, List.of(1, 1), NONE), Shape.of(2, 3, 40)),
                Sample.of(new MaxPool(TWO, NONE, NONE, TWO, true), Shape.of(2, 3, 9, 11)));
    }

    private static Sample conv(
            List<Integer> kernel,
            List<Integer> strides,
            List<Integer> pads,
            List<Integer> dilations,
            int group,
            Shape image,
            int filters) {
        List<Integer> weights = new ArrayList<>(List.of(filters, image.get(1).size() / group));
        weights.addAll(kernel);
        return Sample.of(
                new Conv(kernel, strides, pads, dilations, group),
                image,
                Shape.of(weights.stream().mapToInt(Integer::intValue).toArray()));
    }

    @ParameterizedTest
    @MethodSource({"convolutions", "pools"})
    void devicesAgree(Sample sample) {
        DevicesAgreeTest.agree(sample, ElementType.FLOAT32, 1e-4);
        DevicesAgreeTest.agree(sample, ElementType.FLOAT64, 1e-12);
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void aConvolutionUnfoldsNothing(Sample sample) {
        Set<Class<?>> found = instructions(sample);
        assertTrue(found.containsAll(Set.of(
                Instruction.Convolve.class,
                Instruction.ConvolveForKernels.class,
                Instruction.ConvolveForImages.class)));
        assertFalse(found.contains(Instruction.Unfold.class));
        assertFalse(found.contains(Instruction.FoldBack.class));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void aPoolUnfoldsNothing(Sample sample) {
        Set<Class<?>> found = instructions(sample);
        assertTrue(found.containsAll(Set.of(Instruction.MaxPool.class, Instruction.MaxPoolBack.class)));
        assertFalse(found.contains(Instruction.Unfold.class));
        assertFalse(found.contains(Instruction.ArgMaximum.class));
        assertFalse(found.contains(Instruction.FoldBack.class));
    }

    private static Set<Class<?>> instructions(Sample sample) {
        return program(sample).steps().stream()
                .map(step -> step.instruction().getClass())
                .collect(Collectors.toSet());
    }

    private static Program program(Sample sample) {
        return DevicesAgreeTest.program(Prepared.of(sample), ElementType.FLOAT32)
                .optimized();
    }

    /// The samples are of all kinds.
    @Test
    void someAreCutAndSharedAndSomeAreNot() {
        List<ConvolutionBlocks> blocks = convolutions()
                .flatMap(sample -> program(sample).steps().stream())
                .map(step -> ConvolutionBlocks.of(step, Map.of()))
                .flatMap(Optional::stream)
                .toList();
        List<ConvolutionBlocks> unfolded =
                blocks.stream().filter(cut -> cut.padded().isEmpty()).toList();
        assertTrue(unfolded.stream().anyMatch(WindowsAgreeTest::isLastSmaller));
        assertTrue(unfolded.stream().anyMatch(ConvolutionBlocks::areWhole));
        assertTrue(unfolded.stream().anyMatch(cut -> cut.parts() == 1));
        assertTrue(unfolded.stream().anyMatch(cut -> cut.parts() > 1 && cut.images() > cut.parts()));
        assertTrue(unfolded.stream().anyMatch(cut -> cut.groups() > 1 && !cut.areWhole()));
        List<ConvolutionBlocks> tapped = blocks.stream()
                .filter(cut -> cut.padded().isPresent() && !cut.areShifted())
                .toList();
        assertTrue(tapped.stream().anyMatch(cut -> cut.groups() > 1 && cut.isTurned()));
        assertTrue(tapped.stream().anyMatch(cut -> !cut.isTurned() && cut.parts() > 1));
        List<ConvolutionBlocks> shifted =
                blocks.stream().filter(ConvolutionBlocks::areShifted).toList();
        assertTrue(shifted.stream().anyMatch(WindowsAgreeTest::isLastSmaller));
        assertTrue(shifted.stream().anyMatch(cut -> cut.isTurned() && cut.parts() > 1 && !cut.areWhole()));
        assertTrue(shifted.stream().anyMatch(cut -> cut.groups() > 1 && cut.isTurned()));
        assertTrue(shifted.stream().anyMatch(cut -> cut.rowWindows() % ConvolutionBlocks.SLACK == 0));
        assertTrue(
                shifted.stream().anyMatch(cut -> cut.rows() > 1 && cut.rowWindows() > ConvolutionBlocks.MOST_WINDOWS));
        assertTrue(
                shifted.stream().anyMatch(cut -> cut.rows() == 1 && cut.rowWindows() > ConvolutionBlocks.MOST_WINDOWS));
    }

    private static boolean isLastSmaller(ConvolutionBlocks cut) {
        return !cut.areWhole() && cut.windows() % cut.blockWindows() != 0;
    }
}
