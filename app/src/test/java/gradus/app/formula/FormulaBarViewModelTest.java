package gradus.app.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.app.document.Document;
import gradus.app.document.Graphs;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.workspace.Workspace;
import gradus.app.workspace.Workspaces;
import gradus.engine.block.Activation;
import gradus.engine.block.Blocks;
import gradus.engine.block.Dense;
import gradus.engine.block.Expression;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Variable;
import gradus.engine.project.Direction;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaBarViewModelTest {
    private Workspace workspace = Workspaces.of(Graph.EMPTY);
    private FormulaBarViewModel model = model(workspace, Language.ENGLISH);

    @Test
    void aFormulaBecomesTheGraphWithNamedVertices() {
        assertTrue(submit("z=(a+b)*(c-d)"));
        Graph graph = workspace.document().get().graph();
        assertEquals("Add", graph.node("x").operation().name());
        assertEquals("Sub", graph.node("y").operation().name());
        assertEquals("Mul", graph.node("z").operation().name());
        assertEquals(Direction.UP, workspace.document().get().layout().direction());
        assertEquals("z = (a + b) × (c − d)", model.text().get());
        workspace.undo();
        assertEquals(Graph.EMPTY, workspace.document().get().graph());
        assertEquals("", model.text().get());
    }

    @Test
    void variablesKeepTheirValues() {
        workspace = Workspaces.of(Graphs.formula());
        model = model(workspace, Language.ENGLISH);
        assertTrue(submit("a*b"));
        assertEquals(
                Variable.of(2), workspace.document().get().graph().node("a").operation());
    }

    @Test
    void aLineOfLayersBecomesTheNetwork() {
        assertTrue(submit("4 -> 20 tanh -> 10 tanh -> 3 sigmoid"));
        assertEquals(4, workspace.document().get().graph().nodes().size());
        assertEquals(Direction.RIGHT, workspace.document().get().layout().direction());
        assertEquals("4 → 20 tanh → 10 tanh → 3 sigmoid", model.text().get());
    }

    @Test
    void aNetworkStandsBehindTheProjectsData() {
        workspace = Workspaces.of(Graphs.network());
        model = model(workspace, Language.ENGLISH);
        assertEquals("4 → 20 relu → 10 relu → 3 softmax", model.text().get());
        assertTrue(submit("4 -> 8 tanh -> 3 softmax"));
        Graph graph = workspace.document().get().graph();
        assertTrue(graph.contains("iris"));
        assertEquals("CategoricalCrossentropy", graph.node("loss").operation().name());
        assertFalse(submit("5 -> 3 softmax"), "the data have four features");
    }

    /// A line that would make something else of them must not stand there: Enter would lose them.
    @Test
    void whatHasNoLineShowsNone() {
        workspace = Workspaces.of(Graph.of(
                List.of(
                        new Node("a", "a", Variable.of(2), Map.of()),
                        new Node("f", "f", new Expression("x^3"), Map.of("x", Value.of("a")))),
                Map.of()));
        assertEquals("", model(workspace, Language.ENGLISH).text().get());
        Graph network = Graphs.network();
        Node dense = network.node("dense_1");
        workspace = Workspaces.of(network.with(dense.withOperation(new Dense(20, Activation.parse("x * sigmoid(x)")))));
        assertEquals("", model(workspace, Language.ENGLISH).text().get());
    }

    @ParameterizedTest
    @CsvSource({"(a+*b, 4", "a+, 3", "sun(a), 1", "4 -> 20 tanj, 9", "(a+b, 1"})
    void aMistakeIsToldAtItsColumnAndNothingIsLost(String line, int column) {
        workspace = Workspaces.of(Graphs.formula());
        for (Language language : Language.values()) {
            model = model(workspace, language);
            Document before = workspace.document().get();
            assertFalse(submit(line));
            assertSame(before, workspace.document().get());
            assertEquals(line, model.text().get());
            var mistake = model.mistake().get().orElseThrow();
            assertEquals(OptionalInt.of(column), mistake.column());
            assertTrue(
                    mistake.text().startsWith((language == Language.ENGLISH ? "Column " : "Coluna ") + column + ": "),
                    mistake.text());
            assertFalse(mistake.text().contains("problem."), mistake.text());
        }
    }

    private boolean submit(String line) {
        model.text().set(line);
        return model.submit();
    }

    private static FormulaBarViewModel model(Workspace workspace, Language language) {
        return new FormulaBarViewModel(workspace, Blocks.catalogue(), Messages.of(language));
    }
}
