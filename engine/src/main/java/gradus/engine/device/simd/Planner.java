package gradus.engine.device.simd;

import gradus.engine.device.Device;
import gradus.engine.device.simd.KernelForm.Element;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Instruction.Part;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.AlikeFormulas;
import gradus.engine.program.MemoryPlan;
import gradus.engine.program.MemoryPlan.Place;
import gradus.engine.program.RowGroup;
import gradus.engine.program.SideBySide;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Chooses a kernel for each step of a program whose lengths are known.
///
/// @param arena the memory of the whole plan
/// @param memory where tensors lie in it
/// @param narrowBase what is added to places in `memory`: the steps of a scan are planned from 0
/// @param wideBase the same for wide numbers
/// @param kernels to choose from
/// @param other takes steps that have no kernel here
/// @param rows the rows that are looked at of some operands
/// @param slides the operands that lie elsewhere
record Planner(
        Arena arena,
        MemoryPlan memory,
        int narrowBase,
        int wideBase,
        Kernels kernels,
        Device other,
        Rows rows,
        Slides slides) {

    /// A block of rows.
    ///
    /// @param cut the operands that are cut into blocks
    /// @param all how many rows there are
    /// @param from the first row
    /// @param to behind the last
    record Rows(Set<Operand> cut, int all, int from, int to) {
        /// Nothing is cut.
        static final Rows ALL = new Rows(Set.of(), 1, 0, 1);
    }

    /// The same over other memory, with other kernels.
    Planner over(Arena memoryThere, Kernels others) {
        return new Planner(memoryThere, memory, narrowBase, wideBase, others, other, rows, slides);
    }

    /// The planner of a step's block of rows.
    Planner rows(RowGroup group, RowGroup.Member member, int block) {
        return rows(new Rows(member.cut(), group.rows(), group.firstRow(block), group.firstRow(block + 1)));
    }

    /// The planner of some rows.
    Planner rows(Rows some) {
        return new Planner(arena, memory, narrowBase, wideBase, kernels, other, some, slides);
    }

    boolean isSingle() {
        return arena.real() == ElementType.FLOAT32;
    }

    /// The type of the program's numbers.
    Element element() {
        return arena.element();
    }

    int[] lengths(Operand operand) {
        int[] lengths = lengths(operand.shape());
        if (rows.cut().contains(operand)) {
            lengths[0] = rows.to() - rows.from();
        }
        return lengths;
    }

    /// The elements of an operand, of all its rows.
    int wholeCount(Operand operand) {
        return memory.place(operand).count();
    }

    int[] lengths(Shape shape) {
        return shape.resolve(arena.lengths()).lengths();
    }

    Place place(Operand operand) {
        Slides.Slide slide = slides.places().get(operand);
        if (slide != null) {
            return slide.place();
        }
        Place place = moved(memory.place(operand));
        if (!rows.cut().contains(operand)) {
            return place;
        }
        int row = place.count() / rows.all();
        return new Place(place.isWide(), place.at() + rows.from() * row, (rows.to() - rows.from()) * row);
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
                other,
                Rows.ALL,
                Slides.NONE);
    }

    /// The same with some operands elsewhere.
    Planner with(Slides some) {
        return new Planner(arena, memory, narrowBase, wideBase, kernels, other, rows, some);
    }

    /// How much farther an operand is for each next element of a scan's sequences.
    int slide(Operand operand) {
        Slides.Slide slide = slides.places().get(operand);
        return slide == null ? 0 : slide.by();
    }

    /// The kernels of steps, in order.
    List<PlanStep> plan(List<Step> steps) {
        return steps.stream()
                .filter(step -> !(step.instruction() instanceof Instruction.Reshape))
                .map(this::plan)
                .toList();
    }

    /// The kernels of a group.
    PlanStep plan(RowGroup group) {
        return group.isWhole()
                ? plan(group.members().getFirst().step())
                : group.isTogether() ? together(group) : RowBlocks.of(group, this);
    }

    private PlanStep together(RowGroup group) {
        List<Step> alike = group.members().stream().map(RowGroup.Member::step).toList();
        SideBySide all = SideBySide.of(new AlikeFormulas.Group(alike), this::place)
                .orElseThrow(() -> new IllegalArgumentException("These don't lie side by side: " + alike));
        Map<Operand, Slides.Slide> there = new HashMap<>();
        all.places().forEach((operand, place) -> there.put(operand, new Slides.Slide(place, 0)));
        return with(new Slides(there)).plan(all.step());
    }

    /// The kernel of a step that there is something to do for.
    PlanStep plan(Step step) {
        return switch (step.instruction()) {
            case Instruction.Pointwise(var expression) ->
                chain(List.of(new Part(expression, step.output().type())), List.of(0), step);
            case Instruction.Chain(var parts, var kept) -> chain(parts, kept, step);
            case Instruction.Scan scan -> new ScanStep(step, scan, this);
            case Instruction.Contract contract when isPlain(step) -> ProductStep.of(contract, step, this);
            case Instruction.ContractChain(var contract, var chain) -> EndedProduct.of(contract, chain, step, this);
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
    boolean isPlain(Step step) {
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
