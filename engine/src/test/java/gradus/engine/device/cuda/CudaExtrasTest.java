package gradus.engine.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.device.DeviceException;
import gradus.engine.device.card.CardDevice;
import gradus.engine.device.card.CardFacts;
import gradus.engine.device.kernel.KernelFunction;
import gradus.engine.device.kernel.StepFunctions;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Input;
import gradus.engine.operation.MatMul;
import gradus.engine.operation.Transpose;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.StepCourse;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// NVIDIA's compiler and products are used where they are found, with stand-ins for them.
@EnabledOnOs(OS.LINUX)
class CudaExtrasTest {

    private static final Value A = Value.of("a");
    private static final Value B = Value.of("b");

    @TempDir
    private Path folder;

    private StandIn driver;
    private final Random random = new Random(2);

    @BeforeEach
    void make() throws IOException, InterruptedException {
        driver = StandIn.in(folder);
        driver.set("version=13000");
    }

    private CardDevice device(boolean mayRound) {
        CudaLibrary library = driver.open(mayRound);
        CardFacts card = library.devices().getFirst();
        return new CardDevice(library.open(card), new ScalarDevice());
    }

    private Tensor tensor(int... lengths) {
        double[] values = new double[Shape.of(lengths).size()];
        Arrays.setAll(values, i -> random.nextInt(-3, 4));
        return Tensor.owning(ElementType.FLOAT32, Shape.of(lengths), values);
    }

    /// Small whole numbers, so that any order of summing gives the same.
    private void multiplies(CardDevice device, Tensor a, Tensor b, boolean transposesA, boolean transposesB) {
        GraphBuilder builder = new GraphBuilder();
        Value left = builder.add(A.node(), new Input(a.shape()));
        Value right = builder.add(B.node(), new Input(b.shape()));
        Value product = builder.add(
                "product",
                new MatMul(),
                transposesA ? builder.add(new Transpose(List.of(1, 0)), left) : left,
                transposesB ? builder.add(new Transpose(List.of(1, 0)), right) : right);
        Program program = Program.compile(builder.build(), List.of(product), ElementType.FLOAT32);
        Map<Value, Tensor> feeds = Map.of(A, a, B, b);
        assertEquals(
                new ScalarDevice().prepare(program).run(feeds),
                device.prepare(program).run(feeds));
    }

    @Test
    void largeProductsGoToTheLibrary() {
        try (CardDevice device = device(false)) {
            multiplies(device, tensor(70, 50), tensor(50, 90), false, false);
            assertEquals(
                    List.of("cublasCreate", "cublasSetMathMode 0", "cublasSgemmStridedBatched"),
                    driver.callsOfProducts());
            multiplies(device, tensor(50, 70), tensor(50, 90), true, false);
            multiplies(device, tensor(70, 50), tensor(90, 50), false, true);
            multiplies(device, tensor(50, 70), tensor(90, 50), true, true);
            multiplies(device, tensor(3, 40, 80), tensor(3, 80, 60), false, false);
            multiplies(device, tensor(3, 40, 80), tensor(80, 60), false, false);
            multiplies(device, tensor(40, 80), tensor(3, 80, 60), false, false);
            assertEquals(6, driver.callsOfProducts().size());
        }
        assertEquals(0, driver.live());
    }

    @Test
    void roundingIsASwitch() {
        try (CardDevice device = device(true)) {
            assertEquals("CUDA 13.0, NVRTC, cuBLAS TF32", device.facts().platform());
            multiplies(device, tensor(70, 50), tensor(50, 90), false, false);
            assertTrue(driver.callsOfProducts().contains("cublasSetMathMode 3"));
        }
    }

    @Test
    void theSameCardMayRoundForOneAndNotForAnother() {
        try (CardDevice exact = device(false);
                CardDevice rounding = device(true)) {
            assertTrue(exact.facts().hasProducts());
            Tensor a = tensor(70, 50);
            Tensor b = tensor(50, 90);
            List<String> started = List.of("cublasCreate", "cublasSetMathMode 3", "cublasSgemmStridedBatched");
            multiplies(rounding, a, b, false, false);
            assertEquals(started, driver.callsOfProducts());
            multiplies(exact, a, b, false, false);
            assertEquals(
                    List.of("cublasCreate", "cublasSetMathMode 0", "cublasSgemmStridedBatched"),
                    driver.callsOfProducts());
            multiplies(rounding, a, b, false, false);
            multiplies(exact, a, b, false, false);
            assertEquals(
                    List.of("cublasSgemmStridedBatched", "cublasSgemmStridedBatched"),
                    driver.callsOfProducts(),
                    "each has its own, set once");
        }
        assertEquals(0, driver.live());
    }

    @Test
    void theEnvironmentAllowsRoundingForbidsItOrSaysNothing() {
        assertEquals(Optional.of(true), CudaLibrary.rounding(Map.of("GRADUS_TF32", "1")));
        assertEquals(Optional.of(false), CudaLibrary.rounding(Map.of("GRADUS_TF32", "0")));
        assertEquals(Optional.empty(), CudaLibrary.rounding(Map.of("GRADUS_TF32", "yes")));
        assertEquals(Optional.empty(), CudaLibrary.rounding(Map.of()));
    }

