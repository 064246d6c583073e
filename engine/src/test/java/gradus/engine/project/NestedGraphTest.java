package gradus.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Blocks;
import gradus.engine.graph.Composite;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Family;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Port;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Catalogue;
import gradus.engine.operation.Input;
import gradus.engine.operation.Neg;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An operation may hold graphs, and these others: all of it comes back, with its places and what is not known.
class NestedGraphTest {

    /// A block whose inside is an attribute.
    public record Holder(Graph body, int times) implements Composite {
        @Override
        public Family family() {
            return Family.BLOCK;
        }

        @Override
        public List<Port> inputs() {
            return Port.required("x");
        }

        @Override
        public Graph inside(List<ValueType> inputs) {
            return body;
        }
    }

    private static final Catalogue CATALOGUE = Blocks.catalogue().and(List.of(new Holder(Graph.EMPTY, 1)));

    @Test
    void graphsInGraphsComeBack() {
        Graph innermost = Graph.of(
                List.of(
                        new Node("x", "x", new Input(Shape.SCALAR), Map.of()),
                        new Node("n", "negative", new Neg(), Map.of("x", Value.of("x")))),
                Map.of("y", Value.of("n")));
        Graph middle = Graph.of(
                List.of(
                        new Node("x", "x", new Input(Shape.SCALAR), Map.of()),
                        new Node("inner", "inner", new Holder(innermost, 2), Map.of("x", Value.of("x")))),
                Map.of("y", Value.of("inner")));
        Graph outer = Graph.of(
                List.of(
                        new Node("a", "a", Variable.of(3), Map.of()),
                        new Node("outer", "outer", new Holder(middle, 3), Map.of("x", Value.of("a")))),
                Map.of());
        Layout layout = Layout.empty(Direction.UP)
                .with("outer", new Position(1, 2))
                .with("outer/body/inner", new Position(3, 4))
                .with("outer/body/inner/body/n", new Position(5, 6));
        Project project = Project.of(outer, layout);
        assertEquals(List.of(), project.check());

        String text = ProjectFile.text(project);
        Project read = ProjectText.read(text, "nested.gradus", CATALOGUE).project();
        assertEquals(project, read);
        assertEquals(text, ProjectFile.text(read));
    }

    @Test
    void whatIsNotKnownInsideIsKept() {
        String text = ProjectFile.text(
                ProjectText.read("""
                        {"format": "gradus", "version": 1, "graph": {"nodes": [{"id": "h", "operation": "Holder", "attributes": {
                          "body": {"nodes": [{"id": "q", "operation": "Quantum", "colour": "red"}], "mood": 1}}}]}}
                        """, "nested.gradus", CATALOGUE).project());
        assertTrue(text.contains("\"colour\": \"red\""), text);
        assertTrue(text.contains("\"mood\": 1"), text);
        assertEquals(
                text,
                ProjectFile.text(
                        ProjectText.read(text, "nested.gradus", CATALOGUE).project()));
    }

    /// A version that doesn't know the operation keeps the graphs in it as they stand.
    @Test
    void graphsInAnUnknownOperationAreKept() {
        Graph body = Graph.of(List.of(new Node("a", "a", Variable.of(0.1), Map.of())), Map.of("y", Value.of("a")));
        Project project = Project.of(
                Graph.of(List.of(new Node("h", "h", new Holder(body, 5), Map.of())), Map.of()),
                Layout.empty(Direction.UP).with("h/body/a", new Position(7, 8)));
        String text = ProjectFile.text(project);
        assertEquals(
                text, ProjectFile.text(ProjectFile.read(text, "nested.gradus").project()));
    }

    @Test
    void aFaultInsideHasItsPlace() {
        String text = """
                {"format": "gradus", "version": 1, "graph": {"nodes": [{"id": "h", "operation": "Holder", "attributes": {
                  "body": {"nodes": [
                    {"operation": "Neg"}]}}}]}}
                """;
        GradusException refused =
                assertThrows(GradusException.class, () -> ProjectText.read(text, "nested.gradus", CATALOGUE));
        Diagnostic told = refused.diagnostics().getFirst();
        assertEquals("project.missing", told.code());
        assertEquals(new Place.InFile("nested.gradus", 3, 5), told.place());
    }
}
