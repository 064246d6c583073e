package gradus.engine.device.opencl;

import gradus.engine.device.Device;
import gradus.engine.device.card.CardFacts;
import gradus.engine.device.card.CardLibrary;
import gradus.engine.device.card.NativeFunction;
import gradus.engine.graph.Message;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// The OpenCL library of this computer, which hands each call on to the driver of the device.
public final class OpenClLibrary implements CardLibrary {

    private static final List<String> NAMES = List.of(
            "libOpenCL.so.1", "libOpenCL.so", "OpenCL.dll", "/System/Library/Frameworks/OpenCL.framework/OpenCL");

    private static final long ALL_TYPES = 0xFFFFFFFFL;
    private static final long TYPE_PROCESSOR = 1 << 1;
    private static final int PLATFORM_NAME = 0x0902;
    private static final int TYPE = 0x1000;
    private static final int UNITS = 0x1002;
    private static final int LARGEST_GROUP = 0x1004;
    private static final int LARGEST_BUFFER = 0x1010;
    private static final int MEMORY = 0x101F;
    private static final int LOCAL_MEMORY = 0x1023;
    private static final int HAS_COMPILER = 0x1028;
    private static final int NAME = 0x102B;
    private static final int VENDOR = 0x102C;
    private static final int VERSION = 0x102F;

    private record Device(MemorySegment platform, MemorySegment handle) {}

    private final OpenClFunctions functions;

    private OpenClLibrary(OpenClFunctions functions) {
        this.functions = functions;
    }

    /// Loads the library; empty when there is none. Drivers are loaded with it, and one may end the process.
    public static Optional<OpenClLibrary> open() {
        return open(NAMES);
    }

    /// Loads the first of these libraries that is there and has all functions.
    @SuppressWarnings("restricted") // a driver could break the process; that is why it is tried in another one first
    static Optional<OpenClLibrary> open(List<String> names) {
        keepDivisionByZero();
        for (String name : names) {
            try {
                return Optional.of(
                        new OpenClLibrary(new OpenClFunctions(SymbolLookup.libraryLookup(name, Arena.global()))));
            } catch (IllegalArgumentException | NoSuchElementException absent) {
                // The next name may be the one that this system has.
            }
        }
        return Optional.empty();
    }

    /// PoCL would replace the handler of a signal by which Java notices integer division by zero, so that 1 / 0 gave a
    /// number. This variable tells it not to; Java itself can't set one.
    private static void keepDivisionByZero() {
        Linker.nativeLinker().defaultLookup().find("setenv").ifPresent(setenv -> {
            try (Arena arena = Arena.ofConfined()) {
                NativeFunction.of(OpenClSignatures.SetVariable.class, setenv)
                        .call(arena.allocateFrom("POCL_SIGFPE_HANDLER"), arena.allocateFrom("0"), 0);
            }
        });
    }

    /// All devices of all platforms.
    @Override
    public List<CardFacts> devices() {
        try (Arena arena = Arena.ofConfined()) {
            List<Device> devices = handles(arena);
            List<CardFacts> facts = new ArrayList<>();
            for (int i = 0; i < devices.size(); i++) {
                facts.add(facts(arena, i, devices.get(i)));
            }
            return facts;
        }
    }

    @Override
    public Optional<Message> refusal(CardFacts card) {
        return card.hasCompiler() ? Optional.empty() : Optional.of(Message.of("device.opencl.no-compiler"));
    }

    @Override
    public ClQueue open(CardFacts card) {
        return new ClQueue(this, card);
    }

    OpenClFunctions functions() {
        return functions;
    }

    /// The driver's handle of a device.
    MemorySegment handle(CardFacts device) {
        try (Arena arena = Arena.ofConfined()) {
            List<Device> devices = handles(arena);
            if (device.index() >= devices.size()) {
                throw OpenClErrors.ERRORS.failure("clGetDeviceIDs", OpenClErrors.NO_DEVICE);
            }
            return devices.get(device.index()).handle();
        }
    }

    /// A platform that fails doesn't hide the devices of the others.
    private List<Device> handles(Arena arena) {
        List<Device> devices = new ArrayList<>();
        int failure = 0;
        for (MemorySegment platform : platforms(arena)) {
            MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
            int code = functions.devices.call(platform, ALL_TYPES, 0, MemorySegment.NULL, count);
            int room = count.get(ValueLayout.JAVA_INT, 0);
            if (code == 0 && room > 0) {
                MemorySegment handles = arena.allocate(ValueLayout.ADDRESS, room);
                code = functions.devices.call(platform, ALL_TYPES, room, handles, count);
                if (code == 0) {
                    handles(handles, room).forEach(handle -> devices.add(new Device(platform, handle)));
                }
            }
            failure = code == OpenClErrors.NO_DEVICE ? failure : code;
        }
        if (devices.isEmpty()) {
            OpenClErrors.check("clGetDeviceIDs", failure);
        }
        return devices;
    }

    private List<MemorySegment> platforms(Arena arena) {
        MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
        int code = functions.platforms.call(0, MemorySegment.NULL, count);
        int room = count.get(ValueLayout.JAVA_INT, 0);
        if (code == OpenClErrors.NO_PLATFORM || (code == 0 && room == 0)) {
            return List.of();
        }
        OpenClErrors.check("clGetPlatformIDs", code);
        MemorySegment handles = arena.allocate(ValueLayout.ADDRESS, room);
        OpenClErrors.check("clGetPlatformIDs", functions.platforms.call(room, handles, count));
        return handles(handles, room);
    }

    private static List<MemorySegment> handles(MemorySegment array, int count) {
        List<MemorySegment> handles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            handles.add(array.getAtIndex(ValueLayout.ADDRESS, i));
        }
        return handles;
    }

    private CardFacts facts(Arena arena, int index, Device device) {
        Info info = new Info(arena, functions.deviceInfo, "clGetDeviceInfo", device.handle());
        return new CardFacts(
                "opencl",
                index,
                new Info(arena, functions.platformInfo, "clGetPlatformInfo", device.platform()).text(PLATFORM_NAME),
                info.text(NAME),
                info.text(VENDOR),
                info.text(VERSION),
                info.number(MEMORY),
                info.number(LARGEST_BUFFER),
                Math.toIntExact(Math.min(info.number(LOCAL_MEMORY), Integer.MAX_VALUE)),
                Math.toIntExact(Math.min(info.number(LARGEST_GROUP), Integer.MAX_VALUE)),
                Math.toIntExact(info.number(UNITS)),
                (info.number(TYPE) & TYPE_PROCESSOR) != 0,
                info.number(HAS_COMPILER) != 0,
                false);
    }

    /// Asks for properties of a platform or device.
    private record Info(Arena arena, OpenClSignatures.Info function, String call, MemorySegment object) {

        /// A property of 4 or 8 bytes; every system that has OpenCL keeps the lower bytes first.
        long number(int what) {
            MemorySegment value = arena.allocate(ValueLayout.JAVA_LONG);
            OpenClErrors.check(call, function.call(object, what, value.byteSize(), value, MemorySegment.NULL));
            return value.get(ValueLayout.JAVA_LONG, 0);
        }

        String text(int what) {
            MemorySegment length = arena.allocate(ValueLayout.JAVA_LONG);
            OpenClErrors.check(call, function.call(object, what, 0, MemorySegment.NULL, length));
            MemorySegment value = arena.allocate(length.get(ValueLayout.JAVA_LONG, 0) + 1);
            OpenClErrors.check(call, function.call(object, what, value.byteSize(), value, MemorySegment.NULL));
            return value.getString(0, StandardCharsets.UTF_8).strip();
        }
    }
}