    @Test
    void aLibraryThatDoesNotStartIsDoneWithout() {
        driver.setProducts("cublasCreate:0:1");
        try (CardDevice device = device(false)) {
            StepCourse course = CudaRunsTest.course("mlp128-64", device);
            CudaRunsTest.step(course, "mlp128-64", random);
            CudaRunsTest.step(course, "mlp128-64", random);
            course.loss();
            assertEquals(List.of("cublasCreate"), driver.callsOfProducts());
            assertTrue(
                    driver.calls().stream().anyMatch(call -> call.startsWith("cuLaunchKernel k_contract_")),
                    "kernels of ours multiply");
        }
    }

    @Test
    void productsAreRecordedWithTheKernels() {
        try (CardDevice device = device(false)) {
            StepCourse course = CudaRunsTest.course("mlp128-64", device);
            for (int i = 0; i < 3; i++) {
                CudaRunsTest.step(course, "mlp128-64", random);
            }
            List<String> products = driver.callsOfProducts();
            long each = products.stream()
                    .filter("cublasSgemmStridedBatched"::equals)
                    .count();
            assertTrue(each > 0 && each % 2 == 0, "for the first run and for the recording: " + products);
            assertEquals(
                    2, driver.calls().stream().filter("cuGraphLaunch"::equals).count());
        }
    }

    @Test
    void whatIsWrittenIsCompiledForTheCard() {
        try (CardDevice device = device(false)) {
            assertTrue(device.facts().hasCompiler());
            StepCourse course = CudaRunsTest.course("iris-16", device);
            CudaRunsTest.step(course, "iris-16", random);
            course.loss();
            List<String> launches = driver.calls().stream()
                    .filter(call -> call.startsWith("cuLaunchKernel"))
                    .toList();
            assertEquals(1, launches.size(), launches::toString);
            assertTrue(launches.getFirst().startsWith("cuLaunchKernel k_p"), launches::toString);
        }
        assertEquals(0, driver.live());
    }

    @Test
    void aCardThatTheCompilerDoesNotKnowIsInterpreted() {
        driver.set("version=13000 major=8 minor=9");
        try (CardDevice device = device(false)) {
            assertEquals(false, device.facts().hasCompiler());
        }
    }

    @Test
    void whatTheCompilerSaysIsKept() {
        CudaLibrary library = driver.open();
        CudaCompiler compiler =
                library.extras().compiler(new Architecture(7, 5)).orElseThrow();
        try (CudaQueue queue = driver.queue();
                Arena arena = Arena.ofConfined()) {
            DeviceException failure =
                    assertThrows(DeviceException.class, () -> compiler.compile("nonsense", arena, queue));
            assertEquals(DeviceException.Kind.BUILD, failure.kind());
            assertEquals("kernels.cu(1): error: nonsense", failure.log());
        }
    }

    @Test
    void librariesOfPythonWheelsAreFound() throws IOException {
        Path lib = Files.createDirectories(folder.resolve("venv/lib/python3.12/site-packages/nvidia/cublas/lib"));
        Path other = Files.createDirectories(folder.resolve(".local/lib/python3.11/site-packages/nvidia/cu13/lib"));
        NvidiaLibraries libraries =
                new NvidiaLibraries(Map.of("VIRTUAL_ENV", folder.resolve("venv").toString()), folder);
        assertTrue(libraries.folders().containsAll(List.of(lib, other)), libraries.folders()::toString);
        Files.copy(folder.resolve("lib/libcublas.so.13"), lib.resolve("libcublas.so.99"));
        assertTrue(libraries.load(List.of("libcublas.so.99"), List.of()).isPresent());
        assertEquals(Optional.empty(), libraries.load(List.of("libcublas.so.98"), List.of()));
    }

    /// What is written for a training step.
    private static List<String> written(String name) {
        return StepFunctions.of(name, true)
                .filter(function -> !function.text().isEmpty())
                .map(KernelFunction::program)
                .toList();
    }

    /// The real compiler, where it is: what is written for a program is CUDA C++.
    @Test
    void theRealCompilerTakesWhatIsWritten() {
        Optional<Nvrtc> real = NvidiaLibraries.here()
                .load(List.of("libnvrtc.so.13", "libnvrtc.so.12"), List.of("libnvrtc-builtins.so*"))
                .flatMap(Nvrtc::of);
        Assumptions.assumeTrue(real.isPresent(), "there is no NVRTC here");
        try (CudaQueue queue = driver.queue();
                Arena arena = Arena.ofConfined()) {
            Set<String> programs = new HashSet<>();
            for (String name : List.of("iris-16", "mlp128-64", "cnn-8", "lstm-8")) {
                programs.addAll(written(name));
            }
            assertTrue(programs.size() > 5, () -> "only " + programs.size());
            for (String program : programs) {
                long bytes = real.orElseThrow()
                        .compile(program, new Architecture(9, 0), arena, queue)
                        .byteSize();
                assertTrue(bytes > 1000, program);
            }
        }
    }
}
