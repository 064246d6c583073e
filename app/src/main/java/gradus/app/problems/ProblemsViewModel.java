package gradus.app.problems;

import gradus.app.document.Document;
import gradus.app.document.Mend;
import gradus.app.text.Messages;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// What is wrong, in words, and the way to where it is.
public final class ProblemsViewModel {
    private final Workspace workspace;
    private final Messages messages;
    private final Consumer<String> reveal;
    private final ObservableList<Problem> problems = FXCollections.observableArrayList();
    private final Subscription subscription;

    /// @param reveal brings the node with this id into view
    public ProblemsViewModel(Workspace workspace, Messages messages, Consumer<String> reveal) {
        this.workspace = workspace;
        this.messages = messages;
        this.reveal = reveal;
        subscription = workspace.diagnostics().subscribe(found -> list(found));
    }

    /// Errors first, then warnings.
    public ObservableList<Problem> problems() {
        return FXCollections.unmodifiableObservableList(problems);
    }

    /// Selects the node a problem belongs to and brings it into view.
    public void jump(Problem problem) {
        problem.node().ifPresent(node -> {
            workspace.select(Set.of(node));
            reveal.accept(node);
        });
    }

    /// Applies a remedy, as one step of undo.
    public void apply(Problem.Remedy remedy) {
        Document document = workspace.document().get();
        workspace.applyToAll(new Mend(remedy.fix().change().apply(document.graph())));
        workspace.seal();
    }

    /// Listens to the workspace no longer.
    public void dispose() {
        subscription.unsubscribe();
    }

    private void list(List<Diagnostic> diagnostics) {
        problems.setAll(diagnostics.stream()
                .sorted((a, b) -> Boolean.compare(b.isError(), a.isError()))
                .map(this::problem)
                .toList());
    }

    private Problem problem(Diagnostic diagnostic) {
        return new Problem(
                diagnostic.isError(),
                messages.of(diagnostic),
                place(diagnostic.place()),
                node(diagnostic.place()),
                diagnostic.fixes().stream()
                        .map(fix -> new Problem.Remedy(messages.of(fix.label()), fix))
                        .toList());
    }

    private String place(Place place) {
        return switch (place) {
            case Place.AtNode(String id, String _) ->
                node(place)
                        .map(node ->
                                workspace.document().get().graph().node(node).name())
                        .orElse(id);
            case Place.InFile file -> file.toString();
            case Place.InText(int column) -> messages.text("place.column", column);
            case Place.AtSetting(String setting) -> messages.attribute(setting);
            case Place.Everywhere() -> "";
        };
    }

    /// The node of the document that holds the place, which may lie inside a block.
    private Optional<String> node(Place place) {
        if (place instanceof Place.AtNode(String id, String _)) {
            String outermost = id.contains("/") ? id.substring(0, id.indexOf('/')) : id;
            return Optional.of(outermost).filter(workspace.document().get().graph()::contains);
        }
        return Optional.empty();
    }
}
