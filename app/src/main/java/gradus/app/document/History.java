package gradus.app.document;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.train.Learned;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// All states of a document since it was opened, without a limit. Undo puts the old state back, so no edit needs an
/// opposite. Mutable; belongs to one thread.
public final class History {

    /// One state.
    ///
    /// @param edited where the edit was made that led to it
    /// @param place the ids of the blocks that lead to what is looked at; empty for the document as a whole
    /// @param selection what is selected there, by node id
    /// @param learned the weights and the optimizer's state
    /// @param label the text key of what led to it; empty for the first
    /// @param revision the same for two states that give the same numbers
    public record Step(
            Document document,
            List<String> edited,
            List<String> place,
            Set<String> selection,
            Optional<Learned> learned,
            String label,
            Optional<String> mergeKey,
            long revision) {
        public Step {
            edited = List.copyOf(edited);
            place = List.copyOf(place);
            selection = Set.copyOf(selection);
        }

        private Step withSelection(List<String> at, Set<String> other) {
            return new Step(document, edited, at, other, learned, label, mergeKey, revision);
        }

        private Step withDocument(Document other) {
            return new Step(other, edited, place, selection, learned, label, mergeKey, revision);
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private int at;
    private Document saved;
    private OptionalInt savedAt = OptionalInt.of(0);
    private boolean mayMerge;
    private boolean isClosed;
    private long lastRevision;

    /// A history that begins with a document as it was opened or made.
    public History(Document first) {
        this(first, Optional.empty());
    }

    /// A history that begins with a document whose weights are known.
    public History(Document first, Optional<Learned> learned) {
        steps.add(new Step(first, List.of(), List.of(), Set.of(), learned, "", Optional.empty(), 0));
        saved = first;
    }

    /// The state now.
    public Step present() {
        return steps.get(at);
    }

    /// Makes an edit where the document is looked at. What could be redone is forgotten.
    ///
    /// @throws gradus.engine.graph.GradusException when the edit is refused; nothing has changed then
    public void apply(Edit edit) {
        List<String> place = present().place();
        apply(Within.of(place, edit), place, place, edit.selection());
    }

    /// Makes an edit of the document as a whole, wherever it is looked at.
    ///
    /// @throws gradus.engine.graph.GradusException when the edit is refused; nothing has changed then
    public void applyToAll(Edit edit) {
        List<String> place = present().place();
        apply(edit, List.of(), place, place.isEmpty() ? edit.selection() : Optional.empty());
    }

    private void apply(Edit edit, List<String> edited, List<String> place, Optional<Set<String>> selected) {
        if (isClosed) {
            throw new GradusException(Diagnostic.error("edit.closed", new Place.Everywhere()));
        }
        Step present = present();
        Document changed = edit.apply(present.document());
        Optional<Learned> brought =
                edit.brought().filter(other -> !Optional.of(other).equals(present.learned()));
        if (changed.equals(present.document()) && brought.isEmpty()) {
            return;
        }
        Set<String> selection = selected.orElseGet(() -> left(present.selection(), place, changed));
        boolean isSame = brought.isEmpty() && changed.computesAs(present.document());
        long revision = isSame ? present.revision() : ++lastRevision;
        Optional<Learned> learned =
                edit.brought().or(() -> present.learned().map(each -> edit.carried(present.document(), each)));
        Step next = new Step(changed, edited, place, selection, learned, edit.label(), edit.mergeKey(), revision);
        boolean merges = mayMerge
                && at > 0
                && edit.mergeKey().isPresent()
                && edit.mergeKey().equals(present.mergeKey())
                && !present.document().equals(saved);
        push(next, merges);
    }

    /// What is left of a selection. Inside a block only who looks there can tell.
    private static Set<String> left(Set<String> selection, List<String> place, Document changed) {
        return selection.stream()
                .filter(id -> !place.isEmpty() || changed.graph().contains(id))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Takes over what a training run has learned, as one step.
    public void learn(Learned learned) {
        learn(learned, "edit.train", Optional.empty());
    }

    /// Takes over other weights, with the document as it is.
    ///
    /// @param label the text key of what led to them
    /// @param mergeKey changes in a row with the same one are one step
    public void learn(Learned learned, String label, Optional<String> mergeKey) {
        Step present = present();
        boolean merges = mayMerge
                && at > 0
                && mergeKey.isPresent()
                && mergeKey.equals(present.mergeKey())
                && savedAt.orElse(-1) != at;
        push(
                new Step(
                        present.document(),
                        List.of(),
                        present.place(),
                        present.selection(),
                        Optional.of(learned),
                        label,
                        mergeKey,
                        ++lastRevision),
                merges);
    }

    /// Refuses all edits from now on: the document is only looked at.
    public void close() {
        isClosed = true;
    }

    /// Changes what is selected, which is no step of its own but ends the merging of edits.
    public void select(Set<String> ids) {
        look(present().place(), ids);
    }

    /// Changes what is looked at and selected there, which is no step of its own either.
    public void look(List<String> place, Set<String> selection) {
        steps.set(at, present().withSelection(place, selection));
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

    /// Goes to the state before, if there is one, and looks where the edit was made that is taken back.
    public void undo() {
        if (canUndo()) {
            List<String> edited = present().edited();
            at--;
            lookAt(edited);
        }
    }

    /// Goes to the state behind, if there is one, and looks where the edit was made that led to it.
    public void redo() {
        if (canRedo()) {
            at++;
            lookAt(present().edited());
        }
    }

    /// Goes to any state, and looks where the edit was made that led to it.
    ///
    /// @param step its number, from 0 for the first
    public void goTo(int step) {
        if (step != at && step >= 0 && step < steps.size()) {
            at = step;
            lookAt(present().edited());
        }
    }

    /// All states, with the present one.
    public Timeline timeline() {
        return new Timeline(steps, at, savedAt);
    }

    private void lookAt(List<String> place) {
        boolean wasThere = present().place().equals(place);
        look(place, wasThere ? present().selection() : Set.of());
    }

    /// Ends the merging of edits: the next one is a step of its own.
    public void seal() {
        mayMerge = false;
    }

    /// Whether the next edit is a step of its own.
    public boolean isSettled() {
        return !mayMerge;
    }

    /// Whether the document differs from the one in its file.
    public boolean isDirty() {
        return !present().document().project().equals(saved.project());
    }

    /// The present document is now kept in a file.
    public void saved(Path file) {
        steps.replaceAll(step -> step.withDocument(step.document().withFile(file)));
        saved = present().document();
        savedAt = OptionalInt.of(at);
        mayMerge = false;
    }

    private void push(Step next, boolean merges) {
        steps.subList(at + 1, steps.size()).clear();
        if (savedAt.orElse(0) > at) {
            savedAt = OptionalInt.empty();
        }
        if (merges) {
            steps.set(at, next);
        } else {
            steps.add(next);
            at++;
        }
        mayMerge = true;
    }
}
