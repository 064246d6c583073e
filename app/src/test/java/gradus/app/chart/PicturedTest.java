package gradus.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.Fx;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PicturedTest {

    private static Document parse(gradus.engine.exchange.AtomicFile.Content content, String name) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(bytes);
        Path file = Path.of("target", "pictures", name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes.toByteArray());
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static List<Element> elements(Document svg, String name) {
        NodeList found = svg.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }

    private static VBox box() {
        Circle circle = new Circle(60, 20, 12, Color.web("#336699"));
        Line line = new Line(0, 0, 100, 40);
        line.setStroke(Color.web("#aa0000"));
        line.setStrokeWidth(3);
        Pane drawing = new Pane(line, circle);
        Label label = new Label("Setosa > 0.9");
        Region bar = new Region();
        bar.setMinSize(120, 10);
        bar.setStyle("-fx-background-color: #00ff7f;");
        VBox box = new VBox(8, label, bar, drawing);
        box.setStyle("-fx-padding: 10; -fx-background-color: white;");
        return box;
    }

    @Test
    void aChartBecomesShapesAndTexts() throws Exception {
        XYSeries series = new XYSeries("a < b & c");
        IntStream.range(0, 5).forEach(x -> series.add(x, x * x));
        JFreeChart chart = ChartFactory.createXYLineChart(
                "A chart", "across", "up", new XYSeriesCollection(series), PlotOrientation.VERTICAL, true, true, false);
        Region place = new Region();
        place.resize(400, 300);
        Pictured look = Pictured.of(chart, place);
        Document svg = parse(look.svg(), "chart.svg");
        assertEquals("400", svg.getDocumentElement().getAttribute("width"));
        List<String> texts =
                elements(svg, "text").stream().map(Element::getTextContent).toList();
        assertTrue(texts.containsAll(List.of("a < b & c", "A chart", "across")), texts.toString());
        assertTrue(elements(svg, "clipPath").size() >= 1);
        assertTrue(elements(svg, "path").stream()
                .anyMatch(path -> path.getAttribute("stroke").equals("#ff5555")));
        BufferedImage image = look.image();
        assertEquals(800, image.getWidth());
        assertEquals(600, image.getHeight());
    }

    @Test
    void aPartOfTheWindowBecomesShapesTextsAndPictures() throws Exception {
        VBox box = Fx.call(PicturedTest::box);
        Stage stage = Fx.show(box, 300, 200);
        try {
            Fx.pulse();
            Document svg = parse(Fx.call(() -> Pictured.of(box).svg()), "node.svg");
            assertEquals(
                    List.of("Setosa > 0.9"),
                    elements(svg, "text").stream().map(Element::getTextContent).toList());
            assertTrue(elements(svg, "path").stream()
                    .anyMatch(path -> path.getAttribute("stroke").equals("#aa0000")
                            && path.getAttribute("stroke-width").equals("3")));
            assertTrue(elements(svg, "path").stream()
                    .anyMatch(path -> path.getAttribute("fill").equals("#00ff7f")));
            assertEquals(1, elements(svg, "image").size(), "a circle is drawn as a picture");
            BufferedImage image = Fx.call(() -> Pictured.of(box).image());
            assertEquals(600, image.getWidth());
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            Fx.call(() -> Pictured.of(box).png()).writeTo(png);
            assertEquals(
                    600,
                    ImageIO.read(new ByteArrayInputStream(png.toByteArray())).getWidth());
        } finally {
            Fx.run(stage::close);
        }
    }
}
