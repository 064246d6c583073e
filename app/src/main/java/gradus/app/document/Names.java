package gradus.app.document;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Place;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What nodes are called: every name once in a graph, and new ones as on the blackboard.
public final class Names {

    private static final List<String> LEAVES = letters("abcdefghmnpqrstuvw");
    private static final List<String> RESULTS = letters("xyzuvwpqrst");

    private Names() {}

    /// A name, which is also an id, for a new node: variables are `a`, `b`, `c`, …, results of formulas `x`, `y`,
    /// `z`, …, everything else its operation's name and a number.
    public static String fresh(Graph graph, Operation operation) {
        String stem = GraphBuilder.idStem(operation);
        Stream<String> candidates = switch (operation.family()) {
            case VARIABLE -> lettered(LEAVES);
            case ARITHMETIC, FUNCTION, COMPARISON, MATRIX, REDUCTION -> lettered(RESULTS);
            case DATA -> bare("data");
            case LOSS -> bare("loss");
            case SHAPE, RANDOM, LAYER, BLOCK, UNKNOWN -> numbered(stem);
        };
        return candidates.filter(name -> isFree(graph, name)).findFirst().orElseThrow();
    }

    /// Refuses a name that is blank or another node's.
    ///
    /// @param id the node that is to have it
    /// @throws GradusException `edit.name-blank`, `edit.name-form` or `edit.name-taken`
    static void require(Graph graph, String id, String name) {
        if (name.isBlank()) {
            throw new GradusException(Diagnostic.error("edit.name-blank", Place.node(id)));
        }
        if (name.contains("/") || name.chars().anyMatch(Character::isISOControl)) {
            throw new GradusException(Diagnostic.error("edit.name-form", Place.node(id), name));
        }
        if (graph.nodes().stream()
                .anyMatch(node -> !node.id().equals(id) && node.name().equals(name))) {
            throw new GradusException(Diagnostic.error("edit.name-taken", Place.node(id), name));
        }
    }

    /// A name that is not taken, and now is.
    static String free(String name, Set<String> taken) {
        String free = name;
        for (int number = 2; !taken.add(free); number++) {
            free = name + "_" + number;
        }
        return free;
    }

    /// Whether no node has this id or name.
    static boolean isFree(Graph graph, String name) {
        return !graph.contains(name)
                && graph.nodes().stream().noneMatch(node -> node.name().equals(name));
    }

    private static Stream<String> bare(String stem) {
        return Stream.concat(Stream.of(stem), IntStream.iterate(2, i -> i + 1).mapToObj(number -> stem + "_" + number));
    }

    private static Stream<String> numbered(String stem) {
        return IntStream.iterate(1, i -> i + 1).mapToObj(number -> stem + "_" + number);
    }

    /// The letters, then the letters with 1, with 2, …
    private static Stream<String> lettered(List<String> letters) {
        return Stream.concat(
                letters.stream(),
                IntStream.iterate(1, i -> i + 1)
                        .boxed()
                        .flatMap(number -> letters.stream().map(letter -> letter + number)));
    }

    private static List<String> letters(String all) {
        return all.chars().mapToObj(Character::toString).toList();
    }
}
