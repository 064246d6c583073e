package gradus.app.canvas;

import gradus.app.document.Document;
import gradus.app.workspace.Scene;
import gradus.app.workspace.State;
import gradus.app.workspace.Told;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.graph.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.layout.Pane;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;

/// What an edit would add and change, drawn lightly over the canvas before it is made.
final class Ghost extends Pane {
    private static final double AROUND = 6;

    private final Affine transform = new Affine();
    private final List<NodeSkin> skins = new ArrayList<>();

    Ghost() {
        setId("ghost");
        getStyleClass().add("ghost");
        setManaged(false);
        setMouseTransparent(true);
        getTransforms().add(transform);
    }

    void draw(Viewport viewport) {
        transform.setToTransform(viewport.scale(), 0, viewport.x(), 0, viewport.scale(), viewport.y());
    }

    void hide() {
        skins.forEach(NodeSkin::dispose);
        skins.clear();
        getChildren().clear();
    }

    /// Shows the nodes that would be new or otherwise, and the wires that would be new.
    void show(CanvasViewModel model, Document before, Document after) {
        hide();
        Set<Wire> wires = new HashSet<>(after.graph().wires());
        wires.removeAll(before.graph().wires());
        List<Node> changed = after.graph().nodes().stream()
                .filter(node ->
                        before.graph().find(node.id()).filter(node::equals).isEmpty())
                .toList();
        Set<String> needed = new HashSet<>();
        changed.forEach(node -> needed.add(node.id()));
        wires.forEach(wire -> needed.add(wire.from().node()));
        Graph part = Graph.of(
                after.graph().nodes().stream()
                        .filter(node -> needed.contains(node.id()))
                        .toList(),
                Map.of());
        Picture picture = imagined(model, after, part);
        picture.wires().stream()
                .filter(wire -> wires.contains(wire.wire()))
                .forEach(wire -> getChildren().add(path(wire.path())));
        for (Node node : changed) {
            picture.node(node.id())
                    .ifPresent(each -> add(each, picture, model.picture().get().node(node.id())));
        }
    }

    /// Some nodes as they would be in another document, at the same place.
    private static Picture imagined(CanvasViewModel model, Document other, Graph shown) {
        Workspace workspace = model.workspace();
        State now = workspace.state().get();
        Scene there = new Scene(now.scene().blocks(), other.withGraph(shown), Types.of(other.graph()));
        State state =
                new State(now.document(), there, Set.of(), now.types(), now.revision(), Optional.empty(), now.opened());
        return new Pictures(
                        state,
                        Told.NOTHING,
                        Optional.empty(),
                        workspace.data().get(),
                        model.words(),
                        workspace.costs(),
                        Optional.empty(),
                        Map.of())
                .picture();
    }

    private static Rectangle rectangle(Box box, String style) {
        Rectangle rectangle = new Rectangle(box.left(), box.top(), box.width(), box.height());
        rectangle.getStyleClass().add(style);
        return rectangle;
    }

    /// @param now the node as it is, which is covered
    private void add(NodePicture node, Picture picture, Optional<NodePicture> now) {
        NodeSkin skin = NodeSkin.of(node);
        skin.update(node, picture.direction(), Optional.empty(), 1);
        skin.getStyleClass().add("ghost-node");
        skin.setId("ghost-" + node.id());
        skins.add(skin);
        Box box = node.box().grown(AROUND);
        now.ifPresent(present -> getChildren()
                .add(rectangle(
                        Box.around(List.of(box, present.box().grown(AROUND))).orElse(box), "ghost-ground")));
        getChildren().addAll(skin, rectangle(box, "ghost-edge"));
        NodeSkin.styleNow(skin);
    }

    private static Path path(WirePath way) {
        Path path = new Path(new MoveTo(way.start().x(), way.start().y()));
        for (WirePath.Cubic piece : way.pieces()) {
            path.getElements()
                    .add(new CubicCurveTo(
                            piece.first().x(),
                            piece.first().y(),
                            piece.second().x(),
                            piece.second().y(),
                            piece.to().x(),
                            piece.to().y()));
        }
        path.getStyleClass().addAll("ghost-edge", "ghost-wire");
        return path;
    }
}
