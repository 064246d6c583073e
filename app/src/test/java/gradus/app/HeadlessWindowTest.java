package gradus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/// The ground the window's tests stand on: a stage is shown without a display and takes real mouse events.
class HeadlessWindowTest {
    private final AtomicInteger clicks = new AtomicInteger();

    @Test
    void aRobotClicksAButtonWithoutADisplay() {
        Button button = Fx.call(() -> {
            Button made = new Button("Run");
            made.setId("run");
            made.setOnAction(event -> clicks.incrementAndGet());
            return made;
        });
        Stage stage = Fx.show(Fx.call(() -> new StackPane(button)), 320, 200);
        Fx.click(stage, "#run");
        Fx.until("the click has arrived", () -> clicks.get() > 0);
        assertEquals(1, clicks.get());
        Fx.run(stage::close);
    }
}
