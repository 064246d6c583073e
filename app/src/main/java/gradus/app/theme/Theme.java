package gradus.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// How the window is coloured and lettered.
public enum Theme {
    LIGHT,
    DARK,
    /// Large type on white, for a classroom.
    PROJECTOR;

    /// The family of all text; its figures are of one width.
    public static final String FONT = "Source Sans Pro";

    private static final String FOLDER = "/gradus/ui/";

    /// The theme's name for programs: `light`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The theme of this name.
    public static Optional<Theme> parse(String id) {
        return Arrays.stream(values()).filter(theme -> theme.id().equals(id)).findFirst();
    }

    /// Dresses a scene; popups and dialogs of its window follow.
    public void apply(Scene scene) {
        loadFonts();
        Application.setUserAgentStylesheet(
                this == DARK ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(stylesheets());
    }

    /// The sheets on top of AtlantaFX's, the theme's own last.
    public List<String> stylesheets() {
        return List.of("base", "controls", "overlay", id()).stream()
                .map(name -> resource("theme/" + name + ".css").toExternalForm())
                .toList();
    }

    /// The theme's colours, for what is drawn without style sheets.
    public Colours colours() {
        return Colours.in(read(id() + ".css"));
    }

    private static void loadFonts() {
        for (String font : List.of("Regular", "Italic", "Bold")) {
            Font.loadFont(resource("font/SourceSansPro-" + font + ".ttf").toExternalForm(), 13);
        }
    }

    /// The typeface for what Java2D draws, one pixel high. JavaFX, which the drawing ends up in, knows it by the
    /// same name from then on.
    public static java.awt.Font awtFont() {
        loadFonts();
        try (InputStream file = resource("font/SourceSansPro-Regular.ttf").openStream()) {
            return java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, file);
        } catch (IOException | java.awt.FontFormatException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// The size of ordinary text in pixels.
    public double textSize() {
        return this == PROJECTOR ? 16 : 13;
    }

    private static String read(String sheet) {
        try (InputStream file = resource("theme/" + sheet).openStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static URL resource(String path) {
        URL found = Theme.class.getResource(FOLDER + path);
        if (found == null) {
            throw new IllegalStateException("No resource " + path);
        }
        return found;
    }
}
