package gradus.engine.device.kernel;

import gradus.engine.device.kernel.DevicePlan.IndexCheck;
import gradus.engine.device.kernel.Reach.Range;
import gradus.engine.device.kernel.Stage.Call;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Operand;
import gradus.engine.instruction.Step;
import gradus.engine.program.MemoryPlan;
import gradus.engine.program.MemoryPlan.Place;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Chooses kernels for steps whose lengths are known, and writes down where their tensors lie.
///
/// @param memory where tensors lie
/// @param narrowBase what is added to places in `memory`: the steps of a scan are planned from 0
/// @param wideBase the same for whole numbers
/// @param table what kernels read
/// @param checks the look-ups so far
/// @param checksAt where the first of them tells what is wrong
/// @param isJoined whether the calls become one, so that none may have groups of its own
record KernelPlanner(
        MemoryPlan memory,
        Map<String, Integer> lengths,
        int narrowBase,
        int wideBase,
        Table table,
        List<IndexCheck> checks,
        int checksAt,
        KernelLimits limits,
        boolean isJoined) {

    /// The same for calls that become one.
    KernelPlanner joined() {
        return new KernelPlanner(memory, lengths, narrowBase, wideBase, table, checks, checksAt, limits, true);
    }

    int[] lengths(Operand operand) {
        return lengths(operand.shape());
    }

    int[] lengths(Shape shape) {
        return shape.resolve(lengths).lengths();
    }

    int count(Operand operand) {
        return memory.place(operand).count();
    }

    int at(Operand operand) {
        return at(memory.place(operand));
    }

    int at(Place place) {
        return place.at() + (place.isWide() ? wideBase : narrowBase);
    }

    boolean isWhole(Operand operand) {
        return memory.place(operand).isWide();
    }

    /// 1 where a tensor's elements are whole numbers.
    int wholeFlag(Operand operand) {
        return isWhole(operand) ? 1 : 0;
    }

    /// Where a look-up along an axis tells what is wrong.
    int check(int length) {
        IndexCheck check = new IndexCheck(checksAt + checks.size(), length);
        checks.add(check);
        return check.at();
    }

    /// The planner of a scan's steps.
    KernelPlanner inside(Step scan) {
        List<Place> room = memory.room(scan);
        return new KernelPlanner(
                memory.body(scan),
                lengths,
                at(room.get(0)),
                at(room.get(1)),
                table,
                checks,
                checksAt,
                limits,
                isJoined);
    }

    /// What steps do, in order.
    ///
    /// @param wanted what is read when all are done
    List<Stage> plan(List<Step> steps, Collection<Operand> wanted) {
        Epilogues epilogues = Epilogues.of(steps, wanted, this);
        List<Stage> stages = new ArrayList<>();
        for (Step step : steps) {
            if (epilogues.isWaiting(step)) {
                continue;
            }
            Optional<Epilogues.Ended> ended = epilogues.ended(step);
            Reach reach = ended.map(both -> reach(both.reads(), both.writes(), List.of()))
                    .orElseGet(() -> reach(step));
            for (Stage stage : ended.map(this::plan).orElseGet(() -> plan(step))) {
                stages.add(stage instanceof Call call ? call.reaching(reach) : stage);
            }
        }
        return stages;
    }

    /// What a step reads and writes; memory that it has of its own is both.
    Reach reach(Step step) {
        return reach(step.inputs(), step.outputs(), memory.room(step));
    }

    Reach reach(List<Operand> inputs, List<Operand> outputs, List<Place> rooms) {
        List<Range> writes = new ArrayList<>();
        outputs.forEach(output -> writes.add(range(memory.place(output))));
        rooms.forEach(room -> writes.add(range(room)));
        return new Reach(
                inputs.stream().map(input -> range(memory.place(input))).toList(), writes);
    }

    private Range range(Place place) {
        return new Range(at(place), at(place) + place.count());
    }

    private List<Stage> formula(Step step) {
        return limits.compiles() ? Chains.plan(step, this) : FormulaCode.plan(step, this);
    }

    private List<Stage> plan(Epilogues.Ended ended) {
        Epilogue epilogue = Chains.epilogue(ended.formula(), ended.numbers(), ended.stored(), this);
        return product(ended.product(), Optional.of(epilogue));
    }

    private List<Stage> product(Step step, Optional<Epilogue> epilogue) {
        return step.instruction() instanceof Instruction.Contract contract
                ? Products.of(contract, step, this).plan(epilogue)
                : Convolutions.plan(step, epilogue, this);
    }

    private List<Stage> plan(Step step) {
        boolean isEmpty = step.outputs().stream().allMatch(output -> count(output) == 0);
        if (step.instruction() instanceof Instruction.Reshape || isEmpty) {
            return List.of();
        }
        return switch (step.instruction()) {
            case Instruction.Pointwise _, Instruction.Chain _ -> formula(step);
            case Instruction.Reduce reduce -> Sums.reduce(reduce, step, this);
            case Instruction.Accumulate how -> Sums.accumulate(how, step, this);
            case Instruction.ArgMaximum(int axis) -> Sums.argMaximum(axis, step, this);
            case Instruction.Transpose(var permutation) -> Moves.transpose(permutation, step, this);
            case Instruction.Slice slice -> Moves.slice(slice, step, this);
            case Instruction.Place place -> Moves.place(place, step, this);
            case Instruction.Concatenate(int axis) -> Moves.concatenate(axis, step, this);
            case Instruction.Gather(int axis) -> Picks.gather(axis, step, this);
            case Instruction.ScatterAdd(int axis) -> Picks.scatterAdd(axis, step, this);
            case Instruction.GatherElements(int axis) -> Picks.gatherElements(axis, step, this);
            case Instruction.ScatterElements how -> Picks.scatterElements(how, step, this);
            case Instruction.Order how -> Picks.order(how, step, this);
            case Instruction.Unfold _, Instruction.FoldBack _, Instruction.MaxPool _, Instruction.MaxPoolBack _ ->
                WindowSteps.plan(step, this);
            case Instruction.Contract _,
                    Instruction.Convolve _,
                    Instruction.ConvolveForKernels _,
                    Instruction.ConvolveForImages _ -> product(step, Optional.empty());
            case Instruction.ContractChain _ ->
                throw new IllegalArgumentException("Products are joined with formulas here: " + step);
            case Instruction.Random(var distribution, long key) -> Randoms.numbers(distribution, key, step, this);
            case Instruction.RandomRows(var distribution, long key) -> Randoms.rows(distribution, key, step, this);
            case Instruction.Scan scan -> Scans.plan(scan, step, this);
            case Instruction.Reshape() -> List.of();
        };
    }
}
