package gradus.app.canvas;

import java.net.URL;

/// What the canvas reads from the resources.
final class Resources {
    static final String STYLES = styles();

    private Resources() {}

    private static String styles() {
        URL found = Resources.class.getResource("/gradus/ui/theme/canvas.css");
        if (found == null) {
            throw new IllegalStateException("No canvas.css");
        }
        return found.toExternalForm();
    }
}
