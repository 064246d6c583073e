package gradus.app.shell;

import com.sun.management.OperatingSystemMXBean;
import gradus.app.chart.ChartFrame;
import gradus.app.chart.Saving;
import gradus.app.charts.ChartsView;
import gradus.app.charts.InsideViewModel;
import gradus.app.document.Document;
import gradus.app.sample.Sample;
import gradus.app.sample.Samples;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.theme.Theme;
import gradus.app.workspace.Insight;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workplace;
import gradus.app.workspace.Workspace;
import gradus.engine.data.DataSet;
import gradus.engine.data.Part;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.graph.Attributes;
import gradus.engine.train.Epoch;
import gradus.engine.train.Model;
import gradus.engine.train.Scores;
import gradus.engine.train.Trainer;
import gradus.engine.train.TrainingSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/// Measures what charts cost: a drawing of the curves, by the number of epochs, and how much longer training takes
/// while they are drawn live.
public final class ChartsBench {

    /// What was measured.
    public sealed interface Figure {}

    /// Drawing both charts of curves anew after another epoch, into an image of the window by the software pipeline.
    ///
    /// @param median time of a drawing in milliseconds
    /// @param high 95 of 100 drawings took no longer
    /// @param busy how long processors were at work for a drawing, on average, whatever else the machine does
    public record Drawing(int epochs, int frames, double median, double high, double busy) implements Figure {}

    /// A run with charts live against the trainer alone, in pairs.
    ///
    /// @param seconds what a run takes alone
    /// @param ratio of the times by the clock: median of the pairs
    /// @param low a quarter of the pairs was below
    /// @param high a quarter of the pairs was above
    /// @param work the ratio of the processor's time that the training thread took: median of the pairs
    public record Cost(
            String sample, int epochs, int pairs, double seconds, double ratio, double low, double high, double work)
            implements Figure {}

    /// A stretch of a long run with charts live.
    ///
    /// @param epochs that were done at its end
    /// @param each how many microseconds of the processor an epoch took in it
    /// @param heap megabytes in use at its end, after clearing up
    public record Stretch(String sample, int epochs, double each, double heap) implements Figure {}

    private record Time(double clock, double processor) {}

    private static final OperatingSystemMXBean PROCESSORS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int[] SIZES = {1_000, 10_000, 100_000};
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 240;
    private static final int WARM_UP = 30;
    private static final int FRAMES = 90;
    private static final int UNMEASURED = 4;
    private static final int PAIRS = 15;

    private final ExecutorService engine = Executors.newSingleThreadExecutor(daemon());
    private final ExecutorService training = Executors.newSingleThreadExecutor(daemon());
    private final Consumer<Figure> told;
    private final Samples samples;

