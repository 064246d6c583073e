package gradus.app.shell;

import gradus.app.text.Language;
import gradus.app.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Rectangle2D;

/// What a person has chosen for the window, kept from one start to the next.
///
/// @param recent project files, the latest first
/// @param panels the sizes of the panels and whether they are folded
public record Preferences(Theme theme, Language language, List<Path> recent, Panels panels) {
    private static final int MOST_RECENT = 8;
    private static final double ROOMY = 1200;

    /// The window's size and how it is divided, in pixels.
    public record Panels(
            double windowWidth,
            double windowHeight,
            double palette,
            double inspector,
            double drawer,
            boolean paletteFolded,
            boolean inspectorFolded,
            boolean drawerFolded) {

        /// The same on a screen that may be smaller than the window was; on a small one the panels are narrower.
        public Panels within(Rectangle2D screen) {
            double share = Math.min(1, screen.getWidth() / ROOMY);
            return new Panels(
                    Math.min(windowWidth, screen.getWidth()),
                    Math.min(windowHeight, screen.getHeight()),
                    Math.floor(palette * share),
                    Math.floor(inspector * share),
                    drawer,
                    paletteFolded,
                    inspectorFolded,
                    drawerFolded);
        }

        /// As at the first start.
        public static Panels standard() {
            return new Panels(1440, 900, 208, 272, 256, false, false, false);
        }
    }

    public Preferences {
        recent = List.copyOf(recent);
    }

    /// Those of the first start, in the system's language.
    public static Preferences standard() {
        return new Preferences(Theme.LIGHT, Language.of(Locale.getDefault()), List.of(), Panels.standard());
    }

    public Preferences withTheme(Theme other) {
        return new Preferences(other, language, recent, panels);
    }

    public Preferences withLanguage(Language other) {
        return new Preferences(theme, other, recent, panels);
    }

    public Preferences withPanels(Panels other) {
        return new Preferences(theme, language, recent, other);
    }

    /// With a file at the top of the recent ones.
    public Preferences withRecent(Path file) {
        List<Path> files = new ArrayList<>(recent);
        files.remove(file);
        files.addFirst(file);
        return new Preferences(theme, language, files.subList(0, Math.min(MOST_RECENT, files.size())), panels);
    }

    /// Without a file that is gone.
    public Preferences withoutRecent(Path file) {
        return new Preferences(
                theme,
                language,
                recent.stream().filter(other -> !other.equals(file)).toList(),
                panels);
    }
}
