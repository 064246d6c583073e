package gradus.engine.bench;

import gradus.engine.device.Device;
import gradus.engine.device.Repetition;
import gradus.engine.differentiate.Gradients;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Input;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Tanh;
import gradus.engine.program.Program;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How cost grows: `depth-N`, a chain of N nodes on 1,024 numbers, forward and gradient, in float32; and `batch-N`, the
/// training step of the network `mlp128` on N rows.
///
/// @param rounds how the steps are timed
/// @param clock what the steps are told by
/// @param device makes a fresh device
public record Growth(Rounds rounds, Comparison.Clock clock, Supplier<Device> device) {

    /// What is measured when nothing else is asked for.
    public static final List<String> ROWS = List.of(
            "depth-10",
            "depth-100",
            "depth-1000",
            "depth-10000",
            "batch-1",
            "batch-4",
            "batch-16",
            "batch-64",
            "batch-256",
            "batch-1024",
            "batch-4096");

    private static final Pattern NAME = Pattern.compile("(depth|batch)-([1-9]\\d{0,4})");
    private static final int NUMBERS = 1024;
    private static final int COMPILES = 5;

    /// A point of a curve.
    ///
    /// @param name `depth-100`
    /// @param size nodes, or rows
    /// @param compile nanoseconds on the clock from the graph to the end of the first run, on a fresh device
    /// @param step nanoseconds of a run
    public record Point(String name, int size, Spread compile, Spread step) {

        /// Whether it is one of the chains.
        public boolean isDepth() {
            return name.startsWith("depth");
        }

        /// Nanoseconds of a run for one node, or for one row.
        public double each() {
            return step.median() / size;
        }
    }

    /// Whether there is a point of this name.
    public static boolean has(String name) {
        return NAME.matcher(name).matches();
    }

    /// Measures a point.
    ///
    /// @throws IllegalArgumentException when there is none of this name
    /// @throws gradus.engine.graph.GradusException when the device can't do it
    public Point measure(String name) {
        Matcher words = NAME.matcher(name);
        if (!words.matches()) {
            throw new IllegalArgumentException("No growth " + name);
        }
        int size = Integer.parseInt(words.group(2));
        Supplier<Supplier<Workload>> fresh =
                words.group(1).equals("depth") ? () -> chain(name, size) : () -> batch(name, size);
        double[] compiles = new double[COMPILES];
        for (int i = 0; i < COMPILES; i++) {
            Supplier<Workload> compile = fresh.get();
            long begin = System.nanoTime();
            compile.get().run(1);
            compiles[i] = System.nanoTime() - begin;
        }
        try (OwnRunner runner = new OwnRunner(made -> fresh.get().get())) {
            Spread step = rounds.run(name, List.of(new Rounds.Entry(runner, name)), new Random(1))
                    .time(OwnRunner.NAME, clock)
                    .orElseThrow();
            return new Point(name, size, Spread.of(compiles), step);
        }
    }

    private Supplier<Workload> batch(String name, int rows) {
        StepWorkload step = StepWorkload.of("mlp128-" + rows).orElseThrow();
        Device fresh = device.get();
        return () -> {
            Workload training = Workloads.training(step, fresh);
            return Workload.of(name, () -> training.run(1));
        };
    }

    /// h ← tanh(h), h ← h·w, and so on, with the gradients of Σh towards the first h and towards w.
    private Supplier<Workload> chain(String name, int nodes) {
        Shape shape = Shape.of(NUMBERS);
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", new Input(shape));
        Value w = builder.add("w", new Input(shape));
        Value h = x;
        for (int i = 0; i < nodes; i++) {
            h = i % 2 == 0 ? builder.add(new Tanh(), h) : builder.add(new Mul(), h, w);
        }
        Graph graph = builder.build();
        Value last = h;
        Device fresh = device.get();
        Random random = new Random(1);
        // With larger weights the gradients of a long chain vanish below the smallest normal number, where some
        // processors take a hundred times as long for an operation.
        Map<Value, Tensor> feeds = Map.of(
                x, Workloads.drawn(ElementType.FLOAT32, shape, random::nextGaussian),
                w, Workloads.drawn(ElementType.FLOAT32, shape, () -> random.nextDouble(0.999, 1.001)));
        return () -> {
            Gradients gradients = Gradients.of(graph, last);
            List<Value> wanted = new ArrayList<>(List.of(last));
            gradients.find(x).ifPresent(wanted::add);
            gradients.find(w).ifPresent(wanted::add);
            Repetition repetition =
                    fresh.repeat(Program.compile(gradients.graph(), wanted, ElementType.FLOAT32), Map.of());
            repetition.feed(feeds);
            return Workload.of(name, repetition::run);
        };
    }
}
