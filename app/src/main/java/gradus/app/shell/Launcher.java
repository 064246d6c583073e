package gradus.app.shell;

import gradus.app.text.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;

/// Opens the window from outside.
public final class Launcher {
    private Launcher() {}

    /// Opens the window and returns when it is closed.
    ///
    /// @param file the project to open; empty for the start page
    /// @param language the language asked for; empty for the one chosen in the window or the system's
    public static void open(Optional<Path> file, Optional<Language> language) {
        List<String> parameters = new ArrayList<>();
        file.ifPresent(path -> parameters.add("--" + GradusApplication.FILE + "=" + path));
        language.ifPresent(tongue -> parameters.add("--" + GradusApplication.LANGUAGE + "=" + tongue.tag()));
        Application.launch(GradusApplication.class, parameters.toArray(String[]::new));
    }
}
