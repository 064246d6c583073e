package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.app.Fx;
import gradus.app.shell.Preferences.Panels;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.app.workspace.TrainingRun;
import gradus.app.workspace.Workspace;
import gradus.engine.run.Devices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The real window with a pair of hands: everything is done with mouse and keys, and read from the screen.
final class OpenWindow implements AutoCloseable, FileChoosers, Questions {
    private final List<Path> answers = new ArrayList<>();
    private final MainWindow window;
    private final List<String> faults = new ArrayList<>();
    private Changes onUnsaved = Changes.DISCARD;
    private int asked;

    private OpenWindow(Path folder, Language language, Theme theme, Supplier<List<Devices.Entry>> devices) {
        Preferences preferences =
                new Preferences(theme, language, List.of(), new Panels(1280, 800, 208, 272, 240, false, false, false));
        window = Fx.call(() -> {
            Stage stage = new Stage();
            MainWindow made = new MainWindow(stage, preferences, changed -> {}, folder, this, this, devices);
            Thread.currentThread().setUncaughtExceptionHandler((thread, fault) -> {
                if (!isOfMonocle(fault)) {
                    faults.add(fault.toString() + " at " + fault.getStackTrace()[0]);
                    made.shell().fault(fault);
                }
            });
            stage.setX(0);
            stage.setY(0);
            stage.show();
            return made;
        });
    }

    /// The headless platform of these tests stumbles over windows that were closed before, when something is
    /// dragged.
    private static boolean isOfMonocle(Throwable fault) {
        return Arrays.stream(fault.getStackTrace())
                .limit(3)
                .anyMatch(frame -> frame.getClassName().startsWith("com.sun.glass.ui.monocle."));
    }

    static OpenWindow in(Path folder, Language language, Theme theme) {
        return in(folder, language, theme, Devices::all);
    }

    /// @param devices finds what can compute
    static OpenWindow in(Path folder, Language language, Theme theme, Supplier<List<Devices.Entry>> devices) {
        return new OpenWindow(folder.resolve("samples"), language, theme, devices);
    }

    static OpenWindow in(Path folder) {
        return in(folder, Language.ENGLISH, Theme.LIGHT);
    }

    MainWindow window() {
        return window;
    }

    /// Opens a copy of the wine sample from a folder, by the start page.
    Workspace openWine(Path folder) throws IOException {
        answer(copied("wine", folder));
        click("#start-open");
        Workspace workspace = window.workspace();
        until("the project is open", () -> workspace.document().get().graph().contains("dense_1"));
        return workspace;
    }

    /// A copy of a sample with its data: runs are written beside a project.
    static Path copied(String sample, Path folder) throws IOException {
        Path samples = Path.of("../sample-projects");
        Path data = Path.of("data", sample + ".csv");
        Files.createDirectory(folder.resolve("data"));
        Files.copy(samples.resolve(data), folder.resolve(data));
        String project = sample + ".gradus";
        return Files.copy(samples.resolve(project), folder.resolve(project));
    }

    /// What the next file chooser is answered with.
    void answer(Path file) {
        answers.add(file);
    }

    void answerUnsaved(Changes changes) {
        onUnsaved = changes;
    }

    int askedAboutChanges() {
        return asked;
    }

