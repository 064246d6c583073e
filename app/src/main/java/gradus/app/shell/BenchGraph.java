package gradus.app.shell;

import gradus.engine.block.Activation;
import gradus.engine.block.Dense;
import gradus.engine.graph.Graph;
import gradus.engine.graph.GraphBuilder;
import gradus.engine.graph.Value;
import gradus.engine.operation.Add;
import gradus.engine.operation.Mul;
import gradus.engine.operation.Sub;
import gradus.engine.operation.Tanh;
import gradus.engine.operation.Variable;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import gradus.engine.project.Project;
import gradus.engine.tensor.ElementType;
import gradus.engine.tensor.Shape;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Makes graphs of any size that look like those people build: in layers, with variables, operations and cards, wires
/// to neighbours and a few from far away, and one node that very many read. The same number gives the same graph.
public final class BenchGraph {
    /// The node with the many wires.
    public static final String HUB = "hub";

    /// How many wires begin at it.
    public static final int HUB_WIRES = 50;

    private static final double ACROSS = 232;
    private static final double DOWN = 200;
    private static final Shape SHAPE = Shape.of(8, 4);

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(17);
    private final GraphBuilder builder = new GraphBuilder();
    private final Map<String, Position> positions = new HashMap<>();
    private final List<Value> made = new ArrayList<>();
    private final int rows;
    private int hubWires;

    private BenchGraph(int nodes) {
        rows = Math.max(4, (int) Math.ceil(Math.sqrt(nodes)));
    }

    /// A project with this many nodes, all of them placed.
    public static Project of(int nodes) {
        BenchGraph bench = new BenchGraph(nodes);
        bench.put(HUB, bench.builder.add(HUB, variable(0.5)));
        for (int i = 1; i < nodes; i++) {
            bench.add(i);
        }
        Graph graph = bench.builder.build();
        Map<String, Position> inOrder = new LinkedHashMap<>();
        graph.nodes()
                .forEach(node -> inOrder.put(node.id(), bench.positions.getOrDefault(node.id(), new Position(0, 0))));
        return Project.of(graph, Layout.empty(Direction.RIGHT).with(inOrder));
    }

    private void add(int index) {
        if (index < rows) {
            put("v" + index, builder.add("v" + index, variable(random.nextDouble())));
        } else {
            String id = "n" + index;
            put(
                    id,
                    switch (random.nextInt(8)) {
                        case 0 -> builder.add(id, new Dense(4, Activation.TANH), near());
                        case 1, 2 -> builder.add(id, new Tanh(), near());
                        case 3, 4 -> builder.add(id, new Mul(), near(), other());
                        case 5 -> builder.add(id, new Sub(), near(), other());
                        default -> builder.add(id, new Add(), near(), other());
                    });
        }
    }

    /// A node of the layer before, not far up or down.
    private Value near() {
        int at = made.size() - rows + random.nextInt(5) - 2;
        return made.get(Math.clamp(at, 0, made.size() - 1));
    }

    /// The hub while it wants wires, else a neighbour, now and then one from far away.
    private Value other() {
        if (hubWires < HUB_WIRES) {
            hubWires++;
            return Value.of(HUB);
        }
        return random.nextInt(40) == 0 ? made.get(random.nextInt(made.size())) : near();
    }

    private void put(String id, Value value) {
        int index = made.size();
        made.add(value);
        int layer = index / rows;
        positions.put(id, new Position(layer * ACROSS, index % rows * DOWN));
    }

    private static Variable variable(double value) {
        return new Variable(Tensor.filled(ElementType.FLOAT64, SHAPE, value), true);
    }
}
