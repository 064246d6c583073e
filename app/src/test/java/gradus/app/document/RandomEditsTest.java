package gradus.app.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Block;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.graph.Types;
import gradus.engine.project.Decor;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import gradus.engine.project.ProjectFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever a person does, and takes back, and does again: the document stays whole.
class RandomEditsTest {
    private static final int SEQUENCES = Integer.getInteger("gradus.sequences", 10_000);
    private static final int STEPS = 5;

    /// So many starts are made; every sequence begins with one of them.
    private static final int STARTS = 250;

    @Test
    void anySequenceOfEditsUndosAndRedosLeavesTheDocumentWhole() {
        Random random = new Random(4);
        RandomEdits edits = new RandomEdits(random);
        List<Document> starts = Stream.generate(edits::start).limit(STARTS).toList();
        assertTrue(starts.stream().filter(RandomEditsTest::hasBlockInBlock).count() > 10, "there are blocks in blocks");
        Set<Class<?>> made = new HashSet<>();
        int inside = 0;
        for (int i = 0; i < SEQUENCES; i++) {
            long seed = random.nextLong();
            random.setSeed(seed);
            try {
                inside += play(starts.get(i % STARTS), random, edits, made);
            } catch (AssertionError | RuntimeException wrong) {
                throw new AssertionError("sequence " + i + ", seed " + seed + ": " + wrong.getMessage(), wrong);
            }
        }
        assertTrue(inside > SEQUENCES / 10, "only " + inside + " edits were made inside blocks");
        assertEquals(names(kinds(Edit.class)), names(made), "every kind of edit was made");
    }

    /// @return how many edits were made inside blocks
    private static int play(Document start, Random random, RandomEdits edits, Set<Class<?>> made) {
        History history = new History(start);
        int inside = 0;
        for (int step = 0; step < STEPS; step++) {
            Document before = history.present().document();
            switch (random.nextInt(10)) {
                case 0 -> history.undo();
                case 1 -> history.redo();
                case 2 -> history.goTo(random.nextInt(history.timeline().steps().size()));
                case 3 -> look(history, edits);
                default -> inside += edit(history, edits.kind(), made) ? 1 : 0;
            }
            Document after = history.present().document();
            if (!after.equals(before)) {
                try {
                    check(before, after);
                } catch (AssertionError wrong) {
                    throw new AssertionError("after " + history.present().label() + ": " + wrong.getMessage(), wrong);
                }
            }
        }
        Document last = history.present().document();
        check(last.project());
        int states = history.timeline().steps().size();
        while (history.canUndo()) {
            history.undo();
        }
        assertSame(start, history.present().document(), "undo of all gives the start");
        for (int i = 1; i < states; i++) {
            history.redo();
        }
        assertEquals(history.timeline().steps().getLast(), history.present());
        return inside;
    }

    /// @return whether it was made inside a block
    private static boolean edit(History history, RandomEdits.Kind kind, Set<Class<?>> made) {
        Document before = history.present().document();
        List<String> place = history.present().place();
        Optional<Edit> edit = draw(kind, before, place);
        history.seal();
        try {
            edit.ifPresent(kind.isOfWhole() ? history::applyToAll : history::apply);
        } catch (GradusException refused) {
            assertSame(before, history.present().document(), "what is refused changes nothing");
        }
        boolean isMade = !history.present().document().equals(before);
        if (isMade) {
            made.add(edit.orElseThrow().getClass());
        }
        boolean isInside = isMade && !kind.isOfWhole() && !place.isEmpty();
        if (isInside) {
            made.add(Within.class);
        }
        return isInside;
    }

    /// An edit of a kind; none where there is nothing to do it with.
    private static Optional<Edit> draw(RandomEdits.Kind kind, Document document, List<String> place) {
        try {
            return kind.isOfWhole()
                    ? kind.draw().apply(document)
                    : Inside.at(document, place).flatMap(kind.draw());
        } catch (GradusException nothing) {
            return Optional.empty();
        }
    }

    /// Into a block, or out to the whole.
    private static void look(History history, RandomEdits edits) {
        List<String> place = history.present().place();
        Optional<Document> here = Inside.at(history.present().document(), place);
        Optional<String> block = here.flatMap(document -> edits.any(document.graph().nodes().stream()
                .filter(node -> Inside.graph(Types.of(document.graph()), node).isPresent())
                .map(Node::id)
                .toList()));
        List<String> way = new ArrayList<>(place);
        block.ifPresent(way::add);
        history.look(block.isPresent() ? way : List.of(), Set.of());
    }

