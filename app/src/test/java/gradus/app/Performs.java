package gradus.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a test that performs gestures or keys of the canvas. The table in `docs/canvas.md` is made from these marks
/// and from what became of the tests.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Performs {

    /// Where the events come from.
    enum How {
        /// Mouse and key events of the robot, as from a hand.
        ROBOT,
        /// Events fired at the scene, for what the robot can't do: pinching, files from the desktop.
        SCENE
    }

    /// The gestures and keys that the test performs.
    CanvasRow[] value();

    /// Where their events come from.
    How how() default How.ROBOT;
}
