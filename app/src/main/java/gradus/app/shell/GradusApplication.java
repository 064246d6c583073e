package gradus.app.shell;

import gradus.app.text.Language;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The window as JavaFX starts it. [Launcher] is the way in: a main class that extends this one would make Java
/// look for JavaFX among its modules.
public final class GradusApplication extends Application {
    static final String FILE = "file";
    static final String LANGUAGE = "language";

    private Runnable finish = () -> {};

    @Override
    public void start(Stage stage) {
        PreferencesFile file = PreferencesFile.ofUser();
        Preferences kept = file.load();
        Preferences preferences = Optional.ofNullable(getParameters().getNamed().get(LANGUAGE))
                .flatMap(Language::parse)
                .map(kept::withLanguage)
                .orElse(kept);
        preferences = preferences.withPanels(
                preferences.panels().within(Screen.getPrimary().getVisualBounds()));
        var messages = new ReadOnlyObjectWrapper<>(gradus.app.text.Messages.of(preferences.language()));
        Dialogs dialogs = new Dialogs(() -> stage, messages);
        MainWindow window =
                new MainWindow(stage, preferences, file::save, file.folder().resolve("samples"), dialogs, dialogs);
        messages.bind(window.shell().messages());
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, fault) -> Platform.runLater(() -> window.shell().fault(fault)));
        finish = window::finish;
        stage.setOnHidden(event -> Platform.exit());
        stage.show();
        Optional.ofNullable(getParameters().getNamed().get(FILE)).map(Path::of).ifPresent(window.shell()::open);
    }

    @Override
    public void stop() {
        finish.run();
    }
}
