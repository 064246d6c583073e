package gradus.app.canvas;

import gradus.app.action.OperationDrag;
import gradus.app.action.Operations;
import gradus.app.action.SearchText;
import gradus.app.document.AddWired;
import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.document.LooseEnd;
import gradus.app.document.Splice;
import gradus.app.text.Messages;
import gradus.app.text.OperationHelp;
import gradus.app.workspace.Scene;
import gradus.app.workspace.Workspace;
import gradus.engine.block.Block;
import gradus.engine.data.DataSetup;
import gradus.engine.graph.Graph.Wire;
import gradus.engine.graph.Node;
import gradus.engine.graph.Operation;
import gradus.engine.operation.Dataset;
import gradus.engine.project.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Puts new nodes on the canvas: alone, or at the loose end of a wire.
record Adding(Workspace workspace, Operations operations) {

    /// Something that can be added.
    ///
    /// @param port where a wire on its way would end; empty when there is no wire
    record Offer(Operation operation, OperationHelp help, String family, SearchText text, Optional<String> port) {}

    /// Adds an operation with its centre at a spot of the canvas, on the grid.
    ///
    /// @param key of the operation
    /// @return the new node's id; empty when there is no such operation
    Optional<String> add(String key, Point spot) {
        return operations.find(key).map(prototype -> {
            Position centre = new Position(Grid.snap(spot.x()), Grid.snap(spot.y()));
            Edit.AddNode edit = Edit.AddNode.of(workspace.here(), fitted(prototype), centre);
            workspace.apply(edit);
            workspace.seal();
            return edit.node().id();
        });
    }

    /// A new node of an operation that is not put anywhere yet.
    ///
    /// @param key of the operation
    Optional<Node> prototype(String key) {
        Position nowhere = new Position(0, 0);
        return operations.find(key).map(found -> node(fitted(found), nowhere));
    }

    /// What can be added, by family; where a wire is on its way only what fits it.
    List<Offer> offers(Optional<Wiring> wiring, Messages messages) {
        Scene scene = workspace.state().get().scene();
        List<Offer> offers = new ArrayList<>();
        for (Operation prototype : operations.all()) {
            Operation operation = fitted(prototype);
            Optional<String> port = wiring.flatMap(
                    wire -> end(wire).port(operation, scene.document().graph(), scene.types()));
            boolean isEmpty = operation instanceof Block block && block.title().isEmpty();
            if (!isEmpty && (wiring.isEmpty() || port.isPresent())) {
                OperationHelp help = OperationHelp.of(operation, messages);
                String family = messages.text("family." + operation.family().name());
                offers.add(new Offer(operation, help, family, SearchText.of(operation, help, messages), port));
            }
        }
        offers.sort(Comparator.comparing(offer -> offer.operation().family()));
        return offers;
    }

    /// What can be put into a wire.
    List<Offer> offers(Wire wire, Messages messages) {
        Scene scene = workspace.state().get().scene();
        Position nowhere = new Position(0, 0);
        return offers(Optional.empty(), messages).stream()
                .filter(offer -> !offer.operation().inputs().isEmpty())
                .filter(offer -> Splice.of(
                                scene.document(), scene.types(), node(offer.operation(), nowhere), nowhere, wire)
                        .isPresent())
                .toList();
    }

    /// Puts what was offered into a wire.
    void insert(Offer offer, Point spot, Wire wire) {
        Scene scene = workspace.state().get().scene();
        Position at = new Position(spot.x(), spot.y());
        Splice.of(scene.document(), scene.types(), node(offer.operation(), at), at, wire)
                .ifPresent(splice -> {
                    workspace.apply(splice);
                    workspace.seal();
                });
    }

    private Node node(Operation operation, Position at) {
        return Edit.AddNode.of(workspace.here(), operation, at).node();
    }

    /// Adds what was offered.
    void place(Offer offer, Point spot, Optional<Wiring> wiring) {
        if (wiring.isPresent() && offer.port().isPresent()) {
            Document here = workspace.here();
            workspace.apply(AddWired.of(
                    here,
                    offer.operation(),
                    end(wiring.get()),
                    offer.port().get(),
                    wiring.get().taken(),
                    new Position(spot.x(), spot.y())));
            workspace.seal();
        } else {
            add(OperationDrag.key(offer.operation()), spot);
        }
    }

    private static LooseEnd end(Wiring wiring) {
        Ports.Spot anchor = wiring.anchor();
        return anchor.isInput()
                ? new LooseEnd.Taking(anchor.node(), anchor.port().name())
                : new LooseEnd.Giving(anchor.value());
    }

    /// A node of data as wide as the project's data are.
    private Operation fitted(Operation prototype) {
        Optional<DataSetup> data = workspace.here().data();
        return prototype instanceof Dataset
                        && data.isPresent()
                        && data.get().features() > 0
                        && data.get().targets() > 0
                ? new Dataset(data.get().features(), data.get().targets())
                : prototype;
    }
}
