package gradus.app.chart;

import gradus.engine.exchange.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.layout.Region;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;

/// Something that can be made a picture of. Both kinds are taken on the window's thread, as it looks then.
public interface Pictured {

    /// How many pixels of a picture are one of the window.
    double SCALE = 2;

    /// As points of colour.
    BufferedImage image();

    /// As shapes and texts; what it gives is written on any thread.
    AtomicFile.Content svg();

    /// As a PNG file, written on any thread.
    default AtomicFile.Content png() {
        BufferedImage image = image();
        return stream -> {
            if (!ImageIO.write(image, "png", stream)) {
                throw new IOException("No PNG writer");
            }
        };
    }

    /// A chart of JFreeChart, as large as the region that shows it.
    static Pictured of(JFreeChart chart, Region place) {
        return new Pictured() {
            @Override
            public BufferedImage image() {
                int width = width();
                int height = height();
                return chart.createBufferedImage((int) (SCALE * width), (int) (SCALE * height), width, height, null);
            }

            @Override
            public AtomicFile.Content svg() {
                return ChartSvg.of(chart, width(), height());
            }

            private int width() {
                return Math.max(1, (int) Math.round(place.getWidth()));
            }

            private int height() {
                return Math.max(1, (int) Math.round(place.getHeight()));
            }
        };
    }

    /// Anything of the window.
    static Pictured of(Node node) {
        return new Pictured() {
            @Override
            public BufferedImage image() {
                SnapshotParameters doubled = new SnapshotParameters();
                doubled.setTransform(Transform.scale(SCALE, SCALE));
                doubled.setFill(NodeSvg.ground(node));
                return SwingFXUtils.fromFXImage(node.snapshot(doubled, null), null);
            }

            @Override
            public AtomicFile.Content svg() {
                return NodeSvg.of(node);
            }
        };
    }

    /// The same with something done before it is taken, and undone after: a legend, say, that the window shows
    /// beside the chart.
    default Pictured dressed(Runnable before, Runnable after) {
        Pictured plain = this;
        return new Pictured() {
            @Override
            public BufferedImage image() {
                before.run();
                try {
                    return plain.image();
                } finally {
                    after.run();
                }
            }

            @Override
            public AtomicFile.Content svg() {
                before.run();
                try {
                    return plain.svg();
                } finally {
                    after.run();
                }
            }
        };
    }
}
