package gradus.app.workspace;

import gradus.app.document.Document;
import gradus.engine.graph.Node;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import java.util.List;

/// What is looked at: the document as a whole, or the inside of a block as a document of its own.
///
/// @param blocks the nodes that lead there, from the outside in; empty for the whole
/// @param document what is there
/// @param types of its graph
public record Scene(List<Node> blocks, Document document, Types types) {
    public Scene {
        blocks = List.copyOf(blocks);
    }

    /// The ids of the blocks that lead there, from the outside in.
    public List<String> place() {
        return blocks.stream().map(Node::id).toList();
    }

    /// Whether it is the inside of a block.
    public boolean isInside() {
        return !blocks.isEmpty();
    }

    /// A path of the scene as one of the whole document: `kernel` in `dense_1` is `dense_1/kernel`.
    public String path(String inner) {
        return isInside() ? String.join("/", place()) + "/" + inner : inner;
    }

    /// A value of the scene as one of the whole document.
    public Value value(Value inner) {
        return isInside() ? new Value(path(inner.node()), inner.output()) : inner;
    }
}
