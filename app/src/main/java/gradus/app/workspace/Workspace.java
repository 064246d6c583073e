package gradus.app.workspace;

import gradus.app.document.Document;
import gradus.app.document.Edit;
import gradus.app.document.History;
import gradus.app.document.Timeline;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Inference;
import gradus.engine.graph.Node;
import gradus.engine.graph.Place;
import gradus.engine.graph.Types;
import gradus.engine.program.Costs;
import gradus.engine.run.TraceFrame;
import gradus.engine.train.Learned;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The one document being worked on, what is selected in it and what runs on it. The only door to change anything;
/// what it shows can only be read. Belongs to the window's thread.
public final class Workspace {
    private final ReadOnlyObjectWrapper<State> state;
    private final ReadOnlyObjectWrapper<Document> document;
    private final ReadOnlyObjectWrapper<Set<String>> selection;
    private final ReadOnlyObjectWrapper<List<Diagnostic>> diagnostics = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Diagnostic>> refusal = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper(false);
    private final Sources sources;
    private final Runs runs;
    private final Telling telling;
    private final WhatIf whatIf;
    private final Weights weights;
    private final Scenes scenes = new Scenes();
    private final Costs costs = new Costs();
    private History history = new History(Document.empty());
    private final Steps steps = new Steps(history);
    private final Predictions predictions;
    private final Landscape landscape;
    private Inference inference = Inference.of(history.present().document().graph());
    private int opened;
    private boolean isChanging;

    /// A workspace with an empty document.
    public Workspace(Workplace place) {
        State first = read(inference.types());
        state = new ReadOnlyObjectWrapper<>(first);
        document = new ReadOnlyObjectWrapper<>(first.document());
        selection = new ReadOnlyObjectWrapper<>(first.selection());
        sources = new Sources(place, state.getReadOnlyProperty(), this::applyToAll, this::refuse);
        runs = new Runs(
                place, state.getReadOnlyProperty(), sources.data(), learned -> change(() -> history.learn(learned)));
        telling = new Telling(place, state.getReadOnlyProperty(), runs, this::refuse, this::follow);
        whatIf = new WhatIf(place, state.getReadOnlyProperty(), runs, this::apply, this::run);
        weights = new Weights(place, state.getReadOnlyProperty(), telling.told(), this::learn, this::refuse, this::run);
        predictions = new Predictions(place, state.getReadOnlyProperty(), runs.data());
        landscape =
                new Landscape(place, predictions::network, state.getReadOnlyProperty(), runs.data(), runs.training());
        runs.data().subscribe(this::diagnose);
        runs.failure().subscribe(this::diagnose);
        runs.results().subscribe(this::compareRevisions);
        telling.checking().doubts().subscribe(this::diagnose);
    }

    /// Everything that belongs together; the property to listen to when more than one part matters.
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// The document now.
    public ReadOnlyObjectProperty<Document> document() {
        return document.getReadOnlyProperty();
    }

    /// What is looked at now, which edits are made in: the document, or the inside of a block.
    public Document here() {
        return state.get().scene().document();
    }

    /// The ids of the selected nodes.
    public ReadOnlyObjectProperty<Set<String>> selection() {
        return selection.getReadOnlyProperty();
    }

    /// All that is wrong now: with the project and its graph, with the data, with the last run.
    public ReadOnlyObjectProperty<List<Diagnostic>> diagnostics() {
        return diagnostics.getReadOnlyProperty();
    }

    /// Why the last edit was refused; empty after one that was made.
    public ReadOnlyObjectProperty<List<Diagnostic>> refusal() {
        return refusal.getReadOnlyProperty();
    }

    /// The text key of what undo would take back, if anything.
    public ReadOnlyObjectProperty<Optional<String>> undoLabel() {
        return steps.undoLabel().getReadOnlyProperty();
    }

