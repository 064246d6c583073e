package gradus.app.workspace;

import gradus.app.document.Document;
import gradus.app.document.Inside;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Types;
import gradus.engine.project.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds what is looked at. What was found last is kept, since placing the nodes of a block takes a while.
final class Scenes {

    /// What a scene depends on.
    private record Key(Graph graph, Layout layout, List<String> place) {}

    private Optional<Key> lastKey = Optional.empty();
    private Optional<Scene> last = Optional.empty();

    /// The scene at a place, or as deep on the way there as it leads.
    ///
    /// @param types of the document's graph
    Scene of(Document document, Types types, List<String> place) {
        if (place.isEmpty()) {
            return new Scene(List.of(), document, types);
        }
        Key key = new Key(document.graph(), document.layout(), place);
        Optional<Scene> known = lastKey.filter(key::equals).isPresent() ? last : Optional.empty();
        Scene scene = known.orElseGet(() -> find(document, types, place));
        lastKey = Optional.of(key);
        last = Optional.of(scene);
        return scene.isInside()
                ? new Scene(scene.blocks(), withAround(scene.document(), document), scene.types())
                : new Scene(List.of(), document, types);
    }

    private static Document withAround(Document inner, Document outer) {
        return inner.withData(outer.data()).withTraining(outer.training());
    }

    private static Scene find(Document document, Types types, List<String> place) {
        Scene scene = new Scene(List.of(), document, types);
        List<Node> way = new ArrayList<>();
        for (String id : place) {
            Optional<Document> inner = Inside.of(scene.document(), scene.types(), id);
            if (inner.isEmpty()) {
                return scene;
            }
            way.add(scene.document().graph().node(id));
            scene = new Scene(way, inner.get(), Types.of(inner.get().graph()));
        }
        return scene;
    }
}