    @Override
    public Optional<Path> open() {
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers.removeFirst());
    }

    @Override
    public Optional<Path> data() {
        return open();
    }

    @Override
    public Optional<Path> block() {
        return open();
    }

    @Override
    public Optional<Path> saveBlock(String suggested) {
        return open();
    }

    @Override
    public Optional<Path> picture(String suggested) {
        return open();
    }

    @Override
    public Optional<Path> table(String suggested) {
        return open();
    }

    @Override
    public Optional<Path> save(String suggested) {
        return open();
    }

    @Override
    public Changes unsaved(String title) {
        asked++;
        return onUnsaved;
    }

    /// What a selector finds in this window or a popup of it.
    Optional<Node> find(String selector) {
        return Fx.call(() -> Window.getWindows().stream()
                .filter(open -> open.equals(window.stage()) || !(open instanceof Stage))
                .flatMap(open -> Optional.ofNullable(open.getScene().lookup(selector)).stream())
                .findFirst());
    }

    Node node(String selector) {
        Fx.until(
                selector + " is there",
                () -> find(selector).filter(Node::isVisible).isPresent());
        return find(selector).orElseThrow();
    }

    /// A drawn part of the canvas by its id.
    Node part(String id) {
        Fx.until(id + " is drawn", () -> window.view().canvas().find(id).isPresent());
        return Fx.call(() -> window.view().canvas().find(id).orElseThrow());
    }

    String text(String selector) {
        return words(node(selector));
    }

    /// What a label, a button or a field says.
    static String words(Node node) {
        return switch (node) {
            case Labeled label -> label.getText();
            case TextInputControl field -> field.getText();
            case Text text -> text.getText();
            default -> "";
        };
    }

    void until(String what, Callable<Boolean> condition) {
        Fx.until(what, () -> {
            try {
                return condition.call();
            } catch (Exception impossible) {
                throw new AssertionError(impossible);
            }
        });
    }

    void click(String selector) {
        Node target = node(selector);
        until(selector + " can be used", () -> !target.isDisabled());
        click(target);
    }

    void click(Node target) {
        move(middle(target));
        press(MouseButton.PRIMARY);
        release(MouseButton.PRIMARY);
    }

    /// Whether the last training has ended.
    boolean isTrained() {
        return window.workspace().training().get().flatMap(TrainingRun::end).isPresent();
    }

    /// Waits until the canvas shows what it was last told to: where things are on the screen is not known before.
    void settled() {
        until("the canvas has followed", () -> !window.view().canvas().isNeedsLayout());
    }

    /// Clicks on a node of the canvas, in its middle.
    void clickNode(String id) {
        Node skin = part("node:" + id);
        settled();
        move(Fx.call(() -> skin.localToScreen(0, 0)));
        press(MouseButton.PRIMARY);
        release(MouseButton.PRIMARY);
    }

    /// Clicks twice in one go: on a busy machine two clicks would be too far apart in time.
    void doubleClickNode(String id) {
        Node skin = part("node:" + id);
        settled();
        move(Fx.call(() -> skin.localToScreen(0, 0)));
        Fx.run(() -> {
            Robot robot = new Robot();
            robot.mouseClick(MouseButton.PRIMARY);
            robot.mouseClick(MouseButton.PRIMARY);
        });
    }

    void rightClick(Point2D at) {
        move(at);
        press(MouseButton.SECONDARY);
        release(MouseButton.SECONDARY);
    }

    /// Presses at one place, moves in steps, and lets go at another.
    void drag(Point2D from, Point2D to) {
        move(from);
        press(MouseButton.PRIMARY);
        int steps = 8;
        for (int step = 1; step <= steps; step++) {
            move(from.add(to.subtract(from).multiply((double) step / steps)));
        }
        release(MouseButton.PRIMARY);
    }

    /// The middle of a node on the screen.
    static Point2D middle(Node node) {
        return Fx.call(() -> {
            // What has just appeared has no place before the next layout.
            node.getScene().getRoot().applyCss();
            node.getScene().getRoot().layout();
            Bounds bounds = node.localToScreen(node.getLayoutBounds());
            return new Point2D(bounds.getCenterX(), bounds.getCenterY());
        });
    }

    void type(String text) {
        text.chars().forEach(letter -> type((char) letter));
    }

    void type(KeyCode key, KeyCode... modifiers) {
        for (KeyCode modifier : modifiers) {
            Fx.run(() -> new Robot().keyPress(modifier));
        }
        Fx.run(() -> new Robot().keyPress(key));
        Fx.run(() -> new Robot().keyRelease(key));
        for (KeyCode modifier : modifiers) {
            Fx.run(() -> new Robot().keyRelease(modifier));
        }
    }

    private void type(char letter) {
        switch (letter) {
            case '(' -> type(KeyCode.DIGIT9, KeyCode.SHIFT);
            case ')' -> type(KeyCode.DIGIT0, KeyCode.SHIFT);
            case '*' -> type(KeyCode.DIGIT8, KeyCode.SHIFT);
            case '+' -> type(KeyCode.EQUALS, KeyCode.SHIFT);
            case '>' -> type(KeyCode.PERIOD, KeyCode.SHIFT);
            case '_' -> type(KeyCode.MINUS, KeyCode.SHIFT);
            case '=' -> type(KeyCode.EQUALS);
            case '-' -> type(KeyCode.MINUS);
            case '.' -> type(KeyCode.PERIOD);
            case ',' -> type(KeyCode.COMMA);
            case ' ' -> type(KeyCode.SPACE);
            case '?' -> type(KeyCode.SLASH, KeyCode.SHIFT);
            default -> {
                String name =
                        Character.isDigit(letter) ? "DIGIT" + letter : String.valueOf(Character.toUpperCase(letter));
                type(KeyCode.valueOf(name));
            }
        }
    }

    static void move(Point2D to) {
        Fx.run(() -> new Robot().mouseMove(to));
    }

    private static void press(MouseButton button) {
        Fx.run(() -> new Robot().mousePress(button));
    }

    private static void release(MouseButton button) {
        Fx.run(() -> new Robot().mouseRelease(button));
    }

    @Override
    public void close() {
        Fx.run(() -> {
            window.workspace().stop();
            window.stage().hide();
        });
        assertEquals(List.of(), faults, "the program had no fault of its own");
    }
}
