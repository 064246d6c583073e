package gradus.app.canvas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Affine;

/// The nodes that are drawn as parts of the scene: those in view, near enough to be read and to be touched.
final class Skins extends Pane {
    private static final PseudoClass WIRING = PseudoClass.getPseudoClass("wiring");

    /// How far out of view a node is drawn already, with its numbers.
    private static final double MARGIN = 160;

    /// So many nodes may come into view at once, however long it takes.
    private static final int AT_ONCE = 16;

    /// How long making the nodes may take that come beyond these; about half of it is making them, half styling.
    private static final long MOST_NANOSECONDS = 5_000_000;

    private final Affine transform = new Affine();
    private final Map<String, NodeSkin> skins = new HashMap<>();
    private Map<String, List<Image>> neurons = Map.of();

    Skins() {
        getStyleClass().add("nodes");
        setManaged(false);
        setPickOnBounds(false);
        getTransforms().add(transform);
    }

    /// Gives every node in view its skin, and no other.
    ///
    /// @param seen the part of the canvas in view
    /// @param isFar whether there are none, since all are painted
    /// @param spoken what those hear who don't see it
    /// @param emphasis how many times as large as usual numbers are
    /// @return the nodes that wait for the next frame, since so many came into view at once; they are to be painted
    List<NodePicture> follow(
            Picture picture,
            Viewport viewport,
            Box seen,
            boolean isFar,
            Optional<Wiring> wiring,
            Spoken spoken,
            double emphasis) {
        transform.setToTransform(viewport.scale(), 0, viewport.x(), 0, viewport.scale(), viewport.y());
        pseudoClassStateChanged(WIRING, wiring.isPresent());
        List<NodePicture> wanted = isFar ? List.of() : picture.places().meeting(seen.grown(MARGIN));
        Set<String> gone = new HashSet<>(skins.keySet());
        wanted.forEach(node -> gone.remove(node.id()));
        gone.forEach(id -> Optional.ofNullable(skins.remove(id)).ifPresent(NodeSkin::dispose));
        long end = System.nanoTime() + MOST_NANOSECONDS;
        int fresh = 0;
        List<NodeSkin> shown = new ArrayList<>();
        List<NodePicture> waiting = new ArrayList<>();
        for (NodePicture node : wanted) {
            boolean isFresh = !skins.containsKey(node.id());
            if (isFresh && ++fresh > AT_ONCE && System.nanoTime() > end) {
                waiting.add(node);
            } else {
                shown.add(skin(node, picture, wiring, spoken, emphasis));
            }
        }
        show(shown);
        return waiting;
    }

    /// Shows pictures in place of the neurons of nodes.
    ///
    /// @param pictures by the node's id, one a neuron
    void show(Map<String, List<Image>> pictures) {
        neurons = Map.copyOf(pictures);
        skins.forEach(this::picture);
    }

    private void picture(String id, NodeSkin skin) {
        if (skin instanceof CardSkin card) {
            card.show(neurons.getOrDefault(id, List.of()));
        }
    }

    /// A drawn part by its id.
    Optional<Node> find(String id) {
        return skins.values().stream()
                .flatMap(skin -> parts(skin).stream())
                .filter(part -> id.equals(part.getId()))
                .findFirst();
    }

    /// Only what came or went is touched: what is put into the scene anew is styled anew.
    private void show(List<NodeSkin> wanted) {
        Set<Node> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(wanted);
        getChildren().removeIf(skin -> !kept.contains(skin));
        for (int i = 0; i < wanted.size(); i++) {
            NodeSkin skin = wanted.get(i);
            if (i >= getChildren().size() || !getChildren().get(i).equals(skin)) {
                getChildren().remove(skin);
                getChildren().add(i, skin);
                NodeSkin.styleNow(skin);
            }
        }
    }

    private NodeSkin skin(NodePicture picture, Picture all, Optional<Wiring> wiring, Spoken spoken, double emphasis) {
        NodeSkin present = skins.get(picture.id());
        if (present == null || !present.draws(picture)) {
            Optional.ofNullable(present).ifPresent(NodeSkin::dispose);
            present = NodeSkin.of(picture);
            skins.put(picture.id(), present);
            picture(picture.id(), present);
        }
        if (present.update(picture, all.direction(), wiring, emphasis)) {
            present.setAccessibleText(spoken.node(picture));
        }
        return present;
    }

    private static List<Node> parts(Node root) {
        List<Node> found = new ArrayList<>(List.of(root));
        if (root instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(parts(child)));
        }
        return found;
    }
}
