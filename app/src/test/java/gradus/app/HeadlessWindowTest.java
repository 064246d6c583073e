package gradus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/// The ground the window's tests stand on: a stage is shown without a display and takes real mouse events.
class HeadlessWindowTest {
    private final AtomicInteger clicks = new AtomicInteger();

    @Test
    void aRobotClicksAButtonWithoutADisplay() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        assertTrue(started.await(30, TimeUnit.SECONDS));
        CountDownLatch clicked = new CountDownLatch(1);
        Platform.runLater(() -> {
            Button button = new Button("Run");
            button.setOnAction(event -> {
                clicks.incrementAndGet();
                clicked.countDown();
            });
            Stage stage = new Stage();
            stage.setScene(new Scene(new StackPane(button), 320, 200));
            stage.show();
            Platform.runLater(() -> click(button));
        });
        assertTrue(clicked.await(30, TimeUnit.SECONDS));
        assertEquals(1, clicks.get());
    }

    private static void click(Button button) {
        Bounds bounds = button.localToScreen(button.getBoundsInLocal());
        Robot robot = new Robot();
        robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
        robot.mousePress(MouseButton.PRIMARY);
        robot.mouseRelease(MouseButton.PRIMARY);
    }
}
