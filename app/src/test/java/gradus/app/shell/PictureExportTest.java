package gradus.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.CanvasRow;
import gradus.app.Fx;
import gradus.app.Performs;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.Graph;
import gradus.engine.project.Position;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The canvas as a file, and the commands of the menu that put nodes in order.
class PictureExportTest {
    private static final Path WINE = Path.of("../sample-projects/wine.gradus");

    @TempDir
    Path folder = Path.of("");

    @Test
    void theWholeCanvasBecomesAnSvgWithEveryNodeWireAndText() throws Exception {
        try (OpenWindow window = OpenWindow.in(folder)) {
            Workspace workspace = open(window);
            Path file = folder.resolve("wine.svg");
            window.answer(file);
            menu(window, "#menu-file", "#menu-file-export-svg");
            window.until("it is written", () -> Files.exists(file) && Files.size(file) > 0);
            window.until("it is whole", () -> Files.readString(file).endsWith("</svg>\n"));
            Document svg =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
            Graph graph = Fx.call(() -> workspace.here().graph());
            Set<String> nodes = new HashSet<>();
            elements(svg, "g").stream()
                    .filter(each -> each.getAttribute("class").equals("node"))
                    .forEach(each -> nodes.add(each.getAttribute("data-id")));
            assertEquals(
                    new HashSet<>(graph.nodes().stream().map(node -> node.id()).toList()), nodes);
            Set<String> wires = new HashSet<>();
            elements(svg, "path").stream()
                    .filter(each -> each.getAttribute("class").equals("wire"))
                    .forEach(each -> wires.add(each.getAttribute("data-from") + ">" + each.getAttribute("data-to")));
            Set<String> expected = new HashSet<>();
            graph.wires().forEach(wire -> expected.add(wire.from().node() + ">" + wire.toNode()));
            assertEquals(expected, wires);
            List<String> texts =
                    elements(svg, "text").stream().map(Element::getTextContent).toList();
            assertTrue(texts.containsAll(List.of("dense_1", "16 · relu", "N × 16", "loss")), texts.toString());
            Files.copy(file, Path.of("target/pictures/wine.svg"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void theSelectionBecomesAnImageOfDoubleSizeAndTheCanvasStaysAsItWas() throws Exception {
        try (OpenWindow window = OpenWindow.in(folder)) {
            Workspace workspace = open(window);
            double scale = Fx.call(() -> window.window().view().canvas().scale());
            int whole = export(window, "whole.png").getWidth();
            Fx.run(() -> workspace.select(Set.of("dense_1")));
            BufferedImage part = export(window, "part.png");
            assertTrue(part.getWidth() < whole / 2, part.getWidth() + " of " + whole);
            assertTrue(part.getWidth() > 240, "two pixels a point: " + part.getWidth());
            assertEquals(Set.of("dense_1"), Fx.call(() -> workspace.selection().get()));
            assertEquals(scale, Fx.call(() -> window.window().view().canvas().scale()));
            assertEquals(Optional.empty(), Fx.call(() -> workspace.undoLabel().get()), "no step");
        }
    }

    @Test
    @Performs(CanvasRow.ALIGN_AND_DISTRIBUTE)
    void theMenuAlignsDistributesAndStraightens() {
        try (OpenWindow window = OpenWindow.in(folder)) {
            Workspace workspace = open(window);
            Fx.run(() -> workspace.select(Set.of("dense_1", "dense_2", "loss")));
            arrange(window, workspace, "#menu-edit-align-left");
            assertEquals(left(workspace, "dense_1", 120), left(workspace, "dense_2", 120), 1e-9);
            arrange(window, workspace, "#menu-edit-align-down");
            assertTrue(
                    place(workspace, "loss").y() != place(workspace, "dense_2").y());
            arrange(window, workspace, "#menu-edit-straighten");
            assertEquals(
                    place(workspace, "dense_1").y(), place(workspace, "dense_2").y(), 1e-9);
            window.type(KeyCode.Z, KeyCode.CONTROL);
            window.until("it is taken back", () -> workspace.redoLabel().get().isPresent());
        }
    }

    private static void arrange(OpenWindow window, Workspace workspace, String item) {
        var before = Fx.call(() -> workspace.here().layout());
        menu(window, "#menu-arrange", item);
        window.until(item + " is done", () -> !workspace.here().layout().equals(before));
    }

    private static void menu(OpenWindow window, String... path) {
        for (String item : path) {
            window.click(item);
        }
    }

    private BufferedImage export(OpenWindow window, String name) throws Exception {
        Path file = folder.resolve(name);
        window.answer(file);
        menu(window, "#menu-file", "#menu-file-export-png");
        window.until("it is written", () -> Files.exists(file) && ImageIO.read(file.toFile()) != null);
        Files.copy(file, Path.of("target/pictures", name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return ImageIO.read(file.toFile());
    }

    private static List<Element> elements(Document svg, String name) {
        NodeList found = svg.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }

    private static double left(Workspace workspace, String id, double width) {
        return place(workspace, id).x() - width / 2;
    }

    private static Position place(Workspace workspace, String id) {
        return Fx.call(() -> workspace.here().layout().find(id).orElseThrow());
    }

    private static Workspace open(OpenWindow window) {
        window.answer(WINE);
        window.click("#start-open");
        Workspace workspace = window.window().workspace();
        window.until(
                "the project is open", () -> workspace.document().get().graph().contains("dense_1"));
        window.part("node:dense_1");
        return workspace;
    }
}
