package gradus.engine.device.card;

import gradus.engine.device.kernel.DevicePlan;
import gradus.engine.device.kernel.DevicePlan.IndexCheck;
import gradus.engine.device.kernel.KernelLimits;
import gradus.engine.device.kernel.Stage;
import gradus.engine.instruction.Operand;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A plan in memory on the card that it may share with others, of which one runs at a time. One thread at a time.
final class CardPlan {

    /// More groups than so many for each of the device's units don't make it faster.
    private static final int GROUPS_OF_A_UNIT = 32;

    private static final int MOST_SLICES = 1 << 12;

    /// A display that the card serves too waits no longer for a launch.
    private static final double LONGEST_SECONDS = 0.05;

    /// Tensors that lie no farther apart are written together.
    private static final int GAP = 16;

    private final CardQueue queue;
    private final CardPool pool;
    private final DevicePlan plan;
    private final Map<String, Integer> lengths;
    private final CardBuffer memory;
    private final CardBuffer table;
    private final CardRun run;
    private final int launches;
    private final KernelLimits limits;
    private final int groupSize;
    private final int mostGroups;
    private final List<int[]> waiting = new ArrayList<>();
    private List<Operand> waitingFor = List.of();
    private boolean isChecked = true;

    /// Takes memory for its table and compiles what isn't.
    ///
    /// @param memory with room for it
    /// @throws gradus.engine.device.DeviceException when there is not enough memory
    CardPlan(
            DevicePlan plan,
            CardBuffer memory,
            Map<String, Integer> lengths,
            KernelLimits limits,
            CardQueue queue,
            CardPool pool) {
        this.queue = queue;
        this.pool = pool;
        this.plan = plan;
        this.memory = memory;
        this.lengths = lengths;
        this.limits = limits;
        groupSize = limits.groupSize();
        mostGroups = GROUPS_OF_A_UNIT * limits.units();
        List<CardLaunch> all = new ArrayList<>();
        add(plan.stages(), 0, all);
        launches = all.size();
        int[] rows = plan.table();
        table = pool.take(4L * rows.length);
        run = queue.run(memory, table, all);
        queue.write(table, 0, MemorySegment.ofArray(rows));
    }

    /// Comes before the first run, and the first after another plan's in the same memory.
    void begin() {
        forgetWrongIndices();
        isChecked = true;
    }

    private void add(List<Stage> stages, int time, List<CardLaunch> all) {
        for (Stage stage : stages) {
            switch (stage) {
                case Stage.Call call -> {
                    int size = call.groupSize() > 0 ? call.groupSize() : groupSize;
                    int groups = call.groupSize() > 0
                            ? call.items()
                            : Math.min(mostGroups, Math.ceilDiv(call.items(), groupSize));
                    CardKernel kernel = queue.kernel(call);
                    int at = call.at() + time * call.step();
                    CardGroups.all(groups, size)
                            .cut(slices(call))
                            .forEach(some -> all.add(new CardLaunch(kernel, at, some)));
                }
                case Stage.Loop(int times, var body) -> {
                    for (int i = 0; i < times; i++) {
                        add(body, i, all);
                    }
                }
            }
        }
    }

    /// In how many launches a call goes, so that none takes too long. A library cuts its products itself.
    private int slices(Stage.Call call) {
        boolean isOfLibrary = limits.hasProducts() && call.product().isPresent();
        return isOfLibrary ? 1 : (int) Math.clamp(Math.ceil(limits.seconds(call) / LONGEST_SECONDS), 1, MOST_SLICES);
    }

    /// Asks the device for one run, with these tensors where they belong. Small runs wait until some are asked for
    /// together, or a result is read.
    void run(Map<Operand, Tensor> tensors) {
        if (!plan.isOneLaunch()) {
            write(tensors);
            launch();
            return;
        }
        List<Operand> order = order(tensors);
        if (plan.needed(order, 1) > plan.room()) {
            ask();
            write(tensors);
            order = List.of();
        }
        boolean fits = waiting.size() < plan.mostRuns() && plan.needed(order, waiting.size() + 1) <= plan.room();
        if (!order.equals(waitingFor) || !fits) {
            ask();
            waitingFor = order;
        }
        int[] bits = new int[order.stream().mapToInt(plan::count).sum()];
        int at = 0;
        for (Operand operand : order) {
            bits(operand, Objects.requireNonNull(tensors.get(operand)), bits, at);
            at += plan.count(operand);
        }
        waiting.add(bits);
    }

