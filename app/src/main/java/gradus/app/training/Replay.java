package gradus.app.training;

import gradus.app.workspace.TrainingRun;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Shows a run that is over again, epoch by epoch.
final class Replay {

    private final PauseTransition pause = new PauseTransition();
    private final DoubleSupplier secondsAnEpoch;
    private final Consumer<TrainingRun> screen;
    private Optional<TrainingRun> run = Optional.empty();
    private int shown;

    /// @param secondsAnEpoch is asked before every epoch; 0 shows all the rest at once
    Replay(DoubleSupplier secondsAnEpoch, Consumer<TrainingRun> screen) {
        this.secondsAnEpoch = secondsAnEpoch;
        this.screen = screen;
        pause.setOnFinished(event -> next());
    }

    void start(TrainingRun whole) {
        run = Optional.of(whole);
        shown = 0;
        next();
    }

    void stop() {
        pause.stop();
        run = Optional.empty();
    }

    boolean isRunning() {
        return run.isPresent();
    }

    private void next() {
        run.ifPresent(whole -> {
            double seconds = secondsAnEpoch.getAsDouble();
            if (seconds == 0 || shown >= whole.epochs().size()) {
                run = Optional.empty();
                screen.accept(whole);
                return;
            }
            screen.accept(whole.after(shown));
            shown++;
            pause.setDuration(Duration.seconds(seconds));
            pause.playFromStart();
        });
    }
}
