package gradus.app.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.document.Graphs;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.workspace.Workspace;
import gradus.app.workspace.Workspaces;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Variable;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.project.Project;
import gradus.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;

class WiringTest {
    private static final long A_MOMENT = 1_000_000_000;

    @Test
    void allWiresOfAnOutputFitWhereEachOfThemFits() {
        Workspace workspace = Workspaces.of(Graphs.formula());
        workspace.apply(new Edit.Connect(Value.of("a"), "y", "a"));
        workspace.apply(new Edit.SetOperation("c", "value", new Variable(Tensor.parse("[1, 2]"), false)));
        workspace.apply(new Edit.SetOperation("b", "value", new Variable(Tensor.parse("[1, 2, 3]"), false)));
        Wiring wiring = Wiring.ofAll(workspace.document().get(), picture(workspace), port(workspace, "port:a:y"));
        assertEquals(2, wiring.moved().size());
        assertEquals(Set.of("port:b:y", "port:d:y"), wiring.fitting());
        assertEquals("shape.mismatch", why(wiring, "port:c:y"), "x would add it to what three numbers are");
        assertEquals("edit.cycle", why(wiring, "port:z:y"));
        assertEquals("edit.cycle", why(wiring, "port:x:y"));
    }

    /// Every wire that could be drawn in a graph, tried alone and on the graph as a whole.
    @Test
    void aTrialTellsWhatTheGraphWouldTell() {
        Workspace workspace = Workspaces.of(Graphs.network());
        workspace.apply(new Edit.Disconnect("dense_2", "x"));
        Graph graph = workspace.document().get().graph();
        Set<Diagnostic> known = new HashSet<>(Types.of(graph).diagnostics());
        int tried = 0;
        for (NodePicture node : picture(workspace).nodes().values()) {
            for (Ports.Spot output : Ports.of(node)) {
                if (!output.isInput()) {
                    Wiring wiring = Wiring.of(workspace.document().get(), picture(workspace), output, Optional.empty());
                    for (Ports.Spot input : inputs(workspace)) {
                        Graph wired = graph.connect(
                                output.value(), input.node(), input.port().name());
                        boolean isWorse =
                                Types.of(wired).diagnostics().stream().anyMatch(each -> !known.contains(each));
                        String wire = output.id() + " to " + input.id();
                        assertEquals(!isWorse, wiring.fitting().contains(input.id()), wire);
                        assertEquals(isWorse, wiring.reasons().containsKey(input.id()), wire);
                        tried++;
                    }
                }
            }
        }
        assertEquals(6 * 6, tried);
    }

    @Test
    void aWireBeginsInAThousandNodesWithoutAStall() {
        GraphBuilder builder = new GraphBuilder();
        Value last = builder.add("first", Variable.of(1));
        Value other = builder.add("other", Variable.of(2));
        for (int i = 0; i < 998; i++) {
            last = builder.add("node" + i, new Add(), last, i % 3 == 0 ? other : last);
        }
        Map<String, Position> places = new HashMap<>();
        for (Node node : builder.build().nodes()) {
            places.put(node.id(), new Position(places.size() % 40 * 100, places.size() / 40 * 100));
        }
        Workspace workspace = Workspaces.of(Graph.EMPTY);
        workspace.open(Document.of(Project.of(builder.build(), new Layout(Direction.UP, places)), Optional.empty()));
        Ports.Spot port = port(workspace, "port:first:y");
        Picture picture = picture(workspace);
        long begin = System.nanoTime();
        Wiring wiring = Wiring.of(workspace.document().get(), picture, port, Optional.empty());
        long took = System.nanoTime() - begin;
        assertEquals(2 * 998, wiring.fitting().size());
        assertTrue(took < A_MOMENT, () -> "it took " + took / 1e6 + " ms");
    }

    private static String why(Wiring wiring, String port) {
        return Optional.ofNullable(wiring.reasons().get(port))
                .map(Diagnostic::code)
                .orElse("");
    }

    private static List<Ports.Spot> inputs(Workspace workspace) {
        return picture(workspace).nodes().values().stream()
                .flatMap(node -> Ports.of(node).stream())
                .filter(Ports.Spot::isInput)
                .toList();
    }

    private static Picture picture(Workspace workspace) {
        return new CanvasViewModel(workspace, new ReadOnlyObjectWrapper<>(Messages.of(Language.ENGLISH)))
                .picture()
                .get();
    }

    private static Ports.Spot port(Workspace workspace, String id) {
        return picture(workspace).nodes().values().stream()
                .flatMap(node -> Ports.of(node).stream())
                .filter(spot -> spot.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
