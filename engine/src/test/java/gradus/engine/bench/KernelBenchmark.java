package gradus.engine.bench;

import gradus.engine.device.Repetition;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.device.simd.SimdDevice;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Value;
import gradus.engine.instruction.Instruction;
import gradus.engine.instruction.Lowering;
import gradus.engine.instruction.Operand;
import gradus.engine.operation.Add;
import gradus.engine.operation.Input;
import gradus.engine.operation.MatMul;
import gradus.engine.operation.Mul;
import gradus.engine.operation.ReduceMax;
import gradus.engine.operation.ReduceSum;
import gradus.engine.operation.Softmax;
import gradus.engine.operation.Tanh;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Times kernels by themselves, over vectors from the first run on, on one thread. Not a test: CONTRIBUTING.md has the
/// command.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {

    /// A product of two square matrices.
    @State(Scope.Thread)
    public static class Product {
        @Param({"64", "256", "1024"})
        public int size;

        @Param({"FLOAT32", "FLOAT64"})
        public ElementType type = ElementType.FLOAT32;

        private Runnable kernel = () -> {};

        @Setup
        public void prepare() {
            Shape square = Shape.of(size, size);
            kernel = repeated(List.of(new MatMul()), type, square, square);
        }
    }

    /// An operation on 1,024 × 1,024 numbers.
    @State(Scope.Thread)
    public static class Rows {
        @Param({"softmax", "sum-rows", "sum-columns", "sum-all", "max-rows", "chain"})
        public String operation = "";

        @Param({"FLOAT32", "FLOAT64"})
        public ElementType type = ElementType.FLOAT32;

        private Runnable kernel = () -> {};

        @Setup
        public void prepare() {
            Shape shape = Shape.of(1024, 1024);
            kernel = switch (operation) {
                case "softmax" -> repeated(List.of(new Softmax(1)), type, shape);
                case "sum-rows" -> repeated(List.of(new ReduceSum(List.of(1), false)), type, shape);
                case "sum-columns" -> repeated(List.of(new ReduceSum(List.of(0), false)), type, shape);
                case "sum-all" -> repeated(List.of(new ReduceSum(List.of(0, 1), false)), type, shape);
                case "max-rows" -> repeated(List.of(new ReduceMax(List.of(1), false)), type, shape);
                // tanh(x + y)·y, fused.
                default -> repeated(List.of(new Add(), new Tanh(), new Mul()), type, shape, shape);
            };
        }
    }

    /// The windows of 3 × 3 of 64 images of 16 channels, 28 × 28.
    @State(Scope.Thread)
    public static class Windows {
        @Param({"FLOAT32", "FLOAT64"})
        public ElementType type = ElementType.FLOAT32;

        private Runnable kernel = () -> {};

        @Setup
        public void prepare() {
            Shape images = Shape.of(64, 16, 28, 28);
            Instruction.Windows windows = new Instruction.Windows(List.of(1, 1), List.of(1, 1), List.of(1, 1));
            Lowering code = new Lowering(type);
            Operand x = code.feed(type, images);
            Operand columns = code.emit(new Instruction.Unfold(windows, 0), type, Shape.of(64, 16, 3, 3, 28, 28), x);
            Program program = new Program(
                    Map.of(Value.of("x"), x),
                    code.constants(),
                    code.steps(),
                    Map.of(Value.of("columns"), columns),
                    code.slots());
            kernel = repeated(program, Map.of(Value.of("x"), drawn(type, images)));
        }
    }

    /// A matrix product.
    @Benchmark
    public void product(Product product) {
        product.kernel.run();
    }

    /// Softmax, reductions, a fused chain.
    @Benchmark
    public void rows(Rows rows) {
        rows.kernel.run();
    }

    /// Unfolding images into windows.
    @Benchmark
    public void unfold(Windows windows) {
        windows.kernel.run();
    }

    /// Operations one after the other: each takes the result of the one before, and the second input where it needs
    /// two.
    private static Runnable repeated(List<Operation> operations, ElementType type, Shape... shapes) {
        GraphBuilder builder = new GraphBuilder();
        Map<Value, Tensor> feeds = new HashMap<>();
        Value[] inputs = new Value[shapes.length];
        for (int i = 0; i < shapes.length; i++) {
            inputs[i] = builder.add(new Input(shapes[i]));
            feeds.put(inputs[i], drawn(type, shapes[i]));
        }
        Value result = inputs[0];
        for (Operation operation : operations) {
            result = operation instanceof Tanh || inputs.length == 1
                    ? builder.add(operation, result)
                    : builder.add(operation, result, inputs[1]);
        }
        return repeated(Program.compile(builder.build(), List.of(result), type), feeds);
    }

    private static Runnable repeated(Program program, Map<Value, Tensor> feeds) {
        Repetition repetition =
                new SimdDevice(new ScalarDevice(), SimdDevice.Start.VECTORS, 1).repeat(program, Map.of());
        repetition.feed(feeds);
        return repetition::run;
    }

    private static Tensor drawn(ElementType type, Shape shape) {
        Random random = new Random(1);
        double[] values = new double[shape.size()];
        Arrays.setAll(values, i -> random.nextGaussian());
        return Tensor.of(type, shape, values);
    }
}
