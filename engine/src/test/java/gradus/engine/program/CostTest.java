package gradus.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.engine.block.Activation;
import gradus.engine.block.Blocks;
import gradus.engine.block.Dense;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Node;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.graph.ValueType;
import gradus.engine.operation.Add;
import gradus.engine.operation.Input;
import gradus.engine.operation.MatMul;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostTest {
    private static final ValueType FOUR = new ValueType(ElementType.FLOAT64, Shape.batchOf(4));

    @Test
    void aLayerHasItsWeightsAndTheProductsOfItsMatrix() {
        assertEquals(new Cost(4 * 20 + 20, 4 * 20), Cost.of(new Dense(20, Activation.LINEAR), List.of(FOUR)));
    }

    @Test
    void aMatrixProductIsCountedForOneRow() {
        ValueType weights = new ValueType(ElementType.FLOAT64, Shape.of(4, 7));
        assertEquals(new Cost(0, 4 * 7), Cost.of(new MatMul(), List.of(FOUR, weights)));
    }

    @Test
    void aConvolutionMultipliesAtEveryPlace() {
        ValueType image = new ValueType(ElementType.FLOAT64, Shape.parse("[N, 3, 8, 8]"));
        var convolution = Blocks.catalogue().find("Conv2D").orElseThrow();
        int filters = (int) gradus.engine.graph.Attributes.of(convolution).stream()
                .filter(attribute -> attribute.name().equals("filters"))
                .findFirst()
                .orElseThrow()
                .value();
        Cost cost = Cost.of(
                gradus.engine.graph.Attributes.with(convolution, Map.of("activation", Activation.LINEAR)),
                List.of(image));
        assertEquals(filters * 3 * 3 * 3 + filters, cost.parameters());
        assertEquals((long) filters * 3 * 3 * 3 * 6 * 6, cost.multiplyAdds());
    }

    @Test
    void bricksCostWhatTheLayerMadeOfThemCosts() {
        GraphBuilder builder = new GraphBuilder();
        Value sum = builder.add("b", Variable.of(1));
        for (String name : List.of("1", "2", "3")) {
            Value product = builder.add(
                    new Mul(), builder.add("w" + name, Variable.of(1)), builder.add("x" + name, Variable.of(2)));
            sum = builder.add(new Add(), sum, product);
        }
        Graph neuron = builder.build();
        assertEquals(3, new Costs().of(neuron, Types.of(neuron)).multiplyAdds());
        ValueType three = new ValueType(ElementType.FLOAT64, Shape.batchOf(3));
        assertEquals(3, Cost.of(new Dense(1, Activation.LINEAR), List.of(three)).multiplyAdds());
    }

    @Test
    void sharedWeightsCountOnceAndTheirWorkTwice() {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", new Input(Shape.batchOf(4)));
        builder.add("first", new Dense(4, Activation.LINEAR), x);
        Graph graph = builder.build()
                .with(new Node(
                        "second", "second", new Dense(4, Activation.LINEAR), Map.of("x", x), Optional.of("first")));
        Types types = Types.of(graph);
        assertEquals(List.of(), types.diagnostics());
        assertEquals(new Cost(20, 32), new Costs().of(graph, types));
    }

    @Test
    void whatIsNotKnownYetCostsNothing() {
        Graph open = Graph.of(List.of(new Node("a", "a", new Add(), Map.of())), Map.of());
        assertEquals(Optional.empty(), new Costs().of(open.node("a"), Types.of(open)));
        assertEquals(Cost.NONE, new Costs().of(open, Types.of(open)));
    }
}
