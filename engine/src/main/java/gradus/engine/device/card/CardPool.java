package gradus.engine.device.card;

import gradus.engine.device.DeviceException;
import java.lang.ref.Cleaner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Buffers that are used again: drivers take long to make some. They come in sizes of which there are eight between a
/// power of two and the next.
final class CardPool {

    /// A buffer with more bytes is freed as soon as it is given back, and so is one that makes the spare ones more.
    private static final long MOST_SPARE = 256 << 20;

    private static final long SMALLEST = 1 << 12;

    private final CardQueue queue;
    private final Map<Long, Deque<CardBuffer>> spare = new HashMap<>();
    private final Queue<CardBuffer> dropped = new ConcurrentLinkedQueue<>();
    private final Cleaner cleaner = Cleaner.create();
    private long spareBytes;
    private int used;

    CardPool(CardQueue queue) {
        this.queue = queue;
    }

    /// A buffer of at least so many bytes, with anything in it.
    ///
    /// @throws DeviceException when the device has no such memory, even when all spare buffers are freed
    CardBuffer take(long bytes) {
        collect();
        long size = size(bytes);
        Deque<CardBuffer> same = spare.get(size);
        CardBuffer buffer;
        if (same != null && !same.isEmpty()) {
            buffer = same.removeLast();
            spareBytes -= size;
        } else {
            buffer = made(size);
        }
        used++;
        return buffer;
    }

    private CardBuffer made(long size) {
        try {
            return queue.buffer(size);
        } catch (DeviceException full) {
            if (!full.isOutOfMemory()) {
                throw full;
            }
            queue.freeUnreachable();
            free();
            return queue.buffer(size);
        }
    }

    static long size(long bytes) {
        long step = Math.max(SMALLEST, Long.highestOneBit(Math.max(1, bytes)) / 8);
        return Math.ceilDiv(Math.max(1, bytes), step) * step;
    }

    /// Gives a buffer back.
    void give(CardBuffer buffer) {
        used--;
        if (spareBytes + buffer.bytes() > MOST_SPARE) {
            buffer.close();
        } else {
            spareBytes += buffer.bytes();
            spare.computeIfAbsent(buffer.bytes(), size -> new ArrayDeque<>()).add(buffer);
        }
    }

    /// Gives a buffer back from any thread.
    void drop(CardBuffer buffer) {
        dropped.add(buffer);
    }

    /// Does something when nothing points to an object any more.
    ///
    /// @param action must not hold on to it
    void whenUnreachable(Object object, Runnable action) {
        cleaner.register(object, action);
    }

    /// Frees all spare buffers.
    void free() {
        collect();
        spare.values().forEach(same -> same.forEach(CardBuffer::close));
        spare.clear();
        spareBytes = 0;
    }

    /// How many buffers are in use.
    int used() {
        collect();
        return used;
    }

    private void collect() {
        for (CardBuffer buffer = dropped.poll(); buffer != null; buffer = dropped.poll()) {
            give(buffer);
        }
    }
}
