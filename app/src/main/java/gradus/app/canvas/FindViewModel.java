package gradus.app.canvas;

import gradus.app.document.Inside;
import gradus.app.text.Messages;
import gradus.app.text.OperationHelp;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Block;
import gradus.engine.block.Insides;
import gradus.engine.graph.Attribute;
import gradus.engine.graph.Attributes;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Types;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds nodes by name, operation or attribute, also inside blocks, and goes to them.
final class FindViewModel {
    /// In a larger graph only the insides of people's own blocks are searched: layers are alike inside.
    private static final int MOST_NODES_OPENED = 2000;

    /// A node and what it is found by.
    ///
    /// @param place the ids of the blocks that lead to it
    private record Entry(List<String> place, String id, String words) {}

    private final Workspace workspace;
    private List<Entry> entries = List.of();
    private Optional<Graph> listed = Optional.empty();
    private List<Entry> hits = List.of();
    private String query = "";
    private int at = -1;

    FindViewModel(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Searches for a text and goes to the first node found.
    void search(String text, Messages messages) {
        list(messages);
        query = plain(text);
        hits = query.isEmpty()
                ? List.of()
                : entries.stream()
                        .filter(entry -> entry.words().contains(query))
                        .toList();
        at = -1;
        step(1);
    }

    /// Goes to the next node found, or to the one before; behind the last one comes the first.
    void step(int by) {
        if (!hits.isEmpty()) {
            at = Math.floorMod(at < 0 && by < 0 ? at + by + 1 : at + by, hits.size());
            Entry hit = hits.get(at);
            if (!workspace.state().get().scene().place().equals(hit.place())) {
                workspace.enter(hit.place());
            }
            workspace.select(Set.of(hit.id()));
        }
    }

    /// Whether there is anything to search for.
    boolean isAsked() {
        return !query.isEmpty();
    }

    int count() {
        return hits.size();
    }

    /// The number of the node gone to, from 1.
    int number() {
        return at + 1;
    }

    /// The node gone to, if it is there to be seen.
    Optional<String> shown() {
        return at < 0
                        || at >= hits.size()
                        || !workspace
                                .state()
                                .get()
                                .scene()
                                .place()
                                .equals(hits.get(at).place())
                ? Optional.empty()
                : Optional.of(hits.get(at).id());
    }

    private void list(Messages messages) {
        Graph graph = workspace.document().get().graph();
        if (listed.filter(graph::equals).isEmpty()) {
            listed = Optional.of(graph);
            List<Entry> found = new ArrayList<>();
            collect(graph, workspace.state().get().types(), List.of(), messages, found);
            entries = List.copyOf(found);
        }
    }

    private void collect(Graph graph, Types types, List<String> place, Messages messages, List<Entry> found) {
        for (Node node : graph.nodes()) {
            found.add(new Entry(place, node.id(), words(node, messages)));
        }
        boolean areAllOpened = found.size() <= MOST_NODES_OPENED;
        for (Node node : graph.nodes()) {
            if (node.operation() instanceof Block || (areAllOpened && Insides.has(node.operation()))) {
                Inside.graph(types, node).ifPresent(inside -> {
                    List<String> deeper = new ArrayList<>(place);
                    deeper.add(node.id());
                    collect(inside, Types.of(inside), List.copyOf(deeper), messages, found);
                });
            }
        }
    }

    private static String words(Node node, Messages messages) {
        StringBuilder words = new StringBuilder(node.name())
                .append('\n')
                .append(OperationHelp.title(node.operation(), messages))
                .append('\n')
                .append(node.operation().name());
        for (Attribute attribute : Attributes.of(node.operation())) {
            String value = Attributes.text(attribute.value());
            words.append('\n')
                    .append(attribute.name())
                    .append(' ')
                    .append(value)
                    .append('\n');
            words.append(messages.attribute(attribute.name())).append(' ').append(value);
        }
        return plain(words.toString());
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