    private ChartsBench(Consumer<Figure> told) {
        this.told = told;
        try {
            samples = new Samples(Files.createTempDirectory("gradus-bench"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static java.util.concurrent.ThreadFactory daemon() {
        return Thread.ofPlatform().daemon().factory();
    }

    /// Measures all. JavaFX is started headless for it and ended afterwards, so that this can be called once in a
    /// process.
    ///
    /// @param told takes each figure as soon as it is known
    public static void run(Consumer<Figure> told) {
        ChartsBench bench = new ChartsBench(told);
        Headless.start();
        try {
            bench.draw();
            bench.compare("wine", 300);
            bench.compare("digits-dense", 6);
            bench.longRun("xor");
        } finally {
            Platform.exit();
        }
    }

    private void draw() {
        Headless.onWindow(() -> drawing(SIZES[0]));
        for (int size : SIZES) {
            told.accept(Headless.onWindow(() -> drawing(size)));
        }
    }

    private static Drawing drawing(int size) {
        List<Epoch> epochs = new ArrayList<>();
        for (int i = 1; i <= size + WARM_UP + FRAMES; i++) {
            double loss = 1 / Math.sqrt(i) + 0.05 * Math.sin(i * 0.7);
            Scores scores = new Scores(loss, Map.of("accuracy", 1 - loss / 2));
            epochs.add(new Epoch(i, loss, scores, Optional.of(scores), 0.01, 0.001));
        }
        ReadOnlyObjectWrapper<Optional<TrainingRun>> run = new ReadOnlyObjectWrapper<>(Optional.empty());
        ChartsView view = view(run);
        Stage stage = show(view);
        WritableImage image = new WritableImage(WIDTH, HEIGHT);
        double[] times = new double[FRAMES];
        long busy = 0;
        for (int i = 0; i < WARM_UP + FRAMES; i++) {
            TrainingRun now = new TrainingRun(
                    1,
                    1,
                    size,
                    epochs.subList(0, size + i),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Insight.NONE);
            if (i == WARM_UP) {
                busy = PROCESSORS.getProcessCpuTime();
            }
            long start = System.nanoTime();
            run.set(Optional.of(now));
            view.draw();
            stage.getScene().snapshot(image);
            if (i >= WARM_UP) {
                times[i - WARM_UP] = (System.nanoTime() - start) / 1e6;
            }
        }
        busy = PROCESSORS.getProcessCpuTime() - busy;
        stage.close();
        Arrays.sort(times);
        return new Drawing(size, FRAMES, times[FRAMES / 2], times[FRAMES * 95 / 100], busy / 1e6 / FRAMES);
    }

    private static ChartsView view(javafx.beans.value.ObservableValue<Optional<TrainingRun>> run) {
        return new ChartsView(
                run,
                new InsideViewModel(new Workplace(
                        new ScalarDevice(), Runnable::run, Runnable::run, Runnable::run, new Projects.Rows())),
                new ChartFrame.Desk(new ReadOnlyObjectWrapper<>(Messages.of(Language.ENGLISH)), Saving.NOWHERE));
    }

    private static Stage show(ChartsView view) {
        Stage stage = new Stage();
        stage.setScene(new Scene(view, WIDTH, HEIGHT));
        Theme.LIGHT.apply(stage.getScene());
        stage.show();
        return stage;
    }

    private Document document(String name, int epochs) {
        Sample sample = Samples.all().stream()
                .filter(each -> each.file().equals(name + ".gradus"))
                .findFirst()
                .orElseThrow();
        Document document = samples.open(sample);
        return document.withTraining(Attributes.with(document.training(), Map.of("epochs", epochs)));
    }

    private Workspace open(Document document, ReadOnlyObjectWrapper<Time> time) {
        Workplace place = new Workplace(
                new ScalarDevice(),
                engine,
                work -> training.execute(() -> time.set(timed(work))),
                Platform::runLater,
                new Projects.Rows());
        CountDownLatch read = new CountDownLatch(1);
        Workspace workspace = Headless.onWindow(() -> {
            Workspace made = new Workspace(place);
            made.open(document);
            Once.when(made.data(), data -> data.find().isPresent(), data -> read.countDown());
            return made;
        });
        await(read);
        return workspace;
    }

    private static Time timed(Runnable work) {
        long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long clock = System.nanoTime();
        work.run();
        return new Time(
                (System.nanoTime() - clock) / 1e9,
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private void compare(String name, int epochs) {
        ReadOnlyObjectWrapper<Time> time = new ReadOnlyObjectWrapper<>(new Time(0, 0));
        Document document = document(name, epochs);
        Workspace workspace = open(document, time);
        Stage stage = Headless.onWindow(() -> show(view(workspace.training())));
        DataSet data = Headless.onWindow(() -> workspace.data().get().find().orElseThrow());
        double[] clocks = new double[PAIRS];
        double[] processors = new double[PAIRS];
        double[] alone = new double[PAIRS];
        for (int i = -UNMEASURED; i < PAIRS; i++) {
            Time plain;
            Time live;
            if (i % 2 == 0) {
                plain = alone(document, data);
                live = live(workspace, time);
            } else {
                live = live(workspace, time);
                plain = alone(document, data);
            }
            if (i >= 0) {
                clocks[i] = live.clock() / plain.clock();
                processors[i] = live.processor() / plain.processor();
                alone[i] = plain.clock();
            }
        }
        Headless.onWindow(() -> {
            stage.close();
            return true;
        });
        for (double[] each : List.of(clocks, processors, alone)) {
            Arrays.sort(each);
        }
        told.accept(new Cost(
                name,
                epochs,
                PAIRS,
                alone[PAIRS / 2],
                clocks[PAIRS / 2],
                clocks[PAIRS / 4],
                clocks[PAIRS - 1 - PAIRS / 4],
                processors[PAIRS / 2]));
    }

    private Time alone(Document document, DataSet data) {
        CountDownLatch done = new CountDownLatch(1);
        ReadOnlyObjectWrapper<Time> time = new ReadOnlyObjectWrapper<>(new Time(0, 0));
        training.execute(() -> {
            time.set(timed(() -> {
                TrainingSetup setup = document.training();
                Model model = Model.of(document.graph(), setup.loss(), setup.classWeight());
                Optional<Part> validation = Optional.of(data.validation()).filter(part -> !part.isEmpty());
                boolean isCategory = !data.classNames().isEmpty();
                Trainer trainer = new Trainer(model, setup, data.train(), validation, isCategory, new ScalarDevice());
                trainer.train(trainer.initial(), 1, event -> {}, () -> false);
            }));
            done.countDown();
        });
        await(done);
        return time.get();
    }

    private Time live(Workspace workspace, ReadOnlyObjectWrapper<Time> time) {
        CountDownLatch done = new CountDownLatch(1);
        Headless.onWindow(() -> {
            workspace.train();
            Once.when(
                    workspace.training(),
                    run -> run.filter(now -> !now.isRunning()).isPresent(),
                    run -> done.countDown());
            return true;
        });
        await(done);
        CountDownLatch measured = new CountDownLatch(1);
        training.execute(measured::countDown);
        await(measured);
        CountDownLatch settled = new CountDownLatch(1);
        engine.execute(settled::countDown);
        await(settled);
        return time.get();
    }

    private void longRun(String name) {
        ReadOnlyObjectWrapper<Time> time = new ReadOnlyObjectWrapper<>(new Time(0, 0));
        Workspace workspace = open(document(name, SIZES[SIZES.length - 1]), time);
        Stage stage = Headless.onWindow(() -> show(view(workspace.training())));
        double begun = System.nanoTime();
        int before = 0;
        Headless.onWindow(() -> {
            workspace.train();
            return true;
        });
        for (int size : SIZES) {
            CountDownLatch reached = new CountDownLatch(1);
            Headless.onWindow(() -> {
                Once.when(
                        workspace.training(),
                        run -> run.filter(now -> now.epochs().size() >= size).isPresent(),
                        run -> reached.countDown());
                return true;
            });
            await(reached);
            double now = System.nanoTime();
            told.accept(new Stretch(name, size, (now - begun) / 1e3 / (size - before), heap()));
            before = size;
            begun = System.nanoTime();
        }
        Headless.onWindow(() -> {
            stage.close();
            return true;
        });
    }

    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }
}
