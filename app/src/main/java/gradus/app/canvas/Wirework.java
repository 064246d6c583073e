package gradus.app.canvas;

import gradus.app.document.DecorEdit;
import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.document.Insert;
import gradus.app.document.Splice;
import gradus.app.document.WireEdit;
import gradus.app.workspace.Scene;
import gradus.app.workspace.State;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.graph.Types;
import gradus.engine.project.Position;
import java.util.Optional;
import java.util.Set;

/// What the pointer does to wires and copies that needs no wire on its way: each is one step.
record Wirework(Workspace workspace) {

    /// Takes wires off.
    void cut(Set<Wire> wires) {
        if (!wires.isEmpty()) {
            apply(new WireEdit.Cut(wires));
        }
    }

    /// Takes all wires of a port off.
    void clear(Ports.Spot port) {
        apply(WireEdit.Cut.at(scene().document(), port.node(), port.port().name(), port.isInput()));
    }

    /// Whether any wire is at a port.
    boolean isWired(Ports.Spot port) {
        return !WireEdit.at(scene().document().graph(), port.node(), port.port().name(), port.isInput())
                .isEmpty();
    }

    /// Leads a wire through a new point.
    void bend(Bend bend) {
        apply(new DecorEdit.SetBends(bend.wire().toNode(), bend.wire().toPort(), bend.through()));
    }

    /// Takes a point of a wire away.
    void unbend(Bend bend) {
        apply(new DecorEdit.SetBends(bend.wire().toNode(), bend.wire().toPort(), bend.without()));
    }

    /// What puts a node into a wire at a spot, if it fits there.
    Optional<Splice> splice(Node node, Point at, Wire wire) {
        Scene scene = scene();
        return Splice.of(scene.document(), scene.types(), node, new Position(at.x(), at.y()), wire);
    }

    /// The same at another spot of the wire.
    Splice at(Splice splice, Point spot) {
        return splice.at(scene().document(), new Position(spot.x(), spot.y()));
    }

    /// What makes copies of nodes, so far aside of where they stand.
    Insert copy(Set<String> ids, double right, double down) {
        return Insert.copy(scene().document(), ids, right, down);
    }

    /// The state that an edit would lead to.
    State after(Edit edit) {
        State now = workspace.state().get();
        Scene before = now.scene();
        Document there = edit.apply(before.document());
        boolean isSame = there.graph().equals(before.document().graph());
        return new State(
                now.document(),
                new Scene(before.blocks(), there, isSame ? before.types() : Types.of(there.graph())),
                edit.selection().orElse(now.selection()),
                now.types(),
                now.revision(),
                now.learned(),
                now.opened());
    }

    /// Makes one step of an edit.
    void apply(Edit edit) {
        workspace.apply(edit);
        workspace.seal();
    }

    private Scene scene() {
        return workspace.state().get().scene();
    }
}
