package gradus.app.document;

import gradus.engine.train.Learned;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// All states of a document since it was opened, without a limit. Undo puts the old state back, so no edit needs an
/// opposite. Mutable; belongs to one thread.
public final class History {

    /// One state.
    ///
    /// @param selection what is selected in it, by node id
    /// @param learned the weights and the optimizer's state
    /// @param label the text key of what led to it; empty for the first
    /// @param revision the same for two states that give the same numbers
    public record Step(
            Document document,
            Set<String> selection,
            Optional<Learned> learned,
            String label,
            Optional<String> mergeKey,
            long revision) {
        public Step {
            selection = Set.copyOf(selection);
        }

        private Step withSelection(Set<String> other) {
            return new Step(document, other, learned, label, mergeKey, revision);
        }

        private Step withDocument(Document other) {
            return new Step(other, selection, learned, label, mergeKey, revision);
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private int at;
    private Document saved;
    private boolean mayMerge;
    private long lastRevision;

    /// A history that begins with a document as it was opened or made.
    public History(Document first) {
        steps.add(new Step(first, Set.of(), Optional.empty(), "", Optional.empty(), 0));
        saved = first;
    }

    /// The state now.
    public Step present() {
        return steps.get(at);
    }

    /// Makes an edit. What could be redone is forgotten.
    ///
    /// @throws gradus.engine.graph.GradusException when the edit is refused; nothing has changed then
    public void apply(Edit edit) {
        Step present = present();
        Document changed = edit.apply(present.document());
        if (changed.equals(present.document())) {
            return;
        }
        Set<String> selection = edit.selection()
                .orElseGet(() -> present.selection().stream()
                        .filter(id -> changed.graph().contains(id))
                        .collect(Collectors.toUnmodifiableSet()));
        long revision = changed.computesAs(present.document()) ? present.revision() : ++lastRevision;
        Optional<Learned> learned = present.learned().map(each -> edit.carried(present.document(), each));
        Step next = new Step(changed, selection, learned, edit.label(), edit.mergeKey(), revision);
        boolean merges = mayMerge
                && at > 0
                && edit.mergeKey().isPresent()
                && edit.mergeKey().equals(present.mergeKey())
                && !present.document().equals(saved);
        push(next, merges);
    }

    /// Takes over what a training run has learned, as one step.
    public void learn(Learned learned) {
        Step present = present();
        push(
                new Step(
                        present.document(),
                        present.selection(),
                        Optional.of(learned),
                        "edit.train",
                        Optional.empty(),
                        ++lastRevision),
                false);
    }

    /// Changes what is selected, which is no step of its own but ends the merging of edits.
    public void select(Set<String> ids) {
        steps.set(at, present().withSelection(ids));
        mayMerge = false;
    }

    /// Whether there is a state before.
    public boolean canUndo() {
        return at > 0;
    }

    /// Whether there is a state behind.
    public boolean canRedo() {
        return at < steps.size() - 1;
    }

    /// The text key of what undo would take back.
    public Optional<String> undoLabel() {
        return canUndo() ? Optional.of(present().label()) : Optional.empty();
    }

    /// The text key of what redo would bring back.
    public Optional<String> redoLabel() {
        return canRedo() ? Optional.of(steps.get(at + 1).label()) : Optional.empty();
    }

    /// Goes to the state before, if there is one.
    public void undo() {
        at = Math.max(0, at - 1);
        mayMerge = false;
    }

    /// Goes to the state behind, if there is one.
    public void redo() {
        at = Math.min(steps.size() - 1, at + 1);
        mayMerge = false;
    }

    /// Ends the merging of edits: the next one is a step of its own.
    public void seal() {
        mayMerge = false;
    }

    /// Whether the document differs from the one in its file.
    public boolean isDirty() {
        return !present().document().project().equals(saved.project());
    }

    /// The present document is now kept in a file.
    public void saved(Path file) {
        steps.replaceAll(step -> step.withDocument(step.document().withFile(file)));
        saved = present().document();
        mayMerge = false;
    }

    private void push(Step next, boolean merges) {
        steps.subList(at + 1, steps.size()).clear();
        if (merges) {
            steps.set(at, next);
        } else {
            steps.add(next);
            at++;
        }
        mayMerge = true;
    }
}
