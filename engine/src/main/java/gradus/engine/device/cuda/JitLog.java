package gradus.engine.device.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Where the driver's compiler writes what is wrong.
final class JitLog {

    private static final int ERROR_BUFFER = 5;
    private static final int ERROR_BUFFER_BYTES = 6;
    private static final int ROOM = 1 << 14;

    private final MemorySegment text;
    private final MemorySegment options;
    private final MemorySegment values;

    JitLog(Arena arena) {
        text = arena.allocate(ROOM);
        options = arena.allocateFrom(JAVA_INT, ERROR_BUFFER, ERROR_BUFFER_BYTES);
        // A number is handed over as a pointer that has its value.
        values = arena.allocate(ADDRESS, count());
        values.setAtIndex(ADDRESS, 0, text);
        values.setAtIndex(ADDRESS, 1, MemorySegment.ofAddress(ROOM - 1));
    }

    static int count() {
        return 2;
    }

    MemorySegment options() {
        return options;
    }

    MemorySegment values() {
        return values;
    }

    String text() {
        return text.getString(0);
    }
}
