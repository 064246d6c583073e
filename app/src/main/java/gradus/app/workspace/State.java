package gradus.app.workspace;

import gradus.app.document.Document;
import gradus.app.document.History;
import gradus.engine.graph.Types;
import gradus.engine.train.Learned;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Everything that belongs together at one moment: a view that reads it sees no half-made change.
///
/// @param document the whole
/// @param scene what is looked at: the whole, or the inside of a block
/// @param selection the ids of the selected nodes, all of them in the scene
/// @param types the types of the whole graph's values and what is wrong with it
/// @param revision the same for two states that give the same numbers
/// @param learned the weights and the optimizer's state, if anything has been trained
/// @param opened how many documents have been opened, so that a view knows another one from a changed one
public record State(
        Document document,
        Scene scene,
        Set<String> selection,
        Types types,
        long revision,
        Optional<Learned> learned,
        int opened) {
    public State {
        selection = Set.copyOf(selection);
    }

    /// The state at a step of the history. What is selected elsewhere than where a person looks doesn't count.
    static State of(History.Step present, Scene scene, Types types, int opened) {
        Set<String> selection = scene.place().equals(present.place())
                ? present.selection().stream()
                        .filter(id -> scene.document().graph().contains(id))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
        return new State(present.document(), scene, selection, types, present.revision(), present.learned(), opened);
    }
}
