package gradus.engine.device.kernel;

import gradus.engine.instruction.Operand;
import gradus.engine.program.MemoryPlan;
import gradus.engine.program.MemoryPlan.Place;
import gradus.engine.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a device does in one run of a program whose lengths are known: calls of kernels over one stretch of memory of
/// 4-byte elements. The numbers lie first, whole ones behind them, then what kernels tell of wrong indices.
public final class DevicePlan {

    /// A look-up that may be given a number which is no place along its axis.
    ///
    /// @param at the element that then holds the least such number; before it holds [#NOTHING_WRONG]
    /// @param length of the axis
    public record IndexCheck(int at, int length) {}

    /// What stands where an [IndexCheck] looks as long as every index is right.
    public static final int NOTHING_WRONG = Integer.MAX_VALUE;

    /// More elements are not counted in 32 bits by threads that walk far.
    public static final int MOST_ELEMENTS = Integer.MAX_VALUE - (1 << 24);

    private final MemoryPlan memory;
    private final int wideBase;
    private final List<Stage> stages;
    private final int[] table;
    private final List<IndexCheck> checks;

    private DevicePlan(MemoryPlan memory, int wideBase, List<Stage> stages, int[] table, List<IndexCheck> checks) {
        this.memory = memory;
        this.wideBase = wideBase;
        this.stages = List.copyOf(stages);
        this.table = table;
        this.checks = List.copyOf(checks);
    }

    /// Plans the steps of a program of single precision.
    ///
    /// @param memory planned for the program and the lengths, of at most [#MOST_ELEMENTS]
    public static DevicePlan of(Program program, MemoryPlan memory, Map<String, Integer> lengths, KernelLimits limits) {
        int wideBase = Math.toIntExact(memory.narrowCount());
        int checksAt = wideBase + Math.toIntExact(memory.wideCount());
        Table table = new Table();
        List<IndexCheck> checks = new ArrayList<>();
        KernelPlanner planner = new KernelPlanner(memory, lengths, 0, wideBase, table, checks, checksAt, limits);
        List<Stage> stages = new ArrayList<>(planner.plan(program.steps()));
        for (MemoryPlan.Copy copy : memory.copies()) {
            stages.addAll(Moves.copies(
                    List.of(new Moves.Copy(
                            planner.at(copy.from()),
                            planner.at(copy.to()),
                            copy.from().count())),
                    planner));
        }
        return new DevicePlan(memory, wideBase, stages, table.toArray(), checks);
    }

    /// The stages, in order.
    public List<Stage> stages() {
        return stages;
    }

    /// What the kernels read beside the memory.
    public int[] table() {
        return table.clone();
    }

    public List<IndexCheck> checks() {
        return checks;
    }

    /// The elements of the memory.
    public int elements() {
        return wideBase + Math.toIntExact(memory.wideCount()) + checks.size();
    }

    /// Where a tensor begins.
    public int at(Operand operand) {
        Place place = memory.place(operand);
        return place.at() + (place.isWide() ? wideBase : 0);
    }

    /// Whether a tensor's elements are whole numbers, and not numbers of single precision.
    public boolean isWhole(Operand operand) {
        return memory.place(operand).isWide();
    }

    /// How many elements a tensor has.
    public int count(Operand operand) {
        return memory.place(operand).count();
    }
}
