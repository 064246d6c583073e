package gradus.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.operation.Add;
import gradus.engine.operation.Input;
import gradus.engine.operation.MatMul;
import gradus.engine.operation.Tanh;
import gradus.engine.operation.Variable;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Types that follow from the types before are the same as those inferred from nothing.
class InferenceTest {
    private static final List<Operation> OPERATIONS = List.of(
            new Variable(Tensor.parse("[1, 2, 3]"), true),
            new Input(Shape.batchOf(3)),
            new Input(Shape.batchOf(4)),
            new Add(),
            new Tanh(),
            new MatMul(),
            new Dense(3, Activation.RELU),
            new Dense(4, Activation.TANH));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomEditsGiveWhatIsInferredFromNothing(long seed) {
        Random random = new Random(seed);
        Graph graph = Graph.EMPTY;
        Inference inference = Inference.of(graph);
        for (int i = 0; i < 400; i++) {
            graph = edited(graph, i, random);
            inference = inference.next(graph);
            assertEquals(Types.of(graph), inference.types(), "after edit " + i);
        }
    }

    @Test
    void whatDoesNotFollowFromTheChangeIsKept() {
        GraphBuilder builder = new GraphBuilder();
        Value x = builder.add("x", new Input(Shape.batchOf(3)));
        Value first = builder.add("first", new Dense(3, Activation.RELU), x);
        Value second = builder.add("second", new Dense(3, Activation.RELU), first);
        builder.add("third", new Dense(3, Activation.RELU), second);
        Inference before = Inference.of(builder.build());
        Graph changed = before.graph().with(before.graph().node("second").withOperation(new Dense(4, Activation.RELU)));
        Inference after = before.next(changed);
        assertSame(before.found().get("first"), after.found().get("first"));
        assertNotSame(before.found().get("second"), after.found().get("second"));
        assertNotSame(before.found().get("third"), after.found().get("third"));
    }

    private static Graph edited(Graph graph, int number, Random random) {
        List<Node> nodes = new ArrayList<>(graph.nodes());
        if (nodes.size() < 4 || random.nextInt(6) == 0) {
            return graph.with(new Node("n" + number, "n" + number, pick(OPERATIONS, random), Map.of()));
        }
        Node node = pick(nodes, random);
        Node other = pick(nodes, random);
        return switch (random.nextInt(7)) {
            case 0 -> nodes.size() > 25 ? graph.without(Set.copyOf(List.of(node.id(), other.id()))) : graph;
            case 1 -> graph.with(node.withOperation(pick(OPERATIONS, random)));
            case 2 -> graph.with(node.withName("renamed " + number));
            case 3 -> graph.with(node.withShares(random.nextBoolean() ? Optional.of(other.id()) : Optional.empty()));
            case 4 -> graph.with(node.withInput(port(node, random), Optional.empty()));
            default -> graph.with(node.withInput(port(node, random), Optional.of(Value.of(other.id()))));
        };
    }

    private static String port(Node node, Random random) {
        List<Port> ports = node.operation().inputs();
        return ports.isEmpty() ? "nowhere" : pick(ports, random).name();
    }

    private static <T> T pick(List<T> items, Random random) {
        return items.get(random.nextInt(items.size()));
    }
}
