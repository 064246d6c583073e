package gradus.engine.bench;

import gradus.engine.device.Device;
import gradus.engine.device.Repetition;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Constant;
import gradus.engine.operation.Exp;
import gradus.engine.operation.Gelu;
import gradus.engine.operation.Input;
import gradus.engine.operation.MatMul;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Softmax;
import gradus.engine.operation.Tanh;
import gradus.engine.program.Program;
import gradus.engine.run.Parameters;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import gradus.engine.train.StepCourse;
import gradus.engine.train.TrainingStep;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `gradus bench` can time, by name: training steps (`iris-16`, see [StepWorkload]), matrix products of float32
/// and
/// float64 (`gemm-M-K-N`, `gemm64-M-K-N`), and operations on 1024 × 1024 numbers.
public final class Workloads {

    /// What the benchmark table has rows for.
    public static final List<String> TABLE = List.of(
            "iris-16",
            "iris-120",
            "mlp128-64",
            "mlp512-64",
            "mlp512-128",
            "cnn-64",
            "cifar-32",
            "lstm-32",
            "gemm-64-784-512",
            "gemm-512-512-512",
            "gemm-1024-1024-1024",
            "gemm-2048-2048-2048",
            "gemm64-512-512-512",
            "gemm64-1024-1024-1024",
            "softmax",
            "tanh",
            "exp",
            "gelu",
            "chain");

    private static final int SIDE = 1024;
    private static final double RATE = 0.001;
    private static final Pattern PRODUCT = Pattern.compile("gemm(64)?-([1-9]\\d{0,3})-([1-9]\\d{0,3})-([1-9]\\d{0,3})");
    private static final List<String> ELEMENTWISE = List.of("softmax", "tanh", "exp", "gelu", "chain");

    private Workloads() {}

    /// Whether there is a workload of this name.
    public static boolean has(String name) {
        return ELEMENTWISE.contains(name)
                || PRODUCT.matcher(name).matches()
                || StepWorkload.of(name).isPresent();
    }

    /// Makes a workload ready to run on a device.
    ///
    /// @throws IllegalArgumentException when there is none of this name
    public static Workload of(String name, Device device) {
        Matcher product = PRODUCT.matcher(name);
        if (product.matches()) {
            return product(product, device);
        }
        return ELEMENTWISE.contains(name)
                ? elementwise(name, device)
                : StepWorkload.of(name)
                        .map(step -> training(step, device))
                        .orElseThrow(() -> new IllegalArgumentException("No workload " + name));
    }

    static Workload training(StepWorkload step, Device device) {
        ElementType real = ElementType.FLOAT32;
        Learned initial = Learned.initial(Parameters.initial(step.graph(), 1, real, device));
        StepCourse course =
                new TrainingStep(step.graph(), step.loss(), StepWorkload.OPTIMIZER, device, real).start(initial);
        course.feed(step.feeds(new Random(1)));
        int[] rows = new int[0];
        Runnable once = () -> course.step(RATE, 1, rows);
        return Workload.of(step.name(), () -> course.take(initial), once, course::times);
    }

    private static Workload product(Matcher sizes, Device device) {
        int m = Integer.parseInt(sizes.group(2));
        int k = Integer.parseInt(sizes.group(3));
        int n = Integer.parseInt(sizes.group(4));
        GraphBuilder builder = new GraphBuilder();
        Value a = builder.add("a", new Input(Shape.of(m, k)));
        Value b = builder.add("b", new Input(Shape.of(k, n)));
        Value product = builder.add("product", new MatMul(), a, b);
        ElementType real = sizes.group(1) == null ? ElementType.FLOAT32 : ElementType.FLOAT64;
        Random random = new Random(1);
        return repeated(
                sizes.group(),
                device.repeat(Program.compile(builder.build(), List.of(product), real), Map.of()),
                Map.of(
                        a, drawn(real, Shape.of(m, k), random::nextGaussian),
                        b, drawn(real, Shape.of(k, n), random::nextGaussian)));
    }

    private static Workload elementwise(String name, Device device) {
        Shape shape = Shape.of(SIDE, SIDE);
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", new Input(shape));
        Value y = builder.add("y", new Input(shape));
        Value result = name.equals("chain") ? chain(builder, x, y) : builder.add("result", operation(name), x);
        Random random = new Random(1);
        DoubleSupplier numbers = () -> random.nextDouble(-2, 2);
        ElementType real = ElementType.FLOAT32;
        return repeated(
                name,
                device.repeat(Program.compile(builder.build(), List.of(result), real), Map.of()),
                Map.of(x, drawn(real, shape, numbers), y, drawn(real, shape, numbers)));
    }

    /// What fusing several operations into one loop brings: tanh(1.5·x + y)·y.
    private static Value chain(GraphBuilder builder, Value x, Value y) {
        Value factor = builder.add("factor", new Constant(Tensor.scalar(1.5)));
        Value sum = builder.add(new Add(), builder.add(new Mul(), factor, x), y);
        return builder.add("result", new Mul(), builder.add(new Tanh(), sum), y);
    }

    private static Operation operation(String name) {
        return switch (name) {
            case "softmax" -> new Softmax(1);
            case "tanh" -> new Tanh();
            case "exp" -> new Exp();
            default -> new Gelu(Gelu.Approximation.NONE);
        };
    }

    private static Workload repeated(String name, Repetition repetition, Map<Value, Tensor> feeds) {
        repetition.feed(feeds);
        return Workload.of(name, repetition::run, repetition::times);
    }

    static Tensor drawn(ElementType type, Shape shape, DoubleSupplier numbers) {
        double[] values = new double[shape.size()];
        Arrays.setAll(values, i -> numbers.getAsDouble());
        return Tensor.of(type, shape, values);
    }
}
