package gradus.app.charts;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import org.jfree.chart.fx.ChartViewer;

/// What stands under the pointer, in words beside it, and a hair line that says where.
final class Tip extends Pane {
    private static final double AWAY = 12;

    private final Line hair = new Line();
    private final Label words = new Label();

    Tip(String name) {
        words.setId("tip-" + name);
        words.getStyleClass().add("chart-tip");
        hair.getStyleClass().add("chart-hair");
        setMouseTransparent(true);
        getChildren().addAll(hair, words);
        hide();
    }

    /// Where a chart draws its figures; empty before it was drawn.
    static Rectangle2D area(ChartViewer viewer) {
        return Optional.ofNullable(viewer.getRenderingInfo())
                .map(info -> info.getPlotInfo().getDataArea())
                .orElseGet(Rectangle2D.Double::new);
    }

    /// Tells what is at a place.
    ///
    /// @param area where the chart draws
    void tell(String text, double x, double y, Rectangle2D area) {
        words.setText(text);
        words.applyCss();
        words.autosize();
        double width = words.prefWidth(-1);
        double height = words.prefHeight(-1);
        words.relocate(
                x + AWAY + width > getWidth() ? Math.max(0, x - AWAY - width) : x + AWAY,
                Math.max(0, Math.min(y - height / 2, getHeight() - height)));
        hair.setStartX(x);
        hair.setEndX(x);
        hair.setStartY(area.getMinY());
        hair.setEndY(area.getMaxY());
        show(true);
    }

    void hide() {
        show(false);
    }

    private void show(boolean isShown) {
        words.setVisible(isShown);
        hair.setVisible(isShown);
    }
}
