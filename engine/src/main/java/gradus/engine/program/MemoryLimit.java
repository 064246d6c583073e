package gradus.engine.program;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import gradus.engine.graph.Value;
import gradus.engine.tensor.Dimension;
import java.util.HashMap;
import java.util.Map;

/// How much memory a plan may take. What is larger is refused before it runs, with the figures and what to change.
///
/// @param bytes for all tensors of a plan
/// @param numbers the most that one array holds; more memory doesn't help where that is too few
public record MemoryLimit(long bytes, long numbers) {

    /// A plan may be this part of the memory that Java may use: the rest is data, copies of weights and the window.
    private static final double SHARE = 0.85;

    private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;
    private static final long MEBIBYTE = 1 << 20;
    private static final String ROWS = Dimension.BATCH.toString();

    /// What this process can have. What is used now is no measure: much of it may be garbage.
    public static MemoryLimit ofThisProcess() {
        return new MemoryLimit((long) (SHARE * Runtime.getRuntime().maxMemory()), MOST_NUMBERS);
    }

    /// What is left in this process, right after memory was asked for and not given: then there is no garbage.
    public static MemoryLimit ofWhatIsLeft() {
        Runtime java = Runtime.getRuntime();
        return new MemoryLimit(java.maxMemory() - java.totalMemory() + java.freeMemory(), MOST_NUMBERS);
    }

    /// Plans a program's memory.
    ///
    /// @param carried see [MemoryPlan#of]
    /// @throws GradusException see [#refusal], when it doesn't fit
    public MemoryPlan plan(Program program, Map<String, Integer> lengths, Map<Value, Value> carried) {
        MemoryPlan plan = MemoryPlan.of(program, lengths, carried);
        if (share(plan) > 1) {
            throw refusal(program, lengths, carried);
        }
        return plan;
    }

    /// What is to be told of a program that can't have its memory: `memory.array` when an array can't hold it, else
    /// `memory.plan`.
    public GradusException refusal(Program program, Map<String, Integer> lengths, Map<Value, Value> carried) {
        MemoryPlan plan = MemoryPlan.of(program, lengths, carried);
        Message remedy = remedy(program, lengths, carried);
        return new GradusException(
                arrayShare(plan) > 1
                        ? Diagnostic.error("memory.array", new Place.Everywhere(), largestArray(plan), numbers, remedy)
                        : tooLarge(plan.bytes(), remedy));
    }

    /// What makes a program fit that doesn't: fewer rows at a time where that is enough, else fewer units.
    public Message remedy(Program program, Map<String, Integer> lengths, Map<Value, Value> carried) {
        int rows = lengths.getOrDefault(ROWS, 1);
        long most = mostRows(program, lengths, carried, rows, share(MemoryPlan.of(program, lengths, carried)));
        return most > 0 ? Message.of("memory.fewer-rows", most, rows) : Message.of("memory.fewer-units");
    }

    /// Refuses numbers that a run needs before there is a plan: weights to begin with.
    ///
    /// @throws GradusException `memory.plan`
    public void require(long needed) {
        if (needed > bytes) {
            throw tooLarge(needed);
        }
    }

    /// What is to be told of weights that can't have their memory: `memory.plan`.
    public GradusException tooLarge(long needed) {
        return new GradusException(tooLarge(needed, Message.of("memory.fewer-units")));
    }

    private Diagnostic tooLarge(long needed, Message remedy) {
        return Diagnostic.error(
                "memory.plan",
                new Place.Everywhere(),
                Math.ceilDiv(needed, MEBIBYTE),
                bytes / MEBIBYTE,
                remedy,
                Math.ceilDiv((long) (needed / SHARE), MEBIBYTE));
    }

    /// How many rows at a time would fit, fewer than there are: a plan grows by the same with each row. The guess is
    /// tried, since places begin at even distances.
    private long mostRows(
            Program program, Map<String, Integer> lengths, Map<Value, Value> carried, int rows, double share) {
        if (rows < 2) {
            return 0;
        }
        double one = share(withRows(program, lengths, carried, 1));
        long guess = 1 + (long) ((1 - one) * (rows - 1) / Math.max(share - one, Double.MIN_NORMAL));
        long most = Math.min(guess, rows - 1);
        while (most > 0 && share(withRows(program, lengths, carried, (int) most)) > 1) {
            most = most * 15 / 16;
        }
        return most;
    }

    private static MemoryPlan withRows(
            Program program, Map<String, Integer> lengths, Map<Value, Value> carried, int rows) {
        Map<String, Integer> others = new HashMap<>(lengths);
        others.put(ROWS, rows);
        return MemoryPlan.of(program, others, carried);
    }

    /// The part of the limit that a plan takes: of the bytes or of an array, whichever is more.
    private double share(MemoryPlan plan) {
        return Math.max((double) plan.bytes() / bytes, arrayShare(plan));
    }

    private double arrayShare(MemoryPlan plan) {
        return (double) largestArray(plan) / numbers;
    }

    private static long largestArray(MemoryPlan plan) {
        return Math.max(plan.narrowCount(), plan.wideCount());
    }
}