    /// The text key of what redo would bring back, if anything.
    public ReadOnlyObjectProperty<Optional<String>> redoLabel() {
        return steps.redoLabel().getReadOnlyProperty();
    }

    /// All states since the document was opened.
    public ReadOnlyObjectProperty<Timeline> timeline() {
        return steps.timeline().getReadOnlyProperty();
    }

    /// Whether the document differs from the one in its file.
    public ReadOnlyBooleanProperty dirty() {
        return steps.dirty().getReadOnlyProperty();
    }

    /// Whether there are results and they belong to another revision than the one on screen.
    public ReadOnlyBooleanProperty stale() {
        return stale.getReadOnlyProperty();
    }

    /// The numbers of the last run.
    public ReadOnlyObjectProperty<Optional<Results>> results() {
        return runs.results();
    }

    /// Whether a forward and backward pass is under way.
    public ReadOnlyBooleanProperty running() {
        return runs.running();
    }

    /// The training run that goes on or was the last.
    public ReadOnlyObjectProperty<Optional<TrainingRun>> training() {
        return runs.training();
    }

    /// The project's data.
    public ReadOnlyObjectProperty<DataState> data() {
        return runs.data();
    }

    /// Makes an edit in what is looked at: in the document, or inside the block that was entered.
    ///
    /// @return why it was refused; empty when it was made
    /// @throws IllegalStateException when another change is under way: a listener must not edit
    public List<Diagnostic> apply(Edit edit) {
        return make(() -> history.apply(edit));
    }

    /// The same with the document as a whole, whatever is looked at.
    public List<Diagnostic> applyToAll(Edit edit) {
        return make(() -> history.applyToAll(edit));
    }

    /// Looks at the inside of a block, or at the document as a whole.
    ///
    /// @param place the ids of the blocks that lead there, from the outside in
    /// @return why not, when a block's inside is not known before its inputs are wired
    public List<Diagnostic> enter(List<String> place) {
        Scene there = scenes.of(state.get().document(), state.get().types(), place);
        if (there.place().size() < place.size()) {
            String closed = place.get(there.place().size());
            String name = there.document().graph().find(closed).map(Node::name).orElse(closed);
            List<Diagnostic> reasons = List.of(Diagnostic.error("block.closed", Place.node(closed), name));
            refusal.set(reasons);
            return reasons;
        }
        change(() -> history.look(place, Set.of()));
        return List.of();
    }

    private List<Diagnostic> make(Runnable edit) {
        List<Diagnostic> reasons = change(() -> {
            try {
                edit.run();
                return List.of();
            } catch (GradusException refused) {
                return refused.diagnostics();
            }
        });
        refusal.set(reasons);
        return reasons;
    }

    /// Tells why something can't be done that was tried without an edit.
    public void refuse(List<Diagnostic> reasons) {
        refusal.set(List.copyOf(reasons));
    }

    /// What operations cost, each computed once.
    public Costs costs() {
        return costs;
    }

    /// Takes the last step back.
    public void undo() {
        change(() -> history.undo());
    }

    /// Makes the step again that was taken back.
    public void redo() {
        change(() -> history.redo());
    }

    /// Goes to any state since the document was opened, by its number in the timeline.
    public void goTo(int step) {
        change(() -> history.goTo(step));
    }

    /// Selects these nodes and no others; ids that are not in the document are left out.
    public void select(Collection<String> ids) {
        Set<String> present = ids.stream()
                .filter(id -> state.get().scene().document().graph().contains(id))
                .collect(Collectors.toUnmodifiableSet());
        if (!present.equals(state.get().selection())) {
            change(() -> history.select(present));
        }
    }

    /// The next edit is a step of its own even if it is of the same kind: the pointer was released, the field left.
    public void seal() {
        history.seal();
        runs.steer();
    }

    /// Goes on with another document; runs on the old one end and their results are dropped.
    public void open(Document other) {
        open(other, Optional.empty());
    }

