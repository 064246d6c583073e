package gradus.app.document;

import gradus.engine.data.DataSetup;
import gradus.engine.data.Origin;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.project.Project;
import gradus.engine.tensor.Tensor;
import gradus.engine.train.Learned;
import gradus.engine.train.TrainingLoop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The part of a document that leads up to a node, as a document of its own that is in no file yet.
///
/// @param document its data are the same
/// @param learned the weights that belong to it
public record SubModel(Document document, Optional<Learned> learned) {

    /// What leads up to a node, and the node.
    ///
    /// @param id of a node of the document
    /// @param learned the weights of the whole
    public static SubModel of(Document whole, String id, Optional<Learned> learned) {
        Set<String> ids = upTo(whole.graph(), id);
        Project project = whole.project();
        Layout layout = new Layout(whole.layout().direction(), Map.of());
        for (Map.Entry<String, Position> entry : whole.layout().positions().entrySet()) {
            if (ids.contains(Fragments.top(entry.getKey()))) {
                layout = layout.with(entry.getKey(), entry.getValue());
            }
        }
        Project part = project.withTitle(project.graph().node(id).name())
                .withGraph(Fragments.of(whole, ids))
                .withLayout(layout.withDecor(Fragments.decor(whole, ids)))
                .withData(project.data().map(data -> anywhere(data, whole.file())))
                .withTraining(Attributes.with(project.training().withLoop(TrainingLoop.STANDARD), Map.of("loss", "")));
        return new SubModel(Document.of(part, Optional.empty()), learned.map(all -> part(all, ids)));
    }

    /// The nodes that lead there, with those whose weights they share.
    private static Set<String> upTo(Graph graph, String id) {
        Set<String> found = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(id));
        while (!open.isEmpty()) {
            for (String each : graph.upstream(open.removeLast())) {
                if (found.add(each)) {
                    graph.find(each).flatMap(Node::shares).ifPresent(open::add);
                }
            }
        }
        return found;
    }

    /// A file's name means the same from any folder when it is absolute.
    private static DataSetup anywhere(DataSetup data, Optional<Path> project) {
        if (data.origin() instanceof Origin.File file) {
            return project.map(own ->
                            own.toAbsolutePath().resolveSibling(file.path()).normalize())
                    .map(path -> data.withFile(path.toString().replace('\\', '/')))
                    .orElse(data);
        }
        return data;
    }

    private static Learned part(Learned all, Set<String> ids) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        all.weights().forEach((path, tensor) -> {
            if (ids.contains(Fragments.top(path))) {
                weights.put(path, tensor);
            }
        });
        return new Learned(weights, Map.of(), all.step());
    }
}
