package gradus.app.theme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// Looks up the theme's colours for drawings that style sheets don't reach: an invisible region for each, whose
/// background the style sheet fills.
public final class ThemePaint extends Pane {

    private final Map<String, Region> probes = new LinkedHashMap<>();
    private final Label letters = new Label();

    /// @param names of looked-up colours, such as `-gradus-value`
    /// @param changed is run when one of them is another colour now
    public ThemePaint(List<String> names, Runnable changed) {
        setManaged(false);
        setVisible(false);
        for (String name : names) {
            Region probe = new Region();
            probe.setStyle("-fx-background-color: " + name + ";");
            probe.backgroundProperty().addListener((property, before, after) -> changed.run());
            probes.put(name, probe);
            getChildren().add(probe);
        }
        letters.fontProperty().addListener((property, before, after) -> changed.run());
        getChildren().add(letters);
    }

    /// The size of ordinary text, which follows the theme.
    public double textSize() {
        return letters.getFont().getSize();
    }

    /// The colour, for Java2D; grey before the style sheets are there.
    public java.awt.Color of(String name) {
        Region probe = probes.get(name);
        if (probe != null && probe.getBackground() != null) {
            for (BackgroundFill fill : probe.getBackground().getFills()) {
                if (fill.getFill() instanceof Color color) {
                    return new java.awt.Color(
                            (float) color.getRed(), (float) color.getGreen(), (float) color.getBlue(), (float)
                                    color.getOpacity());
                }
            }
        }
        return java.awt.Color.GRAY;
    }
}
