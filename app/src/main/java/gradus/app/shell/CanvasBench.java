package gradus.app.shell;

import com.sun.management.OperatingSystemMXBean;
import gradus.app.canvas.CanvasView;
import gradus.app.canvas.CanvasViewModel;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.theme.Theme;
import gradus.app.workspace.Workplace;
import gradus.app.workspace.Workspace;
import gradus.engine.device.scalar.ScalarDevice;
import gradus.engine.project.Project;
import gradus.engine.project.ProjectFile;
import gradus.engine.run.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/// Measures how long the canvas takes to open, pan, zoom and drag in graphs of several sizes.
///
/// A frame is one event of the mouse and all that follows from it, one after the other on this thread: the event, style
/// and layout, painting, and rendering the whole window into an image by the software pipeline. In a window, rendering
/// runs beside the next event, so that this is more than a frame takes there.
public final class CanvasBench {

    /// What a hand does.
    public enum Gesture {
        /// Reading a project file, checking it, and the first frame; once.
        OPEN,
        /// Panning with as much in view as goes at 0.1×.
        PAN,
        /// Panning at 100 %.
        PAN_NEAR,
        /// From as far out as goes to more than 100 % and back.
        ZOOM,
        /// Dragging the node with fifty wires at 100 %.
        DRAG,
        /// Stepping through the trace at 100 %; only in graphs that a person would step through.
        STEP
    }

    /// What was measured.
    ///
    /// @param median time of a frame in milliseconds
    /// @param high 95 of 100 frames took no longer
    /// @param busy how long processors were at work for a frame, on average, whatever else the machine does
    public record Figure(int nodes, Gesture gesture, int frames, double median, double high, double busy) {}

    private static final int[] SIZES = {100, 500, 1_000, 10_000};
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final int WARM_UP = 20;
    private static final int FRAMES = 90;
    private static final int NOTCH = 40;
    private static final int MOST_STEPPED = 1_000;

    private static final OperatingSystemMXBean PROCESSORS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Workspace workspace;
    private final CanvasView view;
    private final Stage stage = new Stage();
    private final Scene scene;
    private final WritableImage image = new WritableImage(WIDTH, HEIGHT);

    private CanvasBench() {
        workspace = new Workspace(
                new Workplace(new ScalarDevice(), Runnable::run, Runnable::run, Runnable::run, new Projects.Rows()));
        view = new CanvasView(
                new CanvasViewModel(workspace, new ReadOnlyObjectWrapper<>(Messages.of(Language.ENGLISH))));
        scene = new Scene(new BorderPane(view), WIDTH, HEIGHT);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
    }

    /// Measures all sizes, the smallest once before for Java to warm up. JavaFX is started headless for it and ended
    /// afterwards, so that this can be called once in a
    /// process.
    ///
    /// @param told takes each figure as soon as it is known
    public static void run(Consumer<Figure> told) {
        Headless.run(() -> {
            new CanvasBench().measure(SIZES[0], unmeasured -> {});
            for (int size : SIZES) {
                new CanvasBench().measure(size, told);
            }
            return true;
        });
    }

    private void measure(int nodes, Consumer<Figure> told) {
        stage.show();
        Path file = write(BenchGraph.of(nodes));
        long busy = PROCESSORS.getProcessCpuTime();
        double open = milliseconds(() -> {
            workspace.open(Projects.open(file).document());
            frame();
        });
        busy = PROCESSORS.getProcessCpuTime() - busy;
        told.accept(new Figure(nodes, Gesture.OPEN, 1, open, open, busy / 1e6));
        told.accept(figure(nodes, Gesture.PAN, this::pan));
        view.reveal(BenchGraph.HUB);
        view.actualSize();
        view.reveal(BenchGraph.HUB);
        told.accept(figure(nodes, Gesture.PAN_NEAR, this::pan));
        Node hub = view.find("node:" + BenchGraph.HUB).orElseThrow();
        Point2D at = hub.localToScene(0, 0);
        mouse(MouseEvent.MOUSE_PRESSED, at.getX(), at.getY(), MouseButton.PRIMARY);
        told.accept(figure(
                nodes,
                Gesture.DRAG,
                step -> mouse(
                        MouseEvent.MOUSE_DRAGGED,
                        at.getX() + 80 * Math.sin(step * 0.21),
                        at.getY() + 80 * (1 - Math.cos(step * 0.21)),
                        MouseButton.PRIMARY)));
        mouse(MouseEvent.MOUSE_RELEASED, at.getX(), at.getY(), MouseButton.PRIMARY);
        if (nodes <= MOST_STEPPED) {
            told.accept(figure(nodes, Gesture.STEP, step -> workspace.tracing().next(Trace.Stride.OPERATION)));
            workspace.tracing().leave();
        }
        view.fitAll();
        told.accept(figure(nodes, Gesture.ZOOM, step -> wheel(step / 30 % 2 == 0 ? NOTCH : -NOTCH)));
        stage.close();
    }

    /// A step of a drag with the right button that goes to and fro.
    private void pan(int step) {
        double away = Math.abs(step % 40 - 20) * 11;
        if (step == 0) {
            mouse(MouseEvent.MOUSE_PRESSED, WIDTH / 2.0, HEIGHT / 2.0, MouseButton.SECONDARY);
        }
        mouse(MouseEvent.MOUSE_DRAGGED, WIDTH / 2.0 + away, HEIGHT / 2.0 + away / 2, MouseButton.SECONDARY);
        if (step == WARM_UP + FRAMES - 1) {
            mouse(MouseEvent.MOUSE_RELEASED, WIDTH / 2.0 + away, HEIGHT / 2.0 + away / 2, MouseButton.SECONDARY);
        }
    }

    private Figure figure(int nodes, Gesture gesture, IntConsumer event) {
        double[] times = new double[FRAMES];
        for (int i = 0; i < WARM_UP; i++) {
            event.accept(i);
            frame();
        }
        long busy = PROCESSORS.getProcessCpuTime();
        for (int i = 0; i < FRAMES; i++) {
            int step = WARM_UP + i;
            times[i] = milliseconds(() -> {
                event.accept(step);
                frame();
            });
        }
        busy = PROCESSORS.getProcessCpuTime() - busy;
        Arrays.sort(times);
        return new Figure(nodes, gesture, FRAMES, times[FRAMES / 2], times[FRAMES * 95 / 100], busy / 1e6 / FRAMES);
    }

    private void frame() {
        scene.snapshot(image);
    }

    private static double milliseconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private void mouse(javafx.event.EventType<MouseEvent> type, double x, double y, MouseButton button) {
        Point2D inView = view.sceneToLocal(x, y);
        Event.fireEvent(
                view,
                new MouseEvent(
                        type,
                        inView.getX(),
                        inView.getY(),
                        x,
                        y,
                        button,
                        1,
                        false,
                        false,
                        false,
                        false,
                        button == MouseButton.PRIMARY,
                        false,
                        button == MouseButton.SECONDARY,
                        false,
                        false,
                        false,
                        null));
    }

    private void wheel(double notches) {
        double x = WIDTH / 2.0;
        double y = HEIGHT / 2.0;
        Event.fireEvent(
                view,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        x,
                        y,
                        x,
                        y,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        notches,
                        0,
                        notches,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    private static Path write(Project project) {
        try {
            Path file = Files.createTempFile("gradus-bench", Projects.SUFFIX);
            file.toFile().deleteOnExit();
            ProjectFile.write(file, project);
            return file;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
