package gradus.app.document;

import gradus.engine.block.Bypassed;
import gradus.engine.block.Freezing;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Place;
import gradus.engine.graph.Port;
import gradus.engine.graph.ShapeCheck;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a person does with nodes that stay wired: take them out and join what is left, leave them out for a while,
/// leave their parameters alone.
public sealed interface NodeEdit extends Edit {

    /// Nodes taken away, and what they read given to those that read them, where it fits.
    record Heal(Set<String> ids) implements NodeEdit {
        public Heal {
            ids = Set.copyOf(ids);
        }

        @Override
        public Document apply(Document document) {
            Graph before = document.graph();
            Types types = Types.of(before);
            Document without = new RemoveNodes(ids).apply(document);
            Graph healed = without.graph();
            for (Graph.Wire wire : before.wires()) {
                if (ids.contains(wire.from().node()) && !ids.contains(wire.toNode())) {
                    Optional<Value> joined = sources(before, wire.from().node())
                            .filter(source -> takes(before, types, wire, source))
                            .findFirst();
                    if (joined.isPresent()) {
                        healed = healed.connect(joined.get(), wire.toNode(), wire.toPort());
                    }
                }
            }
            return without.withGraph(healed);
        }

        @Override
        public String label() {
            return "edit.heal";
        }

        /// What a node reads, through those that go with it, in the order of its ports.
        private Stream<Value> sources(Graph graph, String id) {
            Set<Value> found = new LinkedHashSet<>();
            collect(graph, id, found, new LinkedHashSet<>());
            return found.stream();
        }

        private void collect(Graph graph, String id, Set<Value> found, Set<String> seen) {
            if (seen.add(id)) {
                for (Value value : graph.node(id).wired()) {
                    if (ids.contains(value.node())) {
                        collect(graph, value.node(), found, seen);
                    } else {
                        found.add(value);
                    }
                }
            }
        }

        /// Whether the reader takes another value in the place of the one it reads; what is not known speaks for it.
        private static boolean takes(Graph graph, Types types, Graph.Wire wire, Value source) {
            Node reader = graph.node(wire.toNode()).withInput(wire.toPort(), Optional.of(source));
            List<ValueType> arriving = new ArrayList<>();
            for (Value value : reader.wired()) {
                types.find(value).ifPresent(arriving::add);
            }
            long required = reader.operation().inputs().stream()
                    .filter(Predicate.not(Port::optional))
                    .count();
            return arriving.size() < Math.max(required, reader.wired().size())
                    || reader.operation().check(arriving) instanceof ShapeCheck.Known;
        }
    }

    /// Nodes that pass on what they read, or do again what they did.
    record Bypass(Set<String> ids, boolean isBypassed) implements NodeEdit {
        public Bypass {
            ids = Set.copyOf(ids);
        }

        /// Leaves out those that are not yet; uses all again when all are.
        ///
        /// @throws GradusException `edit.bypass-nothing` when none of them reads anything
        public static Bypass of(Document document, Set<String> ids) {
            List<Node> nodes =
                    chosen(document, ids, node -> !node.operation().inputs().isEmpty(), "edit.bypass-nothing");
            return new Bypass(idsOf(nodes), nodes.stream().anyMatch(node -> !(node.operation() instanceof Bypassed)));
        }

        @Override
        public Document apply(Document document) {
            return changed(
                    document,
                    ids,
                    node -> isBypassed
                            ? new Bypassed(Bypassed.inner(node.operation()))
                            : Bypassed.inner(node.operation()));
        }

        @Override
        public String label() {
            return isBypassed ? "edit.bypass" : "edit.use-again";
        }
    }

    /// Nodes whose parameters training leaves as they are, or may change again.
    record Freeze(Set<String> ids, boolean isFrozen) implements NodeEdit {
        public Freeze {
            ids = Set.copyOf(ids);
        }

        /// Freezes those that are not yet; thaws all when all are.
        ///
        /// @throws GradusException `edit.freeze-nothing` when none of them has parameters
        public static Freeze of(Document document, Set<String> ids) {
            List<Node> nodes =
                    chosen(document, ids, node -> Freezing.isPossible(node.operation()), "edit.freeze-nothing");
            return new Freeze(idsOf(nodes), nodes.stream().anyMatch(node -> !Freezing.isFrozen(node.operation())));
        }

        @Override
        public Document apply(Document document) {
            return changed(document, ids, node -> Freezing.with(node.operation(), isFrozen));
        }

        @Override
        public String label() {
            return isFrozen ? "edit.freeze" : "edit.thaw";
        }
    }

    /// Turns the cards among some nodes into their titles, or back when all of them are titles.
    ///
    /// @throws GradusException `edit.collapse-nothing` when none of them is drawn as a card
    static DecorEdit collapse(Document document, Set<String> ids) {
        List<Node> nodes =
                chosen(document, ids, node -> Form.of(node.operation()).isCard(), "edit.collapse-nothing");
        Set<String> collapsed = document.layout().decor().collapsed();
        return new DecorEdit.SetCollapsed(
                idsOf(nodes), nodes.stream().anyMatch(node -> !collapsed.contains(node.id())));
    }

    private static List<Node> chosen(Document document, Set<String> ids, Predicate<Node> isMeant, String refusal) {
        List<Node> present =
                ids.stream().flatMap(id -> document.graph().find(id).stream()).toList();
        List<Node> meant = present.stream().filter(isMeant).toList();
        if (meant.isEmpty()) {
            Place place = present.isEmpty()
                    ? new Place.Everywhere()
                    : Place.node(present.getFirst().id());
            String name = present.isEmpty() ? "" : present.getFirst().name();
            throw new GradusException(Diagnostic.error(refusal, place, name));
        }
        return meant;
    }

    private static Set<String> idsOf(Collection<Node> nodes) {
        Set<String> ids = new LinkedHashSet<>();
        nodes.forEach(node -> ids.add(node.id()));
        return ids;
    }

    private static Document changed(Document document, Set<String> ids, Function<Node, Operation> operation) {
        Graph graph = document.graph();
        for (Node node : document.graph().nodes()) {
            if (ids.contains(node.id())) {
                graph = graph.with(node.withOperation(operation.apply(node)));
            }
        }
        return document.withGraph(graph);
    }
}
