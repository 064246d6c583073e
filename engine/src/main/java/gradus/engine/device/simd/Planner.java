package gradus.engine.device.simd;

import gradus.engine.device.Device;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Part;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan;
import gradus.engine.program.MemoryPlan.Place;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Chooses a kernel for each step of a program whose lengths are known.
///
/// @param arena the memory of the whole plan
/// @param memory where tensors lie in it
/// @param narrowBase what is added to places in `memory`: the steps of a scan are planned from 0
/// @param wideBase the same for wide numbers
/// @param kernels to choose from
/// @param other takes steps that have no kernel here
record Planner(Arena arena, MemoryPlan memory, int narrowBase, int wideBase, Kernels kernels, Device other) {

    /// The same over other memory, with other kernels.
    Planner over(Arena memoryThere, Kernels others) {
        return new Planner(memoryThere, memory, narrowBase, wideBase, others, other);
    }

    boolean isSingle() {
        return arena.real() == ElementType.FLOAT32;
    }

    int[] lengths(Operand operand) {
        return lengths(operand.shape());
    }

    int[] lengths(Shape shape) {
        return shape.resolve(arena.lengths()).lengths();
    }

    Place place(Operand operand) {
        return moved(memory.place(operand));
    }

    /// Room for a second copy of a state, where the steps of a scan are planned.
    Place spare(int state) {
        return moved(memory.spares().get(state));
    }

    /// The memory that a step has of its own.
    Place room(Step step) {
        return moved(memory.room(step).getFirst());
    }

    private Place moved(Place place) {
        return new Place(place.isWide(), place.at() + (place.isWide() ? wideBase : narrowBase), place.count());
    }

    /// The planner of a scan's steps.
    Planner inside(Step scan) {
        List<Place> room = memory.room(scan);
        return new Planner(
                arena,
                memory.body(scan),
                narrowBase + room.get(0).at(),
                wideBase + room.get(1).at(),
                kernels,
                other);
    }

    /// The kernels of steps, in order.
    List<PlanStep> plan(List<Step> steps) {
        return computing(steps).stream().map(this::plan).toList();
    }

    /// The steps that there is something to do for, in order.
    static List<Step> computing(List<Step> steps) {
        return steps.stream()
                .filter(step -> !(step.instruction() instanceof Instruction.Reshape))
                .toList();
    }

    /// The kernel of a step that there is something to do for.
    PlanStep plan(Step step) {
        return switch (step.instruction()) {
            case Instruction.Pointwise(var expression) ->
                chain(List.of(new Part(expression, step.output().type())), List.of(0), step);
            case Instruction.Chain(var parts, var kept) -> chain(parts, kept, step);
            case Instruction.Scan scan -> new ScanStep(step, scan, this);
            case Instruction.Contract contract when isPlain(step) -> ProductStep.of(contract, step, this);
            case Instruction.Reduce reduce
            when isPlain(step) -> ReduceStep.of(reduce, step, this).orElseGet(() -> new OtherStep(step, this, other));
            case Instruction.Convolve _, Instruction.ConvolveForKernels _, Instruction.ConvolveForImages _ ->
                ConvolutionStep.of(step, this);
            case Instruction.ArgMaximum(int axis)
            when !place(step.inputs().getFirst()).isWide() -> argMaximum(axis, step);
            default ->
                (movesPlainly(step) ? MoveStep.of(step, this) : Optional.<PlanStep>empty())
                        .orElseGet(() -> new OtherStep(step, this, other));
        };
    }

    /// Whether all numbers of a step have the program's precision.
    private boolean isPlain(Step step) {
        return step.inputs().stream().noneMatch(input -> place(input).isWide())
                && step.outputs().stream().noneMatch(output -> place(output).isWide());
    }

    /// Whether the elements that a step moves have the program's precision, whatever their places' numbers have.
    private boolean movesPlainly(Step step) {
        return IntStream.range(0, step.inputs().size())
                        .filter(input -> MoveStep.isElement(step, input))
                        .noneMatch(input -> place(step.inputs().get(input)).isWide())
                && step.outputs().stream().noneMatch(output -> place(output).isWide());
    }

    /// Places are whole numbers, which lie among the wide ones in a program of single precision.
    private PlanStep argMaximum(int axis, Step step) {
        Operand input = step.inputs().getFirst();
        Layout layout = Layout.rowMajor(place(input).at(), lengths(input));
        FirstMaximum kernel =
                new FirstMaximum(axis, layout, place(step.output()).at(), kernels.areVectors());
        return isSingle() ? part -> kernel.run(arena.floats(), arena.doubles()) : part -> kernel.run(arena.doubles());
    }

    private PlanStep chain(List<Part> parts, List<Integer> kept, Step step) {
        List<Part> resolved = parts.stream()
                .map(part -> new Part(LoopForm.resolved(part.expression(), arena.lengths()), part.type()))
                .toList();
        return ChainStep.of(resolved, kept, step, this);
    }
}
