package gradus.engine.device.simd;

import gradus.engine.device.Lengths;
import gradus.engine.device.Repetition;
import gradus.engine.device.StepTime;
import gradus.engine.graph.Value;
import gradus.engine.instruction.Operand;
import gradus.engine.program.MemoryLimit;
import gradus.engine.program.MemoryPlan;
import gradus.engine.program.Program;
import gradus.engine.program.RowGroup;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A program over memory that stays. For each set of lengths, a batch of 16 rows and a last one of 6, there is a plan
/// of
/// its own; what is carried moves along when another is needed.
final class SimdRepetition implements Repetition {

    /// More plans than this are forgotten, the oldest first: each has memory of its own.
    private static final int MOST_PLANS = 4;

    private final Program program;
    private final Map<Value, Value> carried;
    private final SimdDevice device;
    private final Map<Value, Tensor> given = new HashMap<>();
    /// What was given since the last run: of what is carried, the rest is newer in memory.
    private final Set<Value> fresh = new HashSet<>();
    private final Map<Map<String, Integer>, Planned> plans = new LinkedHashMap<>();
    private boolean isNew = true;
    private boolean hasRun;
    private Planned current;

    SimdRepetition(Program program, Map<Value, Value> carried, SimdDevice device) {
        this.program = program;
        this.carried = Map.copyOf(carried);
        this.device = device;
        current = nothing();
    }

    @Override
    public void feed(Map<Value, Tensor> feeds) {
        feeds.forEach((value, tensor) -> {
            Operand operand = program.feeds().get(value);
            if (operand == null) {
                return;
            }
            Tensor before = given.put(value, tensor);
            fresh.add(value);
            isNew |= before == null || !before.shape().equals(tensor.shape());
            if (!isNew) {
                current.arena().write(current.memory().place(operand), tensor);
            }
        });
    }

    @Override
    public void run() {
        if (isNew) {
            change();
        }
        current.run();
        hasRun = true;
        fresh.clear();
    }

    /// Goes to the plan for the lengths that are fed now.
    private void change() {
        if (hasRun) {
            carried.keySet().stream()
                    .filter(feed -> !fresh.contains(feed) && program.feeds().containsKey(feed))
                    .forEach(feed -> given.put(feed, read(feed)));
        }
        Map<String, Integer> lengths = Lengths.of(program.feeds(), given);
        Planned next = plans.remove(lengths);
        if (next == null) {
            next = planned(lengths);
        }
        plans.put(lengths, next);
        if (plans.size() > MOST_PLANS) {
            plans.remove(plans.keySet().iterator().next());
        }
        for (Map.Entry<Value, Operand> feed : program.feeds().entrySet()) {
            next.arena().write(next.memory().place(feed.getValue()), Lengths.given(given, feed.getKey()));
        }
        current = next;
        isNew = false;
    }

    /// A plan of no steps.
    private Planned nothing() {
        Program empty = new Program(Map.of(), Map.of(), List.of(), Map.of(), 0);
        return Planned.of(empty, MemoryPlan.of(empty, Map.of(), Map.of()), Map.of(), device);
    }

    /// A new plan. Older ones make room for it where memory is short.
    ///
    /// @throws gradus.engine.graph.GradusException when there is not enough memory for it alone
    private Planned planned(Map<String, Integer> lengths) {
        MemoryLimit limit = device.limit();
        Program here = program.forLengths(lengths);
        MemoryPlan memory = limit.plan(here, lengths, carried);
        while (!plans.isEmpty() && memory.bytes() + held() > limit.bytes()) {
            plans.remove(plans.keySet().iterator().next());
            current = nothing();
        }
        try {
            return Planned.of(here, memory, lengths, device);
        } catch (OutOfMemoryError full) {
            throw MemoryLimit.ofWhatIsLeft().refusal(here, lengths, carried);
        }
    }

    private long held() {
        return plans.values().stream().mapToLong(plan -> plan.memory().bytes()).sum();
    }

    @Override
    public Tensor result(Value result) {
        Operand operand = operand(program.results(), result);
        return current.arena().read(current.memory().place(operand), operand);
    }

    @Override
    public double number(Value result) {
        return current.arena().at(current.memory().place(operand(program.results(), result)), 0);
    }

    @Override
    public Tensor now(Value feed) {
        return hasRun && !fresh.contains(feed) ? read(feed) : Lengths.given(given, feed);
    }

    @Override
    public List<StepTime> times(int runs) {
        run();
        List<RowGroup.Member> steps = current.groups().stream()
                .flatMap(group -> group.members().stream())
                .toList();
        double[] nanoseconds = current.times(runs);
        List<StepTime> times = new ArrayList<>();
        for (int i = 0; i < nanoseconds.length; i++) {
            times.add(new StepTime(steps.get(i).step(), nanoseconds[i]));
        }
        return times;
    }

    private Tensor read(Value feed) {
        Operand operand = operand(program.feeds(), feed);
        return current.arena().read(current.memory().place(operand), operand);
    }

    private static Operand operand(Map<Value, Operand> operands, Value value) {
        Operand operand = operands.get(value);
        if (operand == null) {
            throw new IllegalArgumentException("The program has no " + value);
        }
        return operand;
    }
}
