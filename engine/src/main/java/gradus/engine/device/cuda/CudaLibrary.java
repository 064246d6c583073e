package gradus.engine.device.cuda;

import gradus.engine.device.card.CardFacts;
import gradus.engine.device.card.CardLibrary;
import gradus.engine.device.card.DriverErrors;
import gradus.engine.graph.Message;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/// NVIDIA's driver on this computer.
public final class CudaLibrary implements CardLibrary {

    private static final List<String> NAMES = List.of("libcuda.so.1", "nvcuda.dll");

    /// The variable of the environment by which people allow TF32 (1) or forbid it (0).
    private static final String ROUNDING = "GRADUS_TF32";

    private static final int LARGEST_GROUP = 1;
    private static final int LOCAL_MEMORY = 8;
    private static final int UNITS = 16;
    private static final int MAJOR = 75;
    private static final int MINOR = 76;

    /// The oldest architecture that the compiled kernels are for.
    private static final Architecture OLDEST = new Architecture(7, 5);

    private static final int NAME_ROOM = 256;

    private final CudaFunctions functions;
    private final DriverErrors errors;
    private final CudaExtras extras;

    private CudaLibrary(CudaFunctions functions, NvidiaLibraries libraries, boolean mayRound) {
        this.functions = functions;
        this.errors = CudaErrors.of(functions);
        this.extras = new CudaExtras(libraries, version() / 1000, mayRound);
    }

    /// Loads the driver; empty when there is none.
    public static Optional<CudaLibrary> open() {
        return open(false);
    }

    /// The same.
    ///
    /// @param mayRound whether factors of products may be rounded to 10 bits of mantissa (TF32), unless the
    ///     [environment][#rounding()] says otherwise
    public static Optional<CudaLibrary> open(boolean mayRound) {
        return open(NAMES, NvidiaLibraries.here(), rounding().orElse(mayRound));
    }

    /// Whether the environment allows that products round their factors (`GRADUS_TF32=1`) or forbids it
    /// (`GRADUS_TF32=0`); empty where it says neither. It wins over every other choice.
    public static Optional<Boolean> rounding() {
        return rounding(System.getenv());
    }

    static Optional<Boolean> rounding(Map<String, String> environment) {
        return switch (environment.getOrDefault(ROUNDING, "")) {
            case "0" -> Optional.of(false);
            case "1" -> Optional.of(true);
            default -> Optional.empty();
        };
    }

    /// Loads the first of these libraries that is there and has all functions.
    ///
    /// @param libraries what else of NVIDIA's is used where it is found
    /// @param mayRound whether factors of products may be rounded to 10 bits of mantissa (TF32)
    @SuppressWarnings("restricted") // a driver could break the process; that is why it is tried in another one first
    static Optional<CudaLibrary> open(List<String> names, NvidiaLibraries libraries, boolean mayRound) {
        for (String name : names) {
            try {
                CudaFunctions functions = new CudaFunctions(SymbolLookup.libraryLookup(name, Arena.global()));
                return Optional.of(new CudaLibrary(functions, libraries, mayRound));
            } catch (IllegalArgumentException | NoSuchElementException absent) {
                // The next name may be the one that this system has.
            }
        }
        return Optional.empty();
    }

    CudaFunctions functions() {
        return functions;
    }

    DriverErrors errors() {
        return errors;
    }

    CudaExtras extras() {
        return extras;
    }

    @Override
    public List<CardFacts> devices() {
        try (Arena arena = Arena.ofConfined()) {
            int code = functions.begin.call(0);
            if (code == CudaErrors.NO_DEVICE) {
                return List.of();
            }
            errors.check("cuInit", code);
            MemorySegment number = arena.allocate(ValueLayout.JAVA_INT);
            errors.check("cuDeviceGetCount", functions.deviceCount.call(number));
            int count = number.get(ValueLayout.JAVA_INT, 0);
            List<CardFacts> facts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                facts.add(facts(arena, i));
            }
            return facts;
        }
    }

    /// 13020 for CUDA 13.2.
    private int version() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment number = arena.allocate(ValueLayout.JAVA_INT);
            errors.check("cuDriverGetVersion", functions.version.call(number));
            return number.get(ValueLayout.JAVA_INT, 0);
        }
    }

    private CardFacts facts(Arena arena, int index) {
        int device = device(index);
        MemorySegment name = arena.allocate(NAME_ROOM);
        errors.check("cuDeviceGetName", functions.deviceName.call(name, NAME_ROOM, device));
        MemorySegment memory = arena.allocate(ValueLayout.JAVA_LONG);
        errors.check("cuDeviceTotalMem", functions.deviceMemory.call(memory, device));
        long bytes = memory.get(ValueLayout.JAVA_LONG, 0);
        Architecture architecture = architecture(index);
        boolean hasCompiler = extras.compiler(architecture).isPresent();
        return new CardFacts(
                "cuda",
                index,
                platform(hasCompiler),
                name.getString(0).strip(),
                "NVIDIA",
                architecture.toString(),
                bytes,
                bytes,
                attribute(LOCAL_MEMORY, device),
                attribute(LARGEST_GROUP, device),
                attribute(UNITS, device),
                false,
                hasCompiler,
                extras.products().isPresent());
    }

    /// The driver and what else of NVIDIA's is used.
    private String platform(boolean hasCompiler) {
        List<String> parts = new ArrayList<>(List.of("CUDA " + version() / 1000 + "." + version() % 1000 / 10));
        if (hasCompiler) {
            parts.add("NVRTC");
        }
        if (extras.products().isPresent()) {
            parts.add(extras.mayRound() ? "cuBLAS TF32" : "cuBLAS");
        }
        return String.join(", ", parts);
    }

    /// What the kernels of a card must be compiled for.
    Architecture architecture(int index) {
        int device = device(index);
        return new Architecture(attribute(MAJOR, device), attribute(MINOR, device));
    }

    /// How the driver calls a card.
    int device(int index) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment device = arena.allocate(ValueLayout.JAVA_INT);
            errors.check("cuDeviceGet", functions.device.call(device, index));
            return device.get(ValueLayout.JAVA_INT, 0);
        }
    }

    private int attribute(int attribute, int device) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(ValueLayout.JAVA_INT);
            errors.check("cuDeviceGetAttribute", functions.deviceAttribute.call(value, attribute, device));
            return value.get(ValueLayout.JAVA_INT, 0);
        }
    }

    @Override
    public Optional<Message> refusal(CardFacts card) {
        Architecture architecture = architecture(card.index());
        return architecture.compareTo(OLDEST) < 0
                ? Optional.of(Message.of("device.cuda.old", architecture.toString(), OLDEST.toString()))
                : Optional.empty();
    }

    @Override
    public CudaQueue open(CardFacts card) {
        errors.check("cuInit", functions.begin.call(0));
        return new CudaQueue(this, card);
    }
}
