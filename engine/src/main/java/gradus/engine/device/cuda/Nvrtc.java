package gradus.engine.device.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import gradus.engine.device.card.CardQueue;
import gradus.engine.device.card.NativeFunction;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// NVIDIA's compiler of CUDA C++ for programs that write some.
final class Nvrtc {

    private final Ask architectureCount;
    private final Ask supportedArchitectures;
    private final NewProgram newProgram;
    private final Compile compile;
    private final OfProgram codeSize;
    private final OfProgram code;
    private final OfProgram logSize;
    private final OfProgram log;
    private final Ask destroy;

    public interface Ask {
        int call(MemorySegment result);
    }

    public interface NewProgram {
        int call(
                MemorySegment program,
                MemorySegment source,
                MemorySegment name,
                int headers,
                MemorySegment texts,
                MemorySegment names);
    }

    public interface Compile {
        int call(MemorySegment program, int count, MemorySegment options);
    }

    public interface OfProgram {
        int call(MemorySegment program, MemorySegment result);
    }

    private Nvrtc(SymbolLookup library) {
        architectureCount = NativeFunction.of(Ask.class, library, "nvrtcGetNumSupportedArchs");
        supportedArchitectures = NativeFunction.of(Ask.class, library, "nvrtcGetSupportedArchs");
        newProgram = NativeFunction.of(NewProgram.class, library, "nvrtcCreateProgram");
        compile = NativeFunction.of(Compile.class, library, "nvrtcCompileProgram");
        codeSize = NativeFunction.of(OfProgram.class, library, "nvrtcGetCUBINSize");
        code = NativeFunction.of(OfProgram.class, library, "nvrtcGetCUBIN");
        logSize = NativeFunction.of(OfProgram.class, library, "nvrtcGetProgramLogSize");
        log = NativeFunction.of(OfProgram.class, library, "nvrtcGetProgramLog");
        destroy = NativeFunction.of(Ask.class, library, "nvrtcDestroyProgram");
    }

    /// Binds the functions; empty when the library lacks one.
    static Optional<Nvrtc> of(SymbolLookup library) {
        try {
            return Optional.of(new Nvrtc(library));
        } catch (NoSuchElementException incomplete) {
            return Optional.empty();
        }
    }

    /// The architectures that it knows: 75 for 7.5.
    Set<Integer> architectures() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_INT);
            if (architectureCount.call(count) != 0) {
                return Set.of();
            }
            MemorySegment numbers = arena.allocate(JAVA_INT, count.get(JAVA_INT, 0));
            return supportedArchitectures.call(numbers) == 0
                    ? Arrays.stream(numbers.toArray(JAVA_INT)).boxed().collect(Collectors.toUnmodifiableSet())
                    : Set.of();
        }
    }

    /// Compiles a text for one architecture.
    ///
    /// @param arena of what is returned
    /// @param queue says what is wrong when it can't
    /// @throws gradus.engine.device.DeviceException with what the compiler says
    MemorySegment compile(String source, Architecture architecture, Arena arena, CardQueue queue) {
        MemorySegment program = arena.allocate(ADDRESS);
        check(
                queue,
                "nvrtcCreateProgram",
                newProgram.call(
                        program,
                        arena.allocateFrom(source),
                        arena.allocateFrom("kernels.cu"),
                        0,
                        MemorySegment.NULL,
                        MemorySegment.NULL));
        try {
            MemorySegment handle = program.get(ADDRESS, 0);
            MemorySegment option = arena.allocateFrom("--gpu-architecture=sm_" + architecture.number());
            int failure = compile.call(handle, 1, arena.allocateFrom(ADDRESS, option));
            if (failure != 0) {
                throw queue.buildFailure("nvrtcCompileProgram", failure, log(handle, arena));
            }
            MemorySegment size = arena.allocate(JAVA_LONG);
            check(queue, "nvrtcGetCUBINSize", codeSize.call(handle, size));
            MemorySegment image = arena.allocate(size.get(JAVA_LONG, 0), Long.BYTES);
            check(queue, "nvrtcGetCUBIN", code.call(handle, image));
            return image;
        } finally {
            destroy.call(program);
        }
    }

    private String log(MemorySegment program, Arena arena) {
        MemorySegment size = arena.allocate(JAVA_LONG);
        if (logSize.call(program, size) != 0 || size.get(JAVA_LONG, 0) == 0) {
            return "";
        }
        MemorySegment text = arena.allocate(size.get(JAVA_LONG, 0) + 1);
        return log.call(program, text) == 0 ? text.getString(0) : "";
    }

    private static void check(CardQueue queue, String call, int failure) {
        if (failure != 0) {
            throw queue.buildFailure(call, failure, call + ": error " + failure);
        }
    }
}
