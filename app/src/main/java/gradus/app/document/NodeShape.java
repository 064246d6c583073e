package gradus.app.document;

import gradus.engine.block.Dense;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.graph.Port;
import gradus.engine.operation.Dataset;
import gradus.engine.project.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// How large a node is drawn and where its ports sit, in pixels at 100 %. Known without a window, so that nodes can
/// be placed, hit and drawn far out without one.
///
/// @param width of the body, without the numbers beside it
/// @param height of the body, without the numbers beside it
/// @param inputs the places of the input ports, in order
/// @param outputs the places of the output ports, in order
public record NodeShape(Form form, double width, double height, List<PortPlace> inputs, List<PortPlace> outputs) {

    /// The widest dense layer whose units are drawn one by one.
    public static final int MOST_DOTS = 32;

    /// The height of a card's header, and of what stands below its dots.
    public static final double HEADER = 28;

    private static final double FOOTER = 44;
    private static final double SPREAD = Math.toRadians(42);

    public NodeShape {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /// The shape of a node in a graph that flows in a direction.
    public static NodeShape of(Node node, Direction direction) {
        Operation operation = node.operation();
        Form form = Form.of(operation);
        double width = width(form);
        double height = height(form, operation);
        int inputs = operation.inputs().size();
        int outputs = operation.outputs().size();
        return form.isRound()
                ? new NodeShape(
                        form,
                        width,
                        height,
                        round(inputs, width / 2, back(direction), false),
                        round(outputs, width / 2, ahead(direction), true))
                : new NodeShape(
                        form,
                        width,
                        height,
                        straight(order(form, inputs), width, height, direction, false),
                        straight(inOrder(outputs), width, height, direction, true));
    }

    /// How many units are drawn as dots: a small dense layer's, a small data set's features; else 0.
    public static int dots(Operation operation) {
        int count = switch (operation) {
            case Dense dense -> dense.units();
            case Dataset data -> data.features();
            default -> 0;
        };
        return count <= MOST_DOTS ? count : 0;
    }

    /// The distance between the centres of neighbouring dots.
    public static double pitch(int dots) {
        return dots <= 6 ? 20 : dots <= 12 ? 16 : dots <= 20 ? 12 : 9;
    }

    /// The place of one of the dots below or above the centre.
    public static double dotOffset(int index, int dots) {
        return (index - (dots - 1) / 2.0) * pitch(dots);
    }

    /// The place of an input port, by name.
    public PortPlace input(Operation operation, String port) {
        List<Port> ports = operation.inputs();
        return IntStream.range(0, ports.size())
                .filter(i -> ports.get(i).name().equals(port))
                .mapToObj(inputs::get)
                .findFirst()
                .orElseGet(() -> new PortPlace(0, 0, 0, 1));
    }

    /// The place of an output port, by index.
    public PortPlace output(int index) {
        return index < outputs.size() ? outputs.get(index) : new PortPlace(0, 0, 0, -1);
    }

    private static double width(Form form) {
        return switch (form) {
            case VARIABLE -> 64;
            case OPERATION -> 52;
            case FUNCTION -> 112;
            case CARD -> 136;
            case DATA, LOSS -> 128;
            case UNKNOWN -> 176;
        };
    }

    private static double height(Form form, Operation operation) {
        return switch (form) {
            case VARIABLE -> 64;
            case OPERATION -> 52;
            case FUNCTION -> 40;
            case CARD, DATA -> {
                int dots = dots(operation);
                yield dots == 0 ? HEADER + 2 * FOOTER : 2 * FOOTER + (dots - 1) * pitch(dots) + 24;
            }
            case LOSS -> 76;
            case UNKNOWN -> 80;
        };
    }

    private static double ahead(Direction direction) {
        return switch (direction) {
            case UP -> -Math.PI / 2;
            case RIGHT -> 0;
        };
    }

    private static double back(Direction direction) {
        return ahead(direction) + Math.PI;
    }

    /// Ports on the rim of a circle, spread about an angle so that they read from left to right or top to bottom.
    private static List<PortPlace> round(int count, double radius, double angle, boolean ahead) {
        List<PortPlace> places = new ArrayList<>();
        double between =
                count < 2 ? 0 : Math.min(2 * SPREAD, SPREAD * (count - 1)) / (count - 1) * (count == 2 ? 2 : 1);
        for (int i = 0; i < count; i++) {
            double turn = (i - (count - 1) / 2.0) * between;
            double at = ahead ? angle + turn : angle - turn;
            double x = Math.cos(at);
            double y = Math.sin(at);
            places.add(new PortPlace(x * radius, y * radius, x, y));
        }
        return places;
    }

    /// Ports along an edge, evenly spaced.
    private static List<PortPlace> straight(
            List<Integer> order, double width, double height, Direction direction, boolean ahead) {
        List<PortPlace> places = new ArrayList<>();
        for (int position : order) {
            double share = (position + 1.0) / (order.size() + 1.0) - 0.5;
            places.add(
                    switch (direction) {
                        case UP -> new PortPlace(share * width, ahead ? -height / 2 : height / 2, 0, ahead ? -1 : 1);
                        case RIGHT -> new PortPlace(ahead ? width / 2 : -width / 2, share * height, ahead ? 1 : -1, 0);
                    });
        }
        return places;
    }

    /// A loss has the prediction, which comes from beside it, before the target, which comes past all layers.
    private static List<Integer> order(Form form, int count) {
        return form == Form.LOSS ? inOrder(count).reversed() : inOrder(count);
    }

    private static List<Integer> inOrder(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
