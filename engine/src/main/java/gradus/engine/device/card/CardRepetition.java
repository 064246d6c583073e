package gradus.engine.device.card;

import gradus.engine.device.DeviceException;
import gradus.engine.device.Lengths;
import gradus.engine.device.Repetition;
import gradus.engine.device.kernel.DevicePlan;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.instruction.Operand;
import gradus.engine.program.MemoryLimit;
import gradus.engine.program.MemoryPlan;
import gradus.engine.program.Program;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A program whose tensors stay on the device. For each set of lengths there is a plan of its own, and all share one
/// memory, with the constants in it; what is carried moves along when another plan is needed. A run only asks the
/// device for work; what is wrong with its indices is told
/// when a result is read.
final class CardRepetition implements Repetition {

    /// More plans than this are forgotten, the oldest first: each has a table on the device.
    private static final int MOST_PLANS = 4;

    /// What is held of tensors whose rows are picked may be this part of the device's memory.
    private static final int HELD_PART = 4;

    /// And no more numbers, since they go through an array of as many.
    private static final int MOST_HELD = 1 << 26;

    /// The device may be so many runs behind.
    private static final int MOST_WAITING = 256;

    private Program program;
    /// The same where no rows are picked on the device.
    private Program fed;
    private Map<Value, Value> carried;
    private final CardDevice device;
    private final boolean isRepeated;
    private final Map<Value, Tensor> given = new HashMap<>();
    /// What was given since the last run: of what is carried, the rest is newer on the device.
    private final Set<Value> fresh = new HashSet<>();
    private final Map<Map<String, Integer>, CardPlan> plans = new LinkedHashMap<>();
    private final SharedMemory shared;
    /// The tensors whose rows are picked on the device, by what they are fed to.
    private Map<Value, Tensor> held = Map.of();
    private Optional<CardPlan> current = Optional.empty();
    private boolean isNew = true;
    /// Whether the plans are of another program.
    private boolean isOther;
    private boolean mayHold = true;
    private boolean isKeeping;
    private long runs;
    private int waiting;

    /// @param isRepeated whether it runs so often that a kernel of its own pays
    CardRepetition(Program program, Map<Value, Value> carried, CardDevice device, boolean isRepeated) {
        this.isRepeated = isRepeated;
        this.program = program;
        this.fed = program;
        this.carried = Map.copyOf(carried);
        this.device = device;
        shared = new SharedMemory(device.pool());
        Map<Map<String, Integer>, CardPlan> all = plans;
        SharedMemory memory = shared;
        device.pool().whenUnreachable(this, () -> {
            all.values().forEach(CardPlan::drop);
            memory.drop();
        });
    }

    @Override
    public void feed(Map<Value, Tensor> feeds) {
        if (feeds.keySet().stream().anyMatch(held::containsKey)) {
            hold(Map.of());
        }
        feeds.forEach((value, tensor) -> {
            if (program.feeds().containsKey(value)) {
                Tensor before = given.put(value, tensor);
                fresh.add(value);
                isNew |= before == null || !before.shape().equals(tensor.shape());
            }
        });
    }

    @Override
    public void feedRows(Map<Value, Tensor> whole, int[] rows) {
        if (!mayHold || !isHeld(whole)) {
            hold(canHold(whole) ? whole : Map.of());
        }
        if (held.isEmpty()) {
            Repetition.super.feedRows(whole, rows);
        } else {
            feed(HeldRows.at(rows));
        }
    }

    private boolean isHeld(Map<Value, Tensor> whole) {
        IdentityHashMap<Tensor, Value> same = new IdentityHashMap<>();
        held.forEach((value, tensor) -> same.put(tensor, value));
        return held.size() == whole.size() && same.keySet().containsAll(whole.values());
    }

    private boolean canHold(Map<Value, Tensor> whole) {
        long numbers = whole.values().stream().mapToLong(Tensor::size).sum();
        return mayHold
                && numbers <= MOST_HELD
                && 4 * numbers <= device.limit().bytes() / HELD_PART
                && HeldRows.canPick(fed, whole);
    }

    /// Holds nothing any more where there is too little memory for that beside the program's own tensors.
    private void letGoWhatDoesNotFit() {
        if (held.isEmpty()) {
            return;
        }
        Map<String, Integer> lengths = Lengths.of(program.feeds(), given);
        boolean isPlanned = !isOther && plans.containsKey(lengths);
        if (!isPlanned && !fits(numbers(MemoryPlan.of(program, lengths, carried)))) {
            mayHold = false;
            feedRows(held, HeldRows.rows(given));
        }
    }

    private static long numbers(MemoryPlan memory) {
        return memory.narrowCount() + memory.wideCount();
    }

    private boolean fits(long numbers) {
        return numbers <= device.limit().numbers()
                && 4 * numbers <= device.limit().bytes();
    }

    private void hold(Map<Value, Tensor> whole) {
        if (whole.isEmpty() && held.isEmpty()) {
            return;
        }
        held = Map.copyOf(whole);
        program = held.isEmpty() ? fed : HeldRows.added(fed, held);
        fresh.retainAll(program.feeds().keySet());
        isNew = true;
        isOther = true;
    }

