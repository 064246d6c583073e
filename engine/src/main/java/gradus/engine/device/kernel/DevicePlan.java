package gradus.engine.device.kernel;

import gradus.engine.instruction.Operand;
import gradus.engine.program.MemoryPlan;
import gradus.engine.program.MemoryPlan.Place;
import gradus.engine.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /// More numbers looked at in one launch would keep the display waiting, and results.
    private static final long MOST_WORK = 1 << 24;

    private static final int MOST_RUNS = 64;

    /// What several runs may be given, in elements.
    private static final int ROOM = 1 << 16;

    /// More elements are not counted in 32 bits by threads that walk far.
    public static final int MOST_ELEMENTS = Integer.MAX_VALUE - (1 << 24);

    private final MemoryPlan memory;
    private final int wideBase;
    private final List<Stage> stages;
    private final int[] table;
    private final List<IndexCheck> checks;
    private final int given;
    private final int room;

    private DevicePlan(
            MemoryPlan memory,
            int wideBase,
            List<Stage> stages,
            int[] table,
            List<IndexCheck> checks,
            int given,
            int room) {
        this.memory = memory;
        this.wideBase = wideBase;
        this.stages = List.copyOf(stages);
        this.table = table;
        this.checks = List.copyOf(checks);
        this.given = given;
        this.room = room;
    }

    /// Plans the steps of a program of single precision.
    ///
    /// @param memory planned for the program and the lengths, of at most [#MOST_ELEMENTS]
    /// @param wideBase where whole numbers begin: at [MemoryPlan#narrowCount()], or behind that where they shall
    ///     lie as in the plan for other lengths
    /// @param isRepeated whether it runs so often that a kernel of its own pays
    public static DevicePlan of(
            Program program,
            MemoryPlan memory,
            int wideBase,
            Map<String, Integer> lengths,
            KernelLimits limits,
            boolean isRepeated) {
        int checksAt = wideBase + Math.toIntExact(memory.wideCount());
        Table table = new Table();
        List<IndexCheck> checks = new ArrayList<>();
        KernelPlanner planner = new KernelPlanner(memory, lengths, 0, wideBase, table, checks, checksAt, limits, false);
        Optional<List<Stage>> small =
                isRepeated ? Joined.tried(planner, joined -> stages(program, memory, joined)) : Optional.empty();
        if (small.isPresent()) {
            int given = checksAt + checks.size();
            List<Stage> stages = List.of(Joined.runs(small.get(), given, planner));
            return new DevicePlan(memory, wideBase, stages, table.toArray(), checks, given, ROOM);
        }
        List<Stage> stages = Gathering.gathered(stages(program, memory, planner), planner);
        return new DevicePlan(memory, wideBase, stages, table.toArray(), checks, 0, 0);
    }

    private static List<Stage> stages(Program program, MemoryPlan memory, KernelPlanner planner) {
        List<Stage> stages =
                new ArrayList<>(planner.plan(program.steps(), program.results().values()));
        for (MemoryPlan.Copy copy : memory.copies()) {
            Moves.Copy move = new Moves.Copy(
                    planner.at(copy.from()), planner.at(copy.to()), copy.from().count());
            stages.addAll(Moves.copies(List.of(move), planner));
        }
        return stages;
    }

    /// The stages, in order.
    public List<Stage> stages() {
        return stages;
    }

    /// What the kernels read beside the memory.
    public int[] table() {
        return table.clone();
    }

    /// Whether one launch does several runs, each with what is [#given()] for it.
    public boolean isOneLaunch() {
        return room > 0;
    }

    /// How many runs one launch does at most.
    public int mostRuns() {
        return isOneLaunch() ? Math.clamp(MOST_WORK / Math.max(1, Stage.work(stages)), 1, MOST_RUNS) : 1;
    }

    /// Where [what several runs are given][#written] stands.
    public int given() {
        return given;
    }

    /// How many elements there are for it.
    public int room() {
        return room;
    }

    /// How many elements it takes to give some tensors to so many runs.
    public int needed(List<Operand> operands, int runs) {
        int width = operands.stream().mapToInt(this::count).sum();
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, Joined.HEAD + 3L * operands.size() + (long) runs * width));
    }

    /// What several runs are given, as one launch reads it.
    ///
    /// @param operands the tensors that every run is given
    /// @param numbers of each run the bits of these tensors, one behind the other
    public int[] written(List<Operand> operands, List<int[]> numbers) {
        int[] words = new int[needed(operands, numbers.size())];
        int data = needed(operands, 0);
        int width = 0;
        for (int i = 0; i < operands.size(); i++) {
            int about = Joined.HEAD + 3 * i;
            words[about] = count(operands.get(i));
            words[about + 1] = at(operands.get(i));
            words[about + 2] = width;
            width += words[about];
        }
        words[0] = numbers.size();
        words[1] = data;
        words[2] = width;
        words[3] = operands.size();
        for (int run = 0; run < numbers.size(); run++) {
            System.arraycopy(numbers.get(run), 0, words, data + run * width, width);
        }
        return words;
    }

    /// The look-ups that may be given wrong indices.
    public List<IndexCheck> checks() {
        return checks;
    }

    /// Where whole numbers begin.
    public int wideBase() {
        return wideBase;
    }

    /// The elements of the memory.
    public int elements() {
        return wideBase + Math.toIntExact(memory.wideCount()) + checks.size() + room;
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
