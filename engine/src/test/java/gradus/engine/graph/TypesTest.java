package gradus.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.operation.Add;
import gradus.engine.operation.Input;
import gradus.engine.operation.MatMul;
import gradus.engine.operation.ReduceMean;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypesTest {

    private static Node node(String id, Operation operation, String... inputs) {
        Map<String, Value> wired = new LinkedHashMap<>();
        for (int i = 0; i < inputs.length; i++) {
            wired.put(operation.inputs().get(i).name(), Value.of(inputs[i]));
        }
        return new Node(id, id, operation, wired);
    }

    private static List<String> codes(Node... nodes) {
        return Types.of(Graph.of(List.of(nodes), Map.of())).diagnostics().stream()
                .map(diagnostic -> diagnostic.code() + "@" + ((Place.AtNode) diagnostic.place()).node())
                .toList();
    }

    @Test
    void aBatchKeepsItsName() {
        Graph graph = Graph.of(
                List.of(
                        node("x", new Input(Shape.batchOf(4))),
                        node("dense", new Dense(3, Activation.RELU), "x"),
                        node("mean", new ReduceMean(List.of(1), false), "dense")),
                Map.of());
        Types types = Types.of(graph);
        assertEquals(List.of(), types.diagnostics());
        assertEquals(
                "[N, 3]", types.find(Value.of("dense")).orElseThrow().shape().toString());
        assertEquals("[N]", types.find(Value.of("mean")).orElseThrow().shape().toString());
    }

    @Test
    void aBatchDoesNotBroadcastAgainstAFeatureAxis() {
        assertEquals(
                List.of("shape.mismatch@sum"),
                codes(
                        node("x", new Input(Shape.batchOf(4))),
                        node("v", new Input(Shape.parse("[N]"))),
                        node("sum", new Add(), "x", "v")));
    }

    @Test
    void shapesThatDoNotFitAreToldOnceAtTheirOrigin() {
        assertEquals(
                List.of("shape.mismatch@product"),
                codes(
                        node("a", new Input(Shape.of(2, 3))),
                        node("b", new Input(Shape.of(2, 3))),
                        node("product", new MatMul(), "a", "b"),
                        node("more", new Add(), "product", "product")));
    }

    @Test
    void everyNodeOfACycleIsToldAndNoneBehindIt() {
        assertEquals(
                List.of("graph.cycle@c", "graph.cycle@b"),
                codes(
                        node("a", Variable.of(1)),
                        node("b", new Add(), "a", "c"),
                        node("c", new Add(), "b", "a"),
                        node("d", new Add(), "c", "a")));
    }

    @Test
    void openPortsAndWiresToNowhereAreTold() {
        assertEquals(
                List.of("graph.open-port@sum", "graph.wire-to-nowhere@other"),
                codes(node("a", Variable.of(1)), node("sum", new Add(), "a"), node("other", new Add(), "a", "ghost")));
    }

    @Test
    void aLongChainIsNoTrouble() {
        GraphBuilder builder = new GraphBuilder();
        Value value = builder.add("x", Variable.of(1));
        for (int i = 0; i < 20_000; i++) {
            value = builder.add(new Add(), value, value);
        }
        assertTrue(Types.of(builder.build()).diagnostics().isEmpty());
    }

    @Test
    void removingANodeTakesItsWiresOff() {
        Graph graph = Graph.of(
                List.of(node("a", Variable.of(1)), node("b", Variable.of(2)), node("sum", new Add(), "a", "b")),
                Map.of("z", Value.of("a")));
        Graph rest = graph.without(java.util.Set.of("a"));
        assertEquals(List.of("b", "sum"), rest.nodes().stream().map(Node::id).toList());
        assertEquals(1, rest.wires().size());
        assertTrue(rest.outputs().isEmpty());
    }
}
