import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import java.lang.management.ManagementFactory;
import java.util.Scanner;

/// The DJL side of `gradus bench`, over DJL's PyTorch engine. It reads lines `WORKLOAD REPEATS` and answers each with
/// `WALL_NS CPU_NS 0`; it ends with its standard input. Workloads: `iris-B`, `mlp128-B`, `mlp512-B` and `cnn-B`, a
/// training step with Adam on B rows; `gemm-M-K-N` and `gemm64-M-K-N`, a matrix product.
///
/// Started as a source file by a Java that has DJL on its class path; not compiled with the engine.
public final class DjlWorker {

    private DjlWorker() {}

    /// What is timed, and what it holds.
    @FunctionalInterface
    private interface Work extends AutoCloseable {
        void run();

        @Override
        default void close() {}
    }

    /// Answers until the requests end.
    public static void main(String[] arguments) {
        try (NDManager manager = NDManager.newBaseManager("PyTorch");
                Scanner requests = new Scanner(System.in)) {
            String name = "";
            Work work = () -> {};
            while (requests.hasNext()) {
                String asked = requests.next();
                int repeats = requests.nextInt();
                boolean trains = !asked.startsWith("gemm");
                if (trains || !asked.equals(name)) {
                    name = asked;
                    work.close();
                    work = workload(asked.split("-"), manager);
                }
                if (trains) { // Anew each time, as Gradus; the optimizer's state comes with the first step.
                    work.run();
                }
                long wall = System.nanoTime();
                long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                for (int i = 0; i < repeats; i++) {
                    work.run();
                }
                cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
                wall = System.nanoTime() - wall;
                System.out.println(wall / repeats + " " + cpu / repeats + " 0");
            }
        }
    }

    private static Work workload(String[] words, NDManager manager) {
        int first = Integer.parseInt(words[1]);
        return switch (words[0]) {
            case "iris" -> step(dense(true, 20, 10, 3), 3, manager, new Shape(first, 4));
            case "mlp128" -> step(dense(false, 128, 64, 10), 10, manager, new Shape(first, 784));
            case "mlp512" -> step(dense(false, 512, 512, 10), 10, manager, new Shape(first, 784));
            case "cnn" -> step(images(), 10, manager, new Shape(first, 1, 28, 28));
            case "gemm", "gemm64" -> {
                DataType type = words[0].equals("gemm") ? DataType.FLOAT32 : DataType.FLOAT64;
                int inner = Integer.parseInt(words[2]);
                NDArray a = manager.randomNormal(new Shape(first, inner)).toType(type, true);
                NDArray b = manager.randomNormal(new Shape(inner, Integer.parseInt(words[3]))).toType(type, true);
                yield () -> a.matMul(b).close();
            }
            default -> throw new IllegalArgumentException("no workload " + words[0]);
        };
    }

    private static SequentialBlock dense(boolean isTanh, int... widths) {
        SequentialBlock block = new SequentialBlock();
        for (int i = 0; i < widths.length; i++) {
            block.add(Linear.builder().setUnits(widths[i]).build());
            if (i < widths.length - 1) {
                block.add(isTanh ? Activation.tanhBlock() : Activation.reluBlock());
            }
        }
        return block;
    }

    private static SequentialBlock images() {
        SequentialBlock block = new SequentialBlock();
        for (int filters : new int[] {16, 32}) {
            block.add(Conv2d.builder()
                            .setKernelShape(new Shape(3, 3))
                            .optPadding(new Shape(1, 1))
                            .setFilters(filters)
                            .build())
                    .add(Activation.reluBlock())
                    .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
        }
        return block.add(Blocks.batchFlattenBlock()).add(Linear.builder().setUnits(10).build());
    }

    private static Work step(SequentialBlock block, int classes, NDManager manager, Shape batch) {
        Model model = Model.newInstance("bench", "PyTorch");
        model.setBlock(block);
        Loss loss = Loss.softmaxCrossEntropyLoss();
        Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss)
                .optOptimizer(Adam.builder().optLearningRateTracker(Tracker.fixed(0.001f)).build()));
        trainer.initialize(batch);
        NDArray x = manager.randomNormal(batch);
        NDArray y = manager.arange((int) batch.get(0)).mod(classes).toType(DataType.INT64, false);
        return new Work() {
            @Override
            public void run() {
                // What a step makes belongs to the manager of its input, and goes with it.
                try (NDManager own = manager.newSubManager()) {
                    x.tempAttach(own);
                    y.tempAttach(own);
                    try (GradientCollector collector = trainer.newGradientCollector()) {
                        NDList output = trainer.forward(new NDList(x), new NDList(y));
                        collector.backward(loss.evaluate(new NDList(y), output));
                    }
                    trainer.step();
                }
            }

            @Override
            public void close() {
                trainer.close();
                model.close();
                x.close();
                y.close();
            }
        };
    }
}
