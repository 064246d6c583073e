package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.shell.WindowPicture.Request;
import gradus.app.shell.WindowPicture.Show;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import gradus.engine.graph.GradusException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WindowPictureTest {
    private static final Path SAMPLES = Path.of("../sample-projects");

    @BeforeAll
    static void startTheToolkit() {
        Fx.run(() -> {});
    }

    @Test
    void everySampleIsPhotographedInItsTheme() {
        for (String sample : new String[] {"scalar-graph", "iris", "iris-tanh-sigmoid"}) {
            for (Theme theme : Theme.values()) {
                WritableImage picture = take(sample, theme, Show.CANVAS, "run");
                assertEquals(1024, picture.getWidth());
                assertEquals(700, picture.getHeight());
                Set<Color> colours = colours(picture);
                assertTrue(colours.contains(theme.colours().get("-gradus-canvas")), "the canvas");
                assertTrue(colours.contains(theme.colours().get("-gradus-node-border")), "nodes");
            }
        }
    }

    @Test
    void theChartsOfATrainingAreOnThePicture() {
        Set<Color> colours = colours(take("iris", Theme.LIGHT, Show.CHARTS, "train 3"));
        assertTrue(colours.contains(Theme.LIGHT.colours().get("-gradus-chart-loss")), "the loss");
    }

    @Test
    void aWindowLargerThanTheDisplayIsNoFaultOfTheProgram() {
        IndexOutOfBoundsException ofTheDisplay = new IndexOutOfBoundsException();
        ofTheDisplay.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.nio.Buffer", "checkIndex", "Buffer.java", 767),
            new StackTraceElement("com.sun.glass.ui.headless.HeadlessWindow", "blit", "HeadlessWindow.java", 333)
        });
        assertTrue(MainWindow.isOfTheDisplay(ofTheDisplay));
        assertFalse(MainWindow.isOfTheDisplay(new IndexOutOfBoundsException()));
    }

    @Test
    void whatCannotBeDoneIsRefused() {
        assertThrows(GradusException.class, () -> take("scalar-graph", Theme.LIGHT, Show.CHARTS, "train 3"));
        assertThrows(GradusException.class, () -> take("scalar-graph", Theme.LIGHT, Show.CHARTS, "dance"));
        assertThrows(GradusException.class, () -> take("missing", Theme.LIGHT, Show.CHARTS, ""));
    }

    private static WritableImage take(String sample, Theme theme, Show show, String after) {
        return WindowPicture.take(new Request(
                Optional.of(SAMPLES.resolve(sample + ".gradus")), 1024, 700, theme, Language.ENGLISH, show, after));
    }

    private static Set<Color> colours(WritableImage picture) {
        Set<Color> colours = new HashSet<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                colours.add(picture.getPixelReader().getColor(x, y));
            }
        }
        return colours;
    }
}