    /// The same, with weights that are known already.
    public void open(Document other, Optional<Learned> learned) {
        runs.leave();
        telling.tracing().forget();
        change(() -> {
            history = new History(other, learned);
            opened++;
        });
        refusal.set(List.of());
    }

    /// Only looks at a document, with the numbers of a pass through it that are known: edits are refused.
    public void look(Document other, TraceFrame pass) {
        open(other);
        history.close();
        tracing().tell(pass);
    }

    /// The document as it is now was written to a file.
    public void saved(Path file) {
        change(() -> history.saved(file));
    }

    /// The numbers that may be shown: another one, whenever any of them changes.
    public ReadOnlyObjectProperty<Told> told() {
        return telling.told();
    }

    /// Shows these numbers at wires.
    public void show(WireNumbers others) {
        telling.show(others);
    }

    /// The steps through the numbers of the graph.
    public Tracing tracing() {
        return telling.tracing();
    }

    /// What is doubtful about the numbers, and checks of gradients.
    public Checking checking() {
        return telling.checking();
    }

    /// Trying other values of variables.
    public WhatIf whatIf() {
        return whatIf;
    }

    /// What layers have learned or begin with, to be read and written.
    public Weights weights() {
        return weights;
    }

    /// What the network says with the weights it has now.
    public Predictions predictions() {
        return predictions;
    }

    /// What the network says all over a plane of two features.
    public Landscape landscape() {
        return landscape;
    }

    /// Computes all values and gradients in the background, and shows all of them.
    public void run() {
        telling.tracing().leave();
        runs.run();
    }

    /// Selects the node that was told last.
    private void follow(Traced now) {
        now.node(state.get().scene().place()).ifPresent(id -> select(List.of(id)));
    }

    /// Trains in the background, from new weights; a run that goes on is left alone.
    public void train() {
        telling.tracing().leave();
        runs.train();
    }

    /// Lets training go on or rest; where no run goes on one begins, from new weights.
    public void advance(Advance how) {
        telling.tracing().leave();
        runs.advance(how);
    }

    /// Ends the training run, keeping what it has learned.
    public void stop() {
        runs.stop();
    }

    /// Slows training down so that people can watch, now and from now on.
    ///
    /// @param secondsAnEpoch the least time an epoch takes; 0 for as fast as it goes
    public void pace(double secondsAnEpoch) {
        runs.pace(secondsAnEpoch);
    }

    /// Where the project's rows come from.
    public Sources sources() {
        return sources;
    }

    private void learn(Learned learned, String mergeKey) {
        change(() -> history.learn(learned, "edit.set-weight", Optional.of(mergeKey)));
    }

    private void change(Runnable step) {
        change(() -> {
            step.run();
            return List.<Diagnostic>of();
        });
    }

    private <T> T change(Supplier<T> step) {
        if (isChanging) {
            throw new IllegalStateException("A change was asked for while another one is under way");
        }
        isChanging = true;
        try {
            T result = step.get();
            publish();
            return result;
        } finally {
            isChanging = false;
        }
    }

    private void publish() {
        State before = state.get();
        Document now = history.present().document();
        inference = inference.next(now.graph());
        state.set(read(inference.types()));
        selection.set(state.get().selection());
        document.set(now);
        steps.tell(history);
        compareRevisions();
        telling.follow(before);
        whatIf.follow(state.get());
        sources.follow(before, state.get());
        runs.follow(before, state.get(), history.isSettled());
        diagnose();
    }

    private State read(Types types) {
        History.Step present = history.present();
        return State.of(present, scenes.of(present.document(), types, present.place()), types, opened);
    }

    private void compareRevisions() {
        stale.set(runs.areStale());
    }

    private void diagnose() {
        diagnostics.set(Diagnoses.together(
                state.get().document().project().check(state.get().types()),
                runs.data().get().diagnostics(),
                runs.failure().get(),
                telling.checking().doubts().get()));
    }
}
