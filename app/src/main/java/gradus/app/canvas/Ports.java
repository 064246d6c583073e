package gradus.app.canvas;

import gradus.app.document.PortPlace;
import gradus.engine.graph.Port;
import gradus.engine.graph.Value;
import java.util.ArrayList;
import java.util.List;

/// The ports of a node as they are drawn.
final class Ports {
    private Ports() {}

    /// One port.
    ///
    /// @param index among the inputs or outputs
    /// @param place from the node's centre
    record Spot(String node, Port port, int index, boolean isInput, PortPlace place) {
        /// How the drawn port is found.
        String id() {
            return id(node, port.name());
        }

        static String id(String node, String port) {
            return "port:" + node + ":" + port;
        }

        /// What an output port gives.
        Value value() {
            return new Value(node, index);
        }

        Point at(NodePicture owner) {
            return owner.at().plus(place.x(), place.y());
        }
    }

    /// All ports of a node, inputs first.
    static List<Spot> of(NodePicture picture) {
        List<Spot> spots = new ArrayList<>();
        List<Port> inputs = picture.node().operation().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            spots.add(new Spot(
                    picture.id(),
                    inputs.get(i),
                    i,
                    true,
                    picture.shape().inputs().get(i)));
        }
        List<Port> outputs = picture.node().operation().outputs();
        for (int i = 0; i < outputs.size(); i++) {
            spots.add(new Spot(
                    picture.id(),
                    outputs.get(i),
                    i,
                    false,
                    picture.shape().outputs().get(i)));
        }
        return spots;
    }
}