    @Override
    public void keep(Value result) {
        if (isKeeping || hasRun() || !held.isEmpty()) {
            throw new IllegalStateException("A number is kept from the first run on, and only one");
        }
        fed = KeptNumbers.added(fed, result, carried.keySet());
        program = fed;
        carried = KeptNumbers.carried(carried);
        isKeeping = true;
        feed(KeptNumbers.first());
    }

    @Override
    public int mostKept() {
        return isKeeping ? KeptNumbers.MOST : 1;
    }

    @Override
    public double[] numbers(Value result, int last) {
        return isKeeping && last > 1
                ? KeptNumbers.last(now(KeptNumbers.row()), runs, last)
                : new double[] {number(result)};
    }

    @Override
    public void run() {
        if (isKeeping) {
            feed(KeptNumbers.at(runs));
        }
        device.locked(() -> {
            if (isNew) {
                letGoWhatDoesNotFit();
                change();
            }
            CardPlan plan = current.orElseThrow();
            Map<Operand, Tensor> newer = new HashMap<>();
            fresh.forEach(value -> newer.put(operand(program.feeds(), value), Lengths.given(given, value)));
            plan.run(newer);
            if (++waiting > MOST_WAITING) {
                device.queue().finish();
                waiting = 0;
            }
            runs++;
            fresh.clear();
            return plan;
        });
    }

    private boolean hasRun() {
        return runs > 0;
    }

    /// Goes to the plan for the lengths that are fed now.
    private void change() {
        if (hasRun()) {
            carried.keySet().stream()
                    .filter(feed -> !fresh.contains(feed) && program.feeds().containsKey(feed))
                    .forEach(feed -> given.put(feed, read(program.feeds(), feed)));
        }
        current.ifPresent(CardPlan::ask);
        if (isOther) {
            forgetAll();
            shared.forget();
        }
        isOther = false;
        Map<String, Integer> lengths = Lengths.of(program.feeds(), given);
        CardPlan next = plans.remove(lengths);
        if (next == null) {
            next = planned(lengths);
        }
        plans.put(lengths, next);
        next.begin();
        if (plans.size() > MOST_PLANS) {
            forgetOldest();
        }
        fresh.addAll(program.feeds().keySet());
        current = Optional.of(next);
        isNew = false;
    }

    private void forgetAll() {
        while (!plans.isEmpty()) {
            forgetOldest();
        }
        current = Optional.empty();
    }

    private void forgetOldest() {
        CardPlan oldest = plans.remove(plans.keySet().iterator().next());
        if (oldest != null) {
            oldest.close();
        }
    }

    /// A new plan. Older ones are forgotten where the memory that they share must be larger for it.
    ///
    /// @throws GradusException `memory.device` when the device has not enough memory for it alone
    /// @throws DeviceException when it has, but not now
    private CardPlan planned(Map<String, Integer> lengths) {
        MemoryPlan memory = MemoryPlan.of(program, lengths, carried);
        long numbers = numbers(memory);
        if (!fits(numbers)) {
            throw tooLarge(4 * numbers, lengths);
        }
        if (!fits(shared.needed(memory))) {
            forgetAll();
            shared.forget();
        }
        int wideBase = Math.toIntExact(shared.wideBase(memory));
        DevicePlan plan = DevicePlan.of(program, memory, wideBase, lengths, device.kernelLimits(), isRepeated);
        if (shared.holds(plan)) {
            return device.plan(plan, shared.buffer(), lengths);
        }
        forgetAll();
        shared.enlarge(plan);
        try {
            CardPlan made = device.plan(plan, shared.buffer(), lengths);
            made.write(program.constants());
            return made;
        } catch (DeviceException failed) {
            shared.giveBack();
            throw failed;
        }
    }

    private GradusException tooLarge(long bytes, Map<String, Integer> lengths) {
        MemoryLimit limit = device.limit();
        return new GradusException(Diagnostic.error(
                "memory.device",
                new Place.Everywhere(),
                device.facts().name(),
                Math.ceilDiv(bytes, 1L << 20),
                limit.bytes() >> 20,
                limit.remedy(program, lengths, carried)));
    }

    @Override
    public Tensor result(Value result) {
        return device.locked(() -> read(program.results(), result));
    }

    @Override
    public double number(Value result) {
        return result(result).at(0);
    }

    @Override
    public Tensor now(Value feed) {
        return hasRun() && !fresh.contains(feed)
                ? device.locked(() -> read(program.feeds(), feed))
                : Lengths.given(given, feed);
    }

    private Tensor read(Map<Value, Operand> operands, Value value) {
        waiting = 0;
        return current.orElseThrow(() -> new IllegalStateException("Nothing has run yet"))
                .read(operand(operands, value));
    }

    /// How many kernels a run launches.
    int launches() {
        return current.map(CardPlan::launches).orElse(0);
    }

    /// Whether rows are picked on the device.
    boolean isHolding() {
        return !held.isEmpty();
    }

    private static Operand operand(Map<Value, Operand> operands, Value value) {
        Operand operand = operands.get(value);
        if (operand == null) {
            throw new IllegalArgumentException("The program has no " + value);
        }
        return operand;
    }
}
