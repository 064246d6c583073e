package gradus.engine.device.simd;

import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan.Place;
import java.util.Optional;

/// Steps that move elements, or add them where they overlap.
///
/// @param kernel what moves
/// @param arena where
/// @param hasVectors whether there is a twin of it over vectors
record MoveStep(ArenaKernel kernel, Arena arena, boolean hasVectors) implements PlanStep {

    /// The kernel of an instruction; empty where there is none.
    ///
    /// @param planner of a step whose elements have the program's precision
    static Optional<PlanStep> of(Step step, Planner planner) {
        boolean vectors = planner.kernels().areVectors();
        RowCopiers copiers = RowCopiers.of(planner);
        Layout output = layout(step.output(), planner);
        Optional<ArenaKernel> warming = switch (step.instruction()) {
            case Instruction.Unfold(var windows, double elsewhere) ->
                Optional.of(new Unfold(windows, elsewhere, input(0, step, planner), output, vectors));
            case Instruction.FoldBack(var windows) ->
                Optional.of(new FoldBack(windows, input(0, step, planner), output, vectors));
            case Instruction.MaxPool(var windows, var columns) ->
                Optional.of(new MaxPool(
                        windows,
                        input(0, step, planner),
                        planner.lengths(columns),
                        output.at(),
                        planner.place(step.outputs().get(1)).at(),
                        vectors));
            case Instruction.MaxPoolBack(var windows, var columns) ->
                Optional.of(new MaxPoolGradient(
                        windows,
                        input(0, step, planner).at(),
                        input(1, step, planner).at(),
                        output,
                        planner.lengths(columns),
                        vectors));
            case Instruction.Transpose(var permutation) ->
                Optional.of(Moves.transpose(permutation, input(0, step, planner), output, copiers));
            case Instruction.Slice slice -> Optional.of(Moves.slice(slice, input(0, step, planner), output, copiers));
            case Instruction.Place place -> Optional.of(Moves.place(place, input(0, step, planner), output, copiers));
            case Instruction.Concatenate(int axis) ->
                Optional.of(Moves.concatenate(
                        axis,
                        step.inputs().stream()
                                .map(input -> layout(input, planner))
                                .toList(),
                        output,
                        copiers));
            case Instruction.ScatterAdd(int axis) ->
                Optional.of(new ScatterAdd(
                        axis,
                        input(0, step, planner).at(),
                        numbers(1, step, planner),
                        input(1, step, planner).count(),
                        output,
                        vectors));
            default -> Optional.empty();
        };
        if (warming.isPresent()) {
            return Optional.of(new MoveStep(warming.get(), planner.arena(), true));
        }
        return plain(step, output, planner).map(kernel -> new MoveStep(kernel, planner.arena(), false));
    }

    private static Optional<ArenaKernel> plain(Step step, Layout output, Planner planner) {
        return switch (step.instruction()) {
            case Instruction.Accumulate how ->
                Optional.of(new CumulativeSums(how, input(0, step, planner), output.at()));
            case Instruction.Gather(int axis) ->
                Optional.of(new Gather(
                        axis,
                        input(0, step, planner),
                        numbers(1, step, planner),
                        input(1, step, planner).count(),
                        output.at()));
            case Instruction.GatherElements(int axis) ->
                Optional.of(new GatherElements(axis, input(0, step, planner), numbers(1, step, planner), output));
            case Instruction.Random(var distribution, long key) ->
                Optional.of(RandomNumbers.of(distribution, key, output.count(), output.at()));
            case Instruction.RandomRows(var distribution, long key) -> {
                int rows = input(1, step, planner).count();
                yield Optional.of(RandomNumbers.rows(
                        distribution,
                        key,
                        numbers(0, step, planner),
                        numbers(1, step, planner),
                        rows,
                        rows == 0 ? 0 : output.count() / rows,
                        output.at()));
            }
            default -> Optional.empty();
        };
    }

    /// The inputs that hold elements, and not the numbers of places.
    static boolean isElement(Step step, int input) {
        return switch (step.instruction()) {
            case Instruction.Gather _, Instruction.ScatterAdd _, Instruction.GatherElements _ -> input == 0;
            case Instruction.RandomRows _ -> false;
            default -> true;
        };
    }

    private static Layout input(int index, Step step, Planner planner) {
        return layout(step.inputs().get(index), planner);
    }

    private static Layout layout(Operand operand, Planner planner) {
        return Layout.rowMajor(planner.place(operand).at(), planner.lengths(operand));
    }

    private static Numbers numbers(int index, Step step, Planner planner) {
        Place place = planner.place(step.inputs().get(index));
        return planner.arena().isSingle(place)
                ? Numbers.of(planner.arena().floats(), place.at())
                : Numbers.of(planner.arena().doubles(), place.at());
    }

    @Override
    public int parts() {
        return kernel.parts();
    }

    @Override
    public void run(int part) {
        if (arena.floats().length > 0) {
            kernel.run(arena.floats(), part);
        } else {
            kernel.run(arena.doubles(), part);
        }
    }
}
