package gradus.app.workspace;

import gradus.app.document.Edit;
import gradus.app.document.SetVariables;
import gradus.engine.graph.Graph;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Variable;
import gradus.engine.run.Descent;
import gradus.engine.run.Descent.Coordinate;
import gradus.engine.run.Session;
import gradus.engine.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Trying other values of variables: each change is computed at once, what it reaches is lit, and variables can follow
/// the gradient of the target. Variables are those of what is looked at.
public final class WhatIf {
    private final Workplace place;
    private final ReadOnlyObjectProperty<State> state;
    private final Runs runs;
    private final Consumer<Edit> apply;
    private final Runnable run;
    private final ReadOnlyObjectWrapper<Set<String>> lit = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Optional<Descent>> followed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Graph> graph = Optional.empty();
    private int lastAsked;

    /// @param apply makes an edit
    /// @param run computes anew
    WhatIf(Workplace place, ReadOnlyObjectProperty<State> state, Runs runs, Consumer<Edit> apply, Runnable run) {
        this.place = place;
        this.state = state;
        this.runs = runs;
        this.apply = apply;
        this.run = run;
    }

    /// What the last run was about, or the next will be, by its path in the whole graph.
    private Optional<Value> target() {
        return runs.results()
                .get()
                .map(results -> results.evaluation().target())
                .orElseGet(() -> Session.target(state.get().document().graph()));
    }

    /// The nodes on the ways from what was changed last to the target; empty when nothing is being tried.
    public ReadOnlyObjectProperty<Set<String>> lit() {
        return lit.getReadOnlyProperty();
    }

    /// The way that was followed last.
    public ReadOnlyObjectProperty<Optional<Descent>> followed() {
        return followed.getReadOnlyProperty();
    }

    /// Gives one number of a variable another value, and computes.
    public void set(String id, int cell, double number) {
        variable(id).ifPresent(variable -> {
            Tensor changed = variable.value().with(cell, number);
            apply.accept(new Edit.SetOperation(id, "value", new Variable(changed, variable.trainable())));
            light(Set.of(id));
            run.run();
        });
    }

    /// Follows the gradient for some steps, in the background, and takes over where it leads.
    ///
    /// @param leaves numbers of variables, by node id
    /// @param rate how far a step goes; upwards when it is below 0
    public void follow(List<Coordinate> leaves, double rate, int steps) {
        State asked = state.get();
        Scene scene = asked.scene();
        Optional<Value> target = target();
        if (target.isEmpty() || leaves.isEmpty()) {
            return;
        }
        int number = ++lastAsked;
        List<Coordinate> there = leaves.stream()
                .map(leaf -> new Coordinate(scene.path(leaf.path()), leaf.cell()))
                .toList();
        DataState rows = runs.data().get();
        place.engine().execute(() -> {
            Outcome<Descent> outcome = Outcome.of(() -> Descent.follow(
                    Evaluations.session(asked, place.device()),
                    asked.document().graph(),
                    target.get(),
                    Evaluations.feeds(asked, rows),
                    there,
                    rate,
                    steps));
            place.window().execute(() -> {
                if (number == lastAsked
                        && state.get().revision() == asked.revision()
                        && outcome instanceof Outcome.Done<Descent>(Descent way)) {
                    take(leaves, way);
                }
            });
        });
    }

    private void take(List<Coordinate> leaves, Descent way) {
        Optional<Descent> whole =
                Optional.of(followed.get().map(before -> before.then(way)).orElse(way));
        Map<String, Tensor> values = new LinkedHashMap<>();
        way.end().ifPresent(end -> {
            for (int i = 0; i < leaves.size(); i++) {
                Coordinate leaf = leaves.get(i);
                Optional<Tensor> before = Optional.ofNullable(values.get(leaf.path()))
                        .or(() -> variable(leaf.path()).map(Variable::value));
                double number = end.at().get(i);
                before.ifPresent(tensor -> values.put(leaf.path(), tensor.with(leaf.cell(), number)));
            }
        });
        apply.accept(new SetVariables(values));
        followed.set(whole);
        light(values.keySet());
        run.run();
    }

    /// Nothing is being tried any more.
    public void rest() {
        lit.set(Set.of());
    }

    /// The state has changed: what is lit goes with the graph it was found in, unless only values differ.
    void follow(State now) {
        Graph here = now.scene().document().graph();
        if (graph.filter(before -> isSameBuild(before, here)).isEmpty()) {
            rest();
        }
        if (followed.get().filter(way -> !isAtEnd(way)).isPresent()) {
            followed.set(Optional.empty());
        }
        graph = Optional.of(here);
    }

    /// Whether the variables are still where a way has led them.
    private boolean isAtEnd(Descent way) {
        String inside = state.get().scene().path("");
        List<Double> end = way.end().map(Descent.Step::at).orElse(List.of());
        for (int i = 0; i < end.size(); i++) {
            Coordinate leaf = way.leaves().get(i);
            double number = end.get(i);
            boolean isThere = leaf.path().startsWith(inside)
                    && variable(leaf.path().substring(inside.length()))
                            .filter(variable -> leaf.cell() < variable.value().size()
                                    && variable.value().at(leaf.cell()) == number)
                            .isPresent();
            if (!isThere) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameBuild(Graph before, Graph now) {
        return before.wires().equals(now.wires()) && ids(before).equals(ids(now));
    }

    private static List<String> ids(Graph graph) {
        return graph.nodes().stream().map(Node::id).toList();
    }

    private void light(Set<String> ids) {
        Scene scene = state.get().scene();
        Graph here = scene.document().graph();
        Set<String> way = new LinkedHashSet<>(here.downstream(ids));
        String inside = scene.path("");
        target().map(Value::node)
                .filter(node -> node.startsWith(inside))
                .map(node -> node.substring(inside.length()))
                .filter(here::contains)
                .ifPresent(node -> way.retainAll(here.upstream(node)));
        lit.set(Set.copyOf(way));
    }

    private Optional<Variable> variable(String id) {
        return state.get()
                .scene()
                .document()
                .graph()
                .find(id)
                .map(Node::operation)
                .filter(Variable.class::isInstance)
                .map(Variable.class::cast);
    }
}
