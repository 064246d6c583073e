package gradus.app.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import gradus.app.predict.TestViewModel.Field;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.engine.train.Confusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/// The matrix of many classes stays usable, by mouse and by keys.
class ConfusionViewTest {

    private final List<Field> chosen = new ArrayList<>();
    private final ConfusionView view = Fx.call(() -> new ConfusionView(Messages.of(Language.ENGLISH), chosen::add));

    private Stage show(int classes) {
        Stage stage = Fx.show(new StackPane(view), 420, 200);
        int[] truth = IntStream.range(0, 4 * classes).map(i -> i % classes).toArray();
        int[] choice = IntStream.range(0, 4 * classes)
                .map(i -> i % 7 == 0 ? (i + 1) % classes : i % classes)
                .toArray();
        List<String> names = IntStream.range(0, classes)
                .mapToObj(i -> classes <= 10 ? Integer.toString(i) : "class number " + i)
                .toList();
        Fx.run(() -> {
            view.show(Confusion.of(classes, truth, choice), names);
            view.requestFocus();
        });
        Fx.pulse();
        return stage;
    }

    private void type(KeyCode key) {
        Fx.run(() -> {
            Robot robot = new Robot();
            robot.keyPress(key);
            robot.keyRelease(key);
        });
    }

    private Optional<Point2D> place(int truth, int choice) {
        return Fx.call(() -> view.place(new Field(truth, choice)));
    }

    @Test
    void tenClassesAreAllInSightInALowDrawer() {
        Stage stage = show(10);
        assertTrue(place(0, 0).isPresent());
        assertTrue(place(9, 9).isPresent());
        Point2D spot =
                Fx.call(() -> view.localToScreen(view.place(new Field(3, 4)).orElseThrow()));
        Fx.run(() -> {
            Robot robot = new Robot();
            robot.mouseMove(spot);
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseRelease(MouseButton.PRIMARY);
        });
        Fx.until("the field is chosen", () -> !chosen.isEmpty());
        assertEquals(List.of(new Field(3, 4)), chosen);
        Fx.photograph(stage, "confusion-10");
        Fx.run(stage::hide);
    }

    @Test
    void hundredsOfClassesScrollToWhereTheKeysGo() {
        Stage stage = show(500);
        assertTrue(place(0, 0).isPresent());
        assertTrue(place(499, 499).isEmpty());
        type(KeyCode.END);
        assertTrue(place(0, 499).isPresent(), "the last column came into sight");
        long before = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            type(KeyCode.DOWN);
        }
        Fx.pulse();
        double seconds = (System.nanoTime() - before) / 1e9;
        assertTrue(place(50, 499).isPresent());
        assertTrue(seconds < 10, "fifty steps took " + seconds + " s");
        type(KeyCode.ENTER);
        Fx.until("the field is chosen", () -> chosen.contains(new Field(50, 499)));
        Fx.photograph(stage, "confusion-500");
        Fx.run(stage::hide);
    }
}
