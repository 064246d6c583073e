package gradus.app.shell;

import gradus.app.shell.Preferences.Panels;
import gradus.app.text.Language;
import gradus.app.theme.Theme;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;

/// Where preferences are kept. A file that is missing or damaged counts as none; one that can't be written is let
/// be: nobody's work hangs on it.
public record PreferencesFile(Path folder) {
    private static final String NAME = "preferences.properties";
    private static final String ROUNDING = "products.rounded";

    /// The user's folder for settings; the system property `gradus.config` names another.
    public static PreferencesFile ofUser() {
        String given = System.getProperty("gradus.config", "");
        return new PreferencesFile(given.isEmpty() ? usual() : Path.of(given));
    }

    private static Path usual() {
        Path home = Path.of(System.getProperty("user.home", "."));
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return environment("APPDATA").orElse(home).resolve("Gradus");
        }
        return system.contains("mac")
                ? home.resolve("Library/Application Support/Gradus")
                : environment("XDG_CONFIG_HOME").orElse(home.resolve(".config")).resolve("gradus");
    }

    private static Optional<Path> environment(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    /// The preferences as they were kept.
    public Preferences load() {
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(NAME))) {
            kept.load(reader);
        } catch (IOException | IllegalArgumentException missingOrDamaged) {
            return Preferences.standard();
        }
        Preferences standard = Preferences.standard();
        Panels panels = standard.panels();
        return new Preferences(
                Theme.parse(kept.getProperty("theme", "")).orElse(standard.theme()),
                Language.parse(kept.getProperty("language", "")).orElse(standard.language()),
                recent(kept),
                new Panels(
                        number(kept, "window.width", panels.windowWidth()),
                        number(kept, "window.height", panels.windowHeight()),
                        number(kept, "palette.width", panels.palette()),
                        number(kept, "inspector.width", panels.inspector()),
                        number(kept, "drawer.height", panels.drawer()),
                        Boolean.parseBoolean(kept.getProperty("palette.folded")),
                        Boolean.parseBoolean(kept.getProperty("inspector.folded")),
                        Boolean.parseBoolean(kept.getProperty("drawer.folded"))),
                HandFile.read(kept),
                Boolean.parseBoolean(kept.getProperty(ROUNDING)));
    }

    /// Keeps the preferences.
    public void save(Preferences preferences) {
        Properties kept = new Properties();
        Panels panels = preferences.panels();
        kept.setProperty("theme", preferences.theme().id());
        kept.setProperty("language", preferences.language().tag());
        kept.setProperty("window.width", Double.toString(panels.windowWidth()));
        kept.setProperty("window.height", Double.toString(panels.windowHeight()));
        kept.setProperty("palette.width", Double.toString(panels.palette()));
        kept.setProperty("inspector.width", Double.toString(panels.inspector()));
        kept.setProperty("drawer.height", Double.toString(panels.drawer()));
        kept.setProperty("palette.folded", Boolean.toString(panels.paletteFolded()));
        kept.setProperty("inspector.folded", Boolean.toString(panels.inspectorFolded()));
        kept.setProperty("drawer.folded", Boolean.toString(panels.drawerFolded()));
        HandFile.write(preferences.hand(), kept);
        kept.setProperty(ROUNDING, Boolean.toString(preferences.roundsProducts()));
        List<Path> recent = preferences.recent();
        for (int index = 0; index < recent.size(); index++) {
            kept.setProperty("recent." + index, recent.get(index).toString());
        }
        try {
            Files.createDirectories(folder);
            Path half = Files.createTempFile(folder, "preferences", ".tmp");
            try (Writer writer = Files.newBufferedWriter(half)) {
                kept.store(writer, null);
            }
            Files.move(half, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            System.getLogger(PreferencesFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "Preferences can't be kept", unwritable);
        }
    }

    private static List<Path> recent(Properties kept) {
        return IntStream.iterate(0, index -> index + 1)
                .mapToObj(index -> Optional.ofNullable(kept.getProperty("recent." + index)))
                .takeWhile(Optional::isPresent)
                .flatMap(name -> path(name.orElse("")).stream())
                .toList();
    }

    /// Empty for a name that only another system understands.
    private static Optional<Path> path(String name) {
        try {
            return Optional.of(Path.of(name));
        } catch (InvalidPathException foreign) {
            return Optional.empty();
        }
    }

    private static double number(Properties kept, String key, double otherwise) {
        try {
            double number = Double.parseDouble(kept.getProperty(key, ""));
            return number >= 40 && number <= 10_000 ? number : otherwise;
        } catch (NumberFormatException damaged) {
            return otherwise;
        }
    }
}