    /// Hands the runs over that wait.
    void ask() {
        if (!waiting.isEmpty()) {
            queue.send(memory, 4L * plan.given(), MemorySegment.ofArray(plan.written(waitingFor, waiting)));
            waiting.clear();
            launch();
        }
    }

    private void launch() {
        run.ask();
        isChecked = plan.checks().isEmpty();
    }

    private List<Operand> order(Map<Operand, Tensor> tensors) {
        return tensors.keySet().stream()
                .sorted(Comparator.comparingInt(plan::at))
                .toList();
    }

    /// Puts tensors where they belong.
    void write(Map<Operand, Tensor> tensors) {
        List<Operand> order = order(tensors);
        int first = 0;
        for (int i = 1; i <= order.size(); i++) {
            if (i == order.size() || plan.at(order.get(i)) > end(order.get(i - 1)) + GAP) {
                write(order.subList(first, i), tensors);
                first = i;
            }
        }
    }

    private int end(Operand operand) {
        return plan.at(operand) + plan.count(operand);
    }

    private void write(List<Operand> neighbours, Map<Operand, Tensor> tensors) {
        if (neighbours.isEmpty()) {
            return;
        }
        int start = plan.at(neighbours.getFirst());
        int[] bits = new int[end(neighbours.getLast()) - start];
        for (Operand operand : neighbours) {
            bits(operand, Objects.requireNonNull(tensors.get(operand)), bits, plan.at(operand) - start);
        }
        queue.send(memory, 4L * start, MemorySegment.ofArray(bits));
    }

    /// A tensor as it stands in memory.
    private void bits(Operand operand, Tensor tensor, int[] bits, int at) {
        if (plan.isWhole(operand)) {
            for (int i = 0; i < tensor.size(); i++) {
                bits[at + i] = (int) tensor.at(i);
            }
        } else {
            float[] values = tensor.toFloats();
            MemorySegment.copy(
                    MemorySegment.ofArray(values), 0, MemorySegment.ofArray(bits), 4L * at, 4L * values.length);
        }
    }

    /// What stands where a tensor belongs.
    ///
    /// @throws IllegalArgumentException when an index of the last run was no place along its axis
    Tensor read(Operand operand) {
        ask();
        check();
        Shape shape = operand.shape().resolve(lengths);
        int count = plan.count(operand);
        if (!plan.isWhole(operand)) {
            float[] values = new float[count];
            queue.read(memory, 4L * plan.at(operand), MemorySegment.ofArray(values));
            return operand.type() == ElementType.FLOAT32
                    ? Tensor.owning(shape, values)
                    : Tensor.owning(shape, values).as(operand.type());
        }
        int[] values = new int[count];
        queue.read(memory, 4L * plan.at(operand), MemorySegment.ofArray(values));
        return Tensor.owning(
                operand.type(), shape, Arrays.stream(values).asDoubleStream().toArray());
    }

    private void check() {
        if (isChecked) {
            return;
        }
        isChecked = true;
        List<IndexCheck> checks = plan.checks();
        int[] found = new int[checks.size()];
        queue.read(memory, 4L * checks.getFirst().at(), MemorySegment.ofArray(found));
        for (int i = 0; i < found.length; i++) {
            if (found[i] != DevicePlan.NOTHING_WRONG) {
                forgetWrongIndices();
                throw new IllegalArgumentException("The index " + found[i] + " is outside an axis of length "
                        + checks.get(i).length());
            }
        }
    }

    private void forgetWrongIndices() {
        if (!plan.checks().isEmpty()) {
            int[] none = new int[plan.checks().size()];
            Arrays.fill(none, DevicePlan.NOTHING_WRONG);
            queue.write(memory, 4L * plan.checks().getFirst().at(), MemorySegment.ofArray(none));
        }
    }

    /// How many kernels a run launches.
    int launches() {
        return launches;
    }

    /// Gives back what it alone has.
    void close() {
        run.close();
        pool.give(table);
    }

    /// The same from any thread.
    void drop() {
        pool.drop(table);
    }
}
