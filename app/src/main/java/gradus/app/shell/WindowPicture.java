package gradus.app.shell;

import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.shell.Preferences.Panels;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.DataState;
import gradus.app.workspace.Tracing;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.run.Trace;
import gradus.engine.train.TrainingSetup;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// The window as a picture, taken without a display.
public final class WindowPicture {

    /// What the picture shows besides the canvas.
    public enum Show {
        CANVAS,
        TRACE,
        TRAINING,
        CHARTS,
        RUNS,
        DATA,
        BOUNDARY,
        TEST,
        PREDICT,
        PROBLEMS;

        /// The one of this name: `charts`.
        public static Optional<Show> parse(String name) {
            return Arrays.stream(values())
                    .filter(show -> show.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }
    }

    /// What is to be seen.
    ///
    /// @param project a project file; empty for the start page
    /// @param width in pixels
    /// @param height in pixels
    /// @param after what is done before: `run`, `train` or `train 50` epochs, `step` or `step 5`; empty for nothing
    public record Request(
            Optional<Path> project, int width, int height, Theme theme, Language language, Show show, String after) {}

    private static final Pattern AFTER = Pattern.compile("(run|train|step)(?:\\s+([1-9]\\d{0,5}))?|");
    private static final int SETTLING_ROUNDS = 8;

    private final Request request;
    private final MainWindow window;

    private WindowPicture(Request request, MainWindow window) {
        this.request = request;
        this.window = window;
    }

    /// Takes the picture and writes it as PNG. JavaFX is started headless for it and ended afterwards, so that this
    /// can be called once in a process.
    ///
    /// @throws GradusException when the project can't be read or trained, or the file not be written
    public static void write(Request request, Path file) {
        Headless.start();
        try {
            save(take(request), file);
        } finally {
            Platform.exit();
        }
    }

    /// Takes the picture. JavaFX runs already; on another thread than the window's.
    ///
    /// @throws GradusException when the project can't be read or trained
    static WritableImage take(Request request) {
        if (!AFTER.matcher(request.after()).matches()) {
            throw new GradusException(Diagnostic.error("picture.after", new Place.AtSetting("after"), request.after()));
        }
        Optional<Projects.Read> project = request.project().map(path -> Projects.open(path.toAbsolutePath()));
        Panels usual = Panels.standard();
        boolean isSmall = request.width() < 1200;
        Panels panels = new Panels(
                request.width(),
                request.height(),
                isSmall ? 176 : usual.palette(),
                isSmall ? 232 : usual.inspector(),
                Math.min(usual.drawer(), Math.floor(request.height() * 0.36)),
                false,
                false,
                request.show() == Show.CANVAS);
        Path folder = temporary();
        WindowPicture picture = Headless.onWindow(() -> new WindowPicture(
                request,
                new MainWindow(
                        new Stage(),
                        new Preferences(request.theme(), request.language(), List.of(), panels),
                        changed -> {},
                        folder,
                        new Nobody(),
                        new Nobody())));
        return picture.take(project);
    }

    private WritableImage take(Optional<Projects.Read> project) {
        Headless.onWindow(() -> {
            window.stage().show();
            window.runs().onlyLook();
            project.ifPresent(read -> window.shell().show(read));
            return true;
        });
        settle();
        Matcher after = AFTER.matcher(request.after());
        if (after.matches() && project.isPresent() && !request.after().isEmpty()) {
            Optional<Integer> count = Optional.ofNullable(after.group(2)).map(Integer::valueOf);
            switch (after.group(1)) {
                case "train" -> train(count);
                case "step" -> step(count.orElse(1));
                default ->
                    Headless.onWindow(() -> {
                        window.workspace().run();
                        return true;
                    });
            }
        }
        Headless.onWindow(() -> {
            switch (request.show()) {
                case CANVAS -> {}
                case TRACE -> window.view().drawer().show(DrawerView.Page.TRACE);
                case TRAINING -> window.view().drawer().show(DrawerView.Page.TRAINING);
                case CHARTS -> window.view().drawer().show(DrawerView.Page.CHARTS);
                case RUNS -> window.view().drawer().show(DrawerView.Page.RUNS);
                case BOUNDARY -> window.view().drawer().show(DrawerView.Page.BOUNDARY);
                case DATA -> window.view().drawer().show(DrawerView.Page.DATA);
                case PREDICT -> window.view().drawer().show(DrawerView.Page.PREDICT);
                case TEST -> window.view().drawer().show(DrawerView.Page.TEST);
                case PROBLEMS -> window.view().drawer().show(DrawerView.Page.PROBLEMS);
            }
            return true;
        });
        settle();
        return Headless.onWindow(() -> {
            WritableImage image = window.stage().getScene().snapshot(null);
            window.stage().hide();
            return image;
        });
    }

    private void step(int count) {
        Tracing tracing = window.workspace().tracing();
        awaitData();
        for (int i = 0; i < count; i++) {
            await(future -> {
                tracing.next(Trace.Stride.LAYER);
                Once.when(tracing.busy(), isBusy -> !isBusy, isBusy -> future.complete(true));
            });
        }
        if (Headless.onWindow(() -> tracing.traced().get().isEmpty())) {
            throw new GradusException(
                    Headless.onWindow(() -> window.workspace().refusal().get()));
        }
    }

    private void awaitData() {
        await(future -> Once.when(
                window.workspace().data(),
                data -> !(data instanceof DataState.Loading),
                data -> future.complete(true)));
    }

    private void train(Optional<Integer> epochs) {
        Workspace workspace = window.workspace();
        awaitData();
        CompletableFuture<Boolean> ended = Headless.onWindow(() -> {
            Document document = workspace.document().get();
            epochs.filter(number -> number != document.training().epochs()).ifPresent(number -> {
                TrainingSetup changed = Attributes.with(document.training(), Map.of("epochs", number));
                workspace.applyToAll(new Edit.SetTraining("epochs", changed));
            });
            window.view().training().pace().set(1);
            workspace.train();
            CompletableFuture<Boolean> end = new CompletableFuture<>();
            Once.when(
                    workspace.training(),
                    run -> run.isEmpty() || run.filter(one -> !one.isRunning()).isPresent(),
                    run -> end.complete(run.isPresent()));
            return end;
        });
        if (!ended.join()) {
            throw new GradusException(
                    Headless.onWindow(() -> workspace.diagnostics().get()));
        }
    }

    /// Lets all that is under way come to its end: work in the background, then what it brings to the window.
    private void settle() {
        for (int round = 0; round < SETTLING_ROUNDS; round++) {
            CompletableFuture<Boolean> worked = new CompletableFuture<>();
            window.workplace().engine().execute(() -> worked.complete(true));
            worked.join();
            await(WindowPicture::nextPulse);
        }
    }

    /// Completes when the window has been laid out and drawn once more.
    private static void nextPulse(CompletableFuture<Boolean> future) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (++pulses == 3) {
                    stop();
                    future.complete(true);
                }
            }
        }.start();
    }

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("gradus-picture");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /// Starts something on the window's thread that completes a future, and waits for it.
    private static void await(Consumer<CompletableFuture<Boolean>> start) {
        CompletableFuture<Boolean> future = new CompletableFuture<>();
        Platform.runLater(() -> start.accept(future));
        future.join();
    }

    private static void save(WritableImage image, Path file) {
        try {
            File target = file.toAbsolutePath().toFile();
            if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", target)) {
                throw new IOException("No PNG writer");
            }
        } catch (IOException unwritable) {
            throw new GradusException(
                    Diagnostic.error("picture.unwritable", new Place.InFile(file.toString(), 0, 0), file.toString()));
        }
    }
}