    /// What holds of every document, or was no different before.
    private static void check(Document before, Document after) {
        boolean leadsToNowhere =
                after.graph().wires().stream().anyMatch(wire -> !after.graph().contains(wire.from()));
        assertTrue(
                !leadsToNowhere || Types.of(after.graph()).hasErrors(), "a wire from an output that is gone is told");
        check(after.graph());
        Set<Wire> loose = loose(after.graph());
        loose.removeAll(loose(before.graph()));
        assertEquals(Set.of(), loose, "wires lead from what is there to what is there");
        Layout layout = after.layout();
        assertEquals(
                Set.of(),
                after.graph().nodes().stream()
                        .map(Node::id)
                        .filter(id -> layout.find(id).isEmpty())
                        .collect(Collectors.toSet()),
                "every node has a place");
        Set<String> strangers = strangers(after);
        strangers.removeAll(strangers(before));
        assertEquals(Set.of(), strangers, "only what is there has a place, a bend or a look");
    }

    /// A graph and those in its blocks.
    private static void check(Graph graph) {
        assertTrue(graph.order().cyclic().isEmpty(), "there are no circles");
        Set<String> names = new HashSet<>();
        for (Node node : graph.nodes()) {
            assertTrue(names.add(node.name()), "names are given once: " + node.name());
            node.shares().ifPresent(owner -> assertTrue(graph.contains(owner), "shares with what is there"));
            if (node.operation() instanceof Block block) {
                check(block.body());
                assertEquals(Set.of(), loose(block.body()), "wires in a block are whole");
                block.body()
                        .outputs()
                        .values()
                        .forEach(value -> assertTrue(block.body().contains(value), "outputs of a block are there"));
            }
        }
    }

    private static Set<Wire> loose(Graph graph) {
        return graph.wires().stream()
                .filter(wire -> !graph.contains(wire.from().node())
                        || graph.node(wire.toNode()).operation().inputs().stream()
                                .noneMatch(port -> port.name().equals(wire.toPort())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Paths in the layout that lead to nothing.
    private static Set<String> strangers(Document document) {
        Decor decor = document.layout().decor();
        return Stream.of(
                        document.layout().positions().keySet().stream(),
                        decor.bends().keySet().stream().map(end -> end.substring(0, end.lastIndexOf(':'))),
                        decor.collapsed().stream())
                .flatMap(paths -> paths)
                .filter(path -> !leads(document.graph(), path))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Whether a path leads to a node, as far as a block's inside is known without what arrives there.
    private static boolean leads(Graph graph, String path) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            return graph.contains(path);
        }
        Optional<Node> outer = graph.find(path.substring(0, slash));
        if (outer.isEmpty() || !(outer.get().operation() instanceof Block block)) {
            return outer.isPresent();
        }
        String rest = path.substring(slash + 1);
        return rest.startsWith("body/") && leads(block.body(), rest.substring("body/".length()));
    }

    /// Saved and loaded nothing is lost, and saved again it is the same text.
    private static void check(Project project) {
        String text = ProjectFile.text(project);
        Project loaded = ProjectFile.read(text, "random.gradus").project();
        assertEquals(project.graph(), loaded.graph());
        assertEquals(project.layout(), loaded.layout());
        assertEquals(project.training(), loaded.training());
        assertEquals(project.data(), loaded.data());
        assertEquals(text, ProjectFile.text(loaded));
    }

    private static boolean hasBlockInBlock(Document document) {
        return document.graph().nodes().stream()
                .anyMatch(node -> node.operation() instanceof Block block
                        && block.body().nodes().stream().anyMatch(each -> each.operation() instanceof Block));
    }

    private static Set<Class<?>> kinds(Class<?> edit) {
        return edit.isSealed()
                ? Stream.of(edit.getPermittedSubclasses())
                        .flatMap(each -> kinds(each).stream())
                        .collect(Collectors.toSet())
                : Set.of(edit);
    }

    private static Set<String> names(Set<Class<?>> kinds) {
        return kinds.stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
    }
}
