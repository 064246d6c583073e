package gradus.engine.device.card;

import gradus.engine.device.kernel.DevicePlan;
import gradus.engine.program.MemoryPlan;
import java.util.Optional;

/// The memory on the card that all plans of a program lie in, of which one runs at a time. The program's constants,
/// such as a data set, lie at the same places for all lengths, so that they are there once. It only grows, and then
/// has room for every plan that there was.
final class SharedMemory {

    private final CardPool pool;
    private Optional<CardBuffer> buffer = Optional.empty();
    private int wideBase;
    private int behind;

    SharedMemory(CardPool pool) {
        this.pool = pool;
    }

    /// Where whole numbers begin in a plan that shall lie here.
    long wideBase(MemoryPlan plan) {
        return Math.max(wideBase, plan.narrowCount());
    }

    /// How many elements it must have at least to have room for a plan.
    long needed(MemoryPlan plan) {
        return wideBase(plan) + Math.max(behind, plan.wideCount());
    }

    /// Whether a plan can lie here as it is.
    boolean holds(DevicePlan plan) {
        return buffer.isPresent() && plan.wideBase() == wideBase && plan.elements() - wideBase <= behind;
    }

    /// Takes more memory, with anything in it.
    ///
    /// @throws gradus.engine.device.DeviceException when the card has no such memory
    void enlarge(DevicePlan plan) {
        giveBack();
        behind = Math.max(behind, plan.elements() - plan.wideBase());
        wideBase = plan.wideBase();
        buffer = Optional.of(pool.take(4L * (wideBase + behind)));
    }

    CardBuffer buffer() {
        return buffer.orElseThrow();
    }

    /// Gives it back, and remembers how large it was.
    void giveBack() {
        buffer.ifPresent(pool::give);
        buffer = Optional.empty();
    }

    /// Forgets how large it was.
    void forget() {
        giveBack();
        wideBase = 0;
        behind = 0;
    }

    /// Gives it back from any thread.
    void drop() {
        buffer.ifPresent(pool::drop);
    }
}
