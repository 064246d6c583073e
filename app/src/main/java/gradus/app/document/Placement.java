package gradus.app.document;

import gradus.engine.graph.Family;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Port;
import gradus.engine.graph.Types;
import gradus.engine.graph.Value;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Position;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.elk.alg.layered.options.CrossingMinimizationStrategy;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkConnectableShape;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Puts nodes in layers by what they read, ordered so that few wires cross, in the direction of the layout and
/// without overlaps.
public final class Placement {

    /// Room to the right of a node for a number, or for the smallest and largest of many.
    private static final double BESIDE_NUMBER = 80;

    private static final double BESIDE_TENSOR = 144;
    private static final double LEFT = 24;

    private static final double AROUND = 22;
    private static final double BETWEEN_LAYERS = 48;
    private static final double BETWEEN_CARDS = 104;
    private static final double GRID = 8;

    private static final Set<Family> MODEL = EnumSet.of(Family.LAYER, Family.LOSS, Family.DATA, Family.BLOCK);

    private Placement() {}

    /// The direction that suits a graph: formulas flow upwards, networks to the right.
    public static Direction direction(Graph graph) {
        return graph.nodes().stream()
                        .anyMatch(node -> MODEL.contains(node.operation().family()))
                ? Direction.RIGHT
                : Direction.UP;
    }

    /// The layout with a place for every node: those without one are placed beside the others.
    public static Layout complete(Graph graph, Layout layout) {
        List<Node> missing = graph.nodes().stream()
                .filter(node -> layout.find(node.id()).isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return layout;
        }
        Map<String, Position> placed = place(missing, Types.of(graph), layout.direction());
        boolean isEmpty = missing.size() == graph.nodes().size();
        double right = layout.positions().values().stream()
                .mapToDouble(Position::x)
                .max()
                .orElse(0);
        double left = placed.values().stream().mapToDouble(Position::x).min().orElse(0);
        double shift = isEmpty ? 0 : right - left + 2 * BETWEEN_CARDS;
        placed.replaceAll((id, position) -> new Position(snap(position.x() + shift), position.y()));
        return layout.with(placed);
    }

    /// The layout with every node placed anew.
    public static Layout of(Graph graph, Layout layout) {
        return complete(graph, layout.without(layout.positions().keySet()));
    }

    /// Other places for some nodes.
    static Map<String, Position> again(Graph graph, Layout layout, Set<String> ids) {
        List<Node> chosen =
                graph.nodes().stream().filter(node -> ids.contains(node.id())).toList();
        return chosen.isEmpty() ? Map.of() : place(chosen, Types.of(graph), layout.direction());
    }

    private static Map<String, Position> place(Collection<Node> nodes, Types types, Direction direction) {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        ElkNode root = ElkGraphUtil.createGraph();
        boolean hasCards =
                nodes.stream().anyMatch(node -> MODEL.contains(node.operation().family()));
        configure(root, direction, hasCards);
        Map<String, Frame> frames = new LinkedHashMap<>();
        Map<String, ElkPort> inputs = new HashMap<>();
        Map<Value, ElkPort> outputs = new HashMap<>();
        for (Node node : nodes) {
            Frame frame = Frame.of(root, node, types, direction);
            frames.put(node.id(), frame);
            List<Port> ports = node.operation().inputs();
            for (int i = 0; i < ports.size(); i++) {
                PortPlace place = frame.shape().inputs().get(i);
                inputs.put(key(node.id(), ports.get(i).name()), frame.port(place, direction, false));
            }
            for (Value value : node.values()) {
                outputs.put(value, frame.port(frame.shape().outputs().get(value.output()), direction, true));
            }
        }
        for (Node node : nodes) {
            node.inputs().forEach((port, from) -> {
                ElkConnectableShape begin = outputs.get(from);
                ElkConnectableShape end = inputs.get(key(node.id(), port));
                if (begin != null && end != null) {
                    ElkGraphUtil.createSimpleEdge(begin, end);
                }
            });
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        Map<String, Position> positions = new HashMap<>();
        frames.forEach((id, frame) -> positions.put(id, new Position(snap(frame.x()), snap(frame.y()))));
        return positions;
    }

    /// Networks are drawn with straight wires, formulas with results above the middle of their operands.
    private static void configure(ElkNode root, Direction direction, boolean hasCards) {
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(
                LayeredOptions.DIRECTION,
                switch (direction) {
                    case UP -> org.eclipse.elk.core.options.Direction.UP;
                    case RIGHT -> org.eclipse.elk.core.options.Direction.RIGHT;
                });
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 24.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 24.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, hasCards ? BETWEEN_CARDS : BETWEEN_LAYERS);
        root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        root.setProperty(LayeredOptions.CROSSING_MINIMIZATION_STRATEGY, CrossingMinimizationStrategy.LAYER_SWEEP);
        root.setProperty(
                LayeredOptions.NODE_PLACEMENT_STRATEGY,
                hasCards ? NodePlacementStrategy.NETWORK_SIMPLEX : NodePlacementStrategy.BRANDES_KOEPF);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
    }

    /// A node with the room around it that its numbers need.
    ///
    /// @param left the room on the left
    private record Frame(ElkNode box, NodeShape shape, double left) {

        static Frame of(ElkNode root, Node node, Types types, Direction direction) {
            NodeShape shape = NodeShape.of(node, direction);
            boolean isTensor = node.values().stream()
                    .flatMap(value -> types.find(value).stream())
                    .anyMatch(type -> type.shape().rank() > 0);
            double aside = isTensor ? BESIDE_TENSOR : BESIDE_NUMBER;
            boolean isUp = direction == Direction.UP;
            double left = isUp ? LEFT : Math.max(0, (aside - shape.width()) / 2);
            double right = isUp ? aside : shape.form().isRound() ? aside - LEFT : left;
            ElkNode box = ElkGraphUtil.createNode(root);
            box.setDimensions(left + shape.width() + right, shape.height() + 2 * AROUND);
            box.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
            return new Frame(box, shape, left);
        }

        double x() {
            return box.getX() + left + shape.width() / 2;
        }

        double y() {
            return box.getY() + AROUND + shape.height() / 2;
        }

        /// A port at the edge of the frame. Ports of circles stand nearly in the middle, so that a result comes to
        /// stand above the middle of its operands.
        ElkPort port(PortPlace place, Direction direction, boolean isAhead) {
            ElkPort port = ElkGraphUtil.createPort(box);
            double inward = shape.form().isRound() ? 0.01 : 1;
            double x = left + shape.width() / 2 + inward * place.x();
            double y = AROUND + shape.height() / 2 + inward * place.y();
            switch (direction) {
                case UP -> {
                    port.setLocation(x, isAhead ? 0 : box.getHeight());
                    port.setProperty(LayeredOptions.PORT_SIDE, isAhead ? PortSide.NORTH : PortSide.SOUTH);
                }
                case RIGHT -> {
                    port.setLocation(isAhead ? box.getWidth() : 0, y);
                    port.setProperty(LayeredOptions.PORT_SIDE, isAhead ? PortSide.EAST : PortSide.WEST);
                }
            }
            return port;
        }
    }

    private static String key(String node, String port) {
        return node + "\n" + port;
    }

    /// A coordinate on the grid.
    static double snap(double coordinate) {
        return Math.round(coordinate / GRID) * GRID;
    }
}
