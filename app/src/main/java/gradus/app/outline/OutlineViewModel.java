package gradus.app.outline;

import gradus.app.document.Edit;
import gradus.app.document.Inside;
import gradus.app.outline.OutlineRow.State;
import gradus.app.text.Messages;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/// What the outline lists, which is what the canvas shows, and what can be done there.
public final class OutlineViewModel {

    /// What the rows depend on.
    private record Basis(Graph graph, State calm) {}

    /// The graph at a place, with its types.
    private record Level(Graph graph, Types types) {}

    private final Workspace workspace;
    private final Messages messages;
    private final Consumer<String> reveal;
    private final ReadOnlyObjectWrapper<List<OutlineRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Set<List<String>>> selection = new ReadOnlyObjectWrapper<>(Set.of());
    private final Map<List<String>, Optional<Level>> levels = new HashMap<>();
    private final Subscription subscription;
    private Optional<Basis> listed = Optional.empty();
    private boolean isShown;

    /// @param reveal brings a node of what the canvas shows into view
    public OutlineViewModel(Workspace workspace, Messages messages, Consumer<String> reveal) {
        this.workspace = workspace;
        this.messages = messages;
        this.reveal = reveal;
        subscription = Subscription.combine(
                workspace.state().subscribe(this::refresh),
                workspace.stale().subscribe(this::refresh),
                workspace.running().subscribe(this::refresh),
                workspace.results().subscribe(this::refresh));
    }

    /// The nodes of the document, in the order they were made.
    public ReadOnlyObjectProperty<List<OutlineRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    /// The paths of what is selected.
    public ReadOnlyObjectProperty<Set<List<String>>> selection() {
        return selection.getReadOnlyProperty();
    }

    /// While it is not shown nothing is listed.
    public void show(boolean isNowShown) {
        isShown = isNowShown;
        refresh();
    }

    /// Listens to the workspace no longer.
    public void dispose() {
        subscription.unsubscribe();
    }

    /// The nodes inside a block; none where these are not known before its inputs are wired.
    public List<OutlineRow> inside(OutlineRow row) {
        return row.hasInside() ? rows(row.path()) : List.of();
    }

    /// Selects nodes on the canvas, which goes where they are: those that stand beside the last of them.
    public void select(List<OutlineRow> chosen) {
        List<String> place = chosen.isEmpty()
                ? workspace.state().get().scene().place()
                : chosen.getLast().place();
        if (goTo(place)) {
            workspace.select(chosen.stream()
                    .filter(row -> row.place().equals(place))
                    .map(OutlineRow::id)
                    .toList());
        }
    }

    /// Selects a node and brings it into view on the canvas.
    public void reveal(OutlineRow row) {
        select(List.of(row));
        if (workspace.selection().get().contains(row.id())) {
            reveal.accept(row.id());
        }
    }

    /// Opens a block on the canvas.
    public void enter(OutlineRow row) {
        if (row.hasInside()) {
            goTo(row.path());
        }
    }

    /// Calls a node otherwise; what is refused the workspace tells.
    public void rename(OutlineRow row, String name) {
        if (goTo(row.place())) {
            workspace.apply(new Edit.Rename(row.id(), name));
            workspace.seal();
        }
    }

    /// Deletes what is selected, and no more.
    public void remove() {
        Collection<String> ids = workspace.selection().get();
        if (!ids.isEmpty()) {
            workspace.apply(new Edit.RemoveNodes(Set.copyOf(ids)));
            workspace.seal();
        }
    }

    private boolean goTo(List<String> place) {
        return workspace.state().get().scene().place().equals(place)
                || workspace.enter(place).isEmpty();
    }

    private void refresh() {
        if (!isShown) {
            return;
        }
        var state = workspace.state().get();
        Basis now = new Basis(state.document().graph(), calm());
        if (listed.filter(now::equals).isEmpty()) {
            listed = Optional.of(now);
            levels.clear();
            rows.set(rows(List.of()));
        }
        List<String> place = state.scene().place();
        selection.set(state.selection().stream()
                .map(id -> {
                    List<String> path = new ArrayList<>(place);
                    path.add(id);
                    return List.copyOf(path);
                })
                .collect(Collectors.toUnmodifiableSet()));
    }

    private State calm() {
        if (workspace.running().get()) {
            return State.RUNNING;
        }
        if (workspace.results().get().isEmpty()) {
            return State.READY;
        }
        return workspace.stale().get() ? State.STALE : State.CURRENT;
    }

    private List<OutlineRow> rows(List<String> place) {
        return level(place)
                .map(level -> new Rows(place, level.graph(), level.types(), calm(), messages).all())
                .orElse(List.of());
    }

    private Optional<Level> level(List<String> place) {
        Optional<Level> known = levels.get(place);
        if (known == null) {
            known = find(place);
            levels.put(place, known);
        }
        return known;
    }

    private Optional<Level> find(List<String> place) {
        if (place.isEmpty()) {
            var state = workspace.state().get();
            return Optional.of(new Level(state.document().graph(), state.types()));
        }
        return level(place.subList(0, place.size() - 1))
                .flatMap(
                        outer -> outer.graph().find(place.getLast()).flatMap(node -> Inside.graph(outer.types(), node)))
                .map(graph -> new Level(graph, Types.of(graph)));
    }
}
