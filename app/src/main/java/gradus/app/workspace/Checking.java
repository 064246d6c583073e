package gradus.app.workspace;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Node;
import gradus.engine.graph.Source;
import gradus.engine.graph.Value;
import gradus.engine.run.Findings;
import gradus.engine.run.GradientCheck;
import gradus.engine.run.Probe;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What is doubtful about the numbers of the last run: found in the background after each run, from a few coordinates
/// of each node, or because a person asks for a check. Belongs to one revision and goes with it.
public final class Checking {
    /// A node with more numbers is looked at only when a person asks.
    private static final long MOST_NUMBERS = 200_000;

    private final Workplace place;
    private final ReadOnlyObjectWrapper<List<Diagnostic>> doubts = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Checked>> checked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Results> latest = Optional.empty();
    private Optional<Asked> waiting = Optional.empty();
    private boolean isWatching;
    private int lastAsked;

    Checking(Workplace place) {
        this.place = place;
    }

    /// What should be said of the numbers, each at a node by its path in the whole graph.
    public ReadOnlyObjectProperty<List<Diagnostic>> doubts() {
        return doubts.getReadOnlyProperty();
    }

    /// The check that was asked for last.
    public ReadOnlyObjectProperty<Optional<Checked>> checked() {
        return checked.getReadOnlyProperty();
    }

    /// From now on the gradients of each run are sampled.
    public void watch() {
        isWatching = true;
    }

    /// Whether there are numbers that a check could be about.
    public boolean isReady() {
        return latest.isPresent();
    }

    /// Checks the gradients of some nodes and of what is inside of them; those of the next run, if there are no numbers
    /// yet.
    ///
    /// @param paths of nodes of the whole graph
    public void check(List<String> paths) {
        ask(new Asked(paths, id -> paths.stream().anyMatch(path -> id.equals(path) || id.startsWith(path + "/"))));
    }

    /// Checks the gradients of all nodes; those of the next run, if there are no numbers yet.
    public void checkAll() {
        ask(new Asked(List.of(), id -> true));
    }

    /// What a person wants to be checked.
    private record Asked(List<String> about, Predicate<String> isMeant) {}

    private void ask(Asked asked) {
        waiting = latest.isPresent() ? Optional.empty() : Optional.of(asked);
        latest.ifPresent(results -> ask(results, asked.about(), asked.isMeant()));
    }

    /// One thing to be compared: a node's own rule or, with a value, the target's whole way to it.
    private record Piece(String node, Optional<Value> value) {}

    private void ask(Results results, List<String> about, Predicate<String> isMeant) {
        int number = ++lastAsked;
        GradientCheck check =
                new GradientCheck(results.evaluation(), place.device(), GradientCheck.MANY, results.revision());
        List<Piece> pieces = new ArrayList<>();
        Set<Value> values = new LinkedHashSet<>();
        about.forEach(path -> Optional.ofNullable(
                        results.evaluation().expansion().values().get(Value.of(path)))
                .ifPresent(values::add));
        for (Node node : results.evaluation().expansion().flat().nodes()) {
            if (node.operation() instanceof Source && isMeant.test(node.id())) {
                values.addAll(node.values());
            }
        }
        values.forEach(value -> pieces.add(new Piece(value.node(), Optional.of(value))));
        check.nodes().stream().filter(isMeant).forEach(id -> pieces.add(new Piece(id, Optional.empty())));
        checked.set(Optional.of(new Checked(results.revision(), about, List.of(), pieces.size())));
        if (!pieces.isEmpty()) {
            Slices.<Piece, Probe>run(
                    place,
                    pieces,
                    piece -> piece.value().map(check::towards).orElseGet(() -> check.own(piece.node())),
                    () -> number == lastAsked,
                    (probes, open) -> checked.set(checked.get().map(before -> before.with(probes, open))));
        }
    }

    /// Follows the numbers of the last run.
    ///
    /// @param revision of the state on screen
    void follow(Optional<Results> results, long revision) {
        Optional<Results> now = results.filter(known -> known.revision() == revision);
        if (now.isEmpty() ? latest.isEmpty() : isLatest(now.get())) {
            return;
        }
        latest = now;
        lastAsked++;
        doubts.set(List.of());
        checked.set(Optional.empty());
        now.ifPresent(numbers -> {
            waiting.ifPresent(this::ask);
            look(numbers);
        });
    }

    private void look(Results results) {
        Slices.<Results, Diagnostic>run(
                place,
                List.of(results),
                numbers -> Findings.of(numbers.graph(), numbers.evaluation()),
                () -> isLatest(results),
                (found, open) -> {
                    add(found);
                    if (isWatching) {
                        sample(results);
                    }
                });
    }

    private void sample(Results results) {
        GradientCheck check =
                new GradientCheck(results.evaluation(), place.device(), GradientCheck.FEW, results.revision());
        List<String> nodes = check.nodes().stream()
                .filter(id -> check.size(id) <= MOST_NUMBERS)
                .toList();
        if (!nodes.isEmpty()) {
            Slices.<String, Diagnostic>run(
                    place,
                    nodes,
                    id -> check.doubt(check.own(id)).stream().toList(),
                    () -> isLatest(results),
                    (found, open) -> add(found));
        }
    }

    /// Results are large values that are made once; to compare all of their numbers would take long.
    @SuppressWarnings("ReferenceEquality")
    private boolean isLatest(Results results) {
        return latest.filter(now -> now == results).isPresent();
    }

    private void add(List<Diagnostic> found) {
        if (!found.isEmpty()) {
            List<Diagnostic> all = new ArrayList<>(doubts.get());
            all.addAll(found);
            doubts.set(List.copyOf(all));
        }
    }
}
