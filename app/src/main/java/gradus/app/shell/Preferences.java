package gradus.app.shell;

import gradus.app.action.Gestures;
import gradus.app.action.KeyMap;
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
/// @param hand how keyboard and pointer are used
/// @param roundsProducts whether graphics cards may round the factors of matrix products (TF32)
public record Preferences(
        Theme theme, Language language, List<Path> recent, Panels panels, Hand hand, boolean roundsProducts) {
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

    /// How keyboard and pointer are used.
    ///
    /// @param reducesMotion whether nothing moves that needn't
    /// @param scrollPans whether two fingers on a trackpad move the view instead of zooming
    /// @param keys those given to actions
    /// @param gestures how each is done
    public record Hand(boolean reducesMotion, boolean scrollPans, KeyMap keys, Gestures gestures) {
        /// As people know it from other canvases.
        public static Hand standard() {
            return new Hand(false, false, KeyMap.STANDARD, Gestures.standard());
        }

        public Hand withReducedMotion(boolean reduces) {
            return new Hand(reduces, scrollPans, keys, gestures);
        }

        public Hand withScrollThatPans(boolean pans) {
            return new Hand(reducesMotion, pans, keys, gestures);
        }

        public Hand withKeys(KeyMap other) {
            return new Hand(reducesMotion, scrollPans, other, gestures);
        }

        public Hand withGestures(Gestures other) {
            return new Hand(reducesMotion, scrollPans, keys, other);
        }
    }

    public Preferences {
        recent = List.copyOf(recent);
    }

    /// Those of the first start, in the system's language.
    public static Preferences standard() {
        return new Preferences(Theme.LIGHT, Language.of(Locale.getDefault()), List.of(), Panels.standard());
    }

    /// Those with the standard use of keyboard and pointer, and exact products.
    public Preferences(Theme theme, Language language, List<Path> recent, Panels panels) {
        this(theme, language, recent, panels, Hand.standard(), false);
    }

    /// The keys given to actions.
    public KeyMap keys() {
        return hand.keys();
    }

    /// How the gestures of the pointer are done.
    public Gestures gestures() {
        return hand.gestures();
    }

    public Preferences withHand(Hand other) {
        return new Preferences(theme, language, recent, panels, other, roundsProducts);
    }

    public Preferences withTheme(Theme other) {
        return new Preferences(other, language, recent, panels, hand, roundsProducts);
    }

    public Preferences withLanguage(Language other) {
        return new Preferences(theme, other, recent, panels, hand, roundsProducts);
    }

    public Preferences withPanels(Panels other) {
        return new Preferences(theme, language, recent, other, hand, roundsProducts);
    }

    /// With a file at the top of the recent ones.
    public Preferences withRecent(Path file) {
        List<Path> files = new ArrayList<>(recent);
        files.remove(file);
        files.addFirst(file);
        return new Preferences(
                theme, language, files.subList(0, Math.min(MOST_RECENT, files.size())), panels, hand, roundsProducts);
    }

    /// Without a file that is gone.
    public Preferences withoutRecent(Path file) {
        return new Preferences(
                theme,
                language,
                recent.stream().filter(other -> !other.equals(file)).toList(),
                panels,
                hand,
                roundsProducts);
    }

    public Preferences withRoundedProducts(boolean rounds) {
        return new Preferences(theme, language, recent, panels, hand, rounds);
    }
}
