package gradus.app.whatif;

import gradus.app.text.Messages;
import gradus.app.text.Numbers;
import gradus.app.workspace.State;
import gradus.app.workspace.Told;
import gradus.app.workspace.Workspace;
import gradus.engine.graph.Node;
import gradus.engine.graph.Value;
import gradus.engine.operation.Variable;
import gradus.engine.run.Descent;
import gradus.engine.run.Descent.Coordinate;
import gradus.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;

/// The numbers of what is looked at that can be tried otherwise, and how they follow the gradient.
public final class WhatIfViewModel {
    /// A variable with more numbers has no sliders.
    static final int MOST_CELLS = 9;

    private static final double LEAST_REACH = 5;

    private final Workspace workspace;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<List<Leaf>> leaves = new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty rate;
    private final BooleanProperty isUpwards = new SimpleBooleanProperty(false);
    private final Map<Coordinate, Double> reaches = new HashMap<>();
    private final Set<Coordinate> resting = new HashSet<>();
    private final Subscription subscription;

    public WhatIfViewModel(Workspace workspace, Messages messages) {
        this.workspace = workspace;
        this.messages = messages;
        rate = new SimpleStringProperty(messages.numbers().full(0.1));
        subscription = workspace
                .state()
                .subscribe(state -> list())
                .and(workspace.told().subscribe(told -> list()));
    }

    /// All numbers that can be tried, in the order of the variables.
    public ReadOnlyObjectProperty<List<Leaf>> leaves() {
        return leaves.getReadOnlyProperty();
    }

    /// How far a step goes, as typed.
    public StringProperty rate() {
        return rate;
    }

    /// Whether the gradient is followed upwards.
    public BooleanProperty isUpwards() {
        return isUpwards;
    }

    /// The way that was followed.
    public ReadOnlyObjectProperty<Optional<Descent>> followed() {
        return workspace.whatIf().followed();
    }

    /// What a number of the way is called.
    public String name(Coordinate place) {
        String inside = workspace.state().get().scene().path("");
        return leaves.get().stream()
                .filter(leaf -> (inside + leaf.place().path()).equals(place.path())
                        && leaf.place().cell() == place.cell())
                .map(Leaf::name)
                .findFirst()
                .orElse(place.path());
    }

    /// Gives a number another value, and computes.
    public void set(Coordinate place, double number) {
        boolean isOther = leaves.get().stream().anyMatch(leaf -> leaf.place().equals(place) && leaf.value() != number);
        if (isOther && Double.isFinite(number)) {
            workspace.whatIf().set(place.path(), place.cell(), number);
        }
    }

    /// Gives a number the value that was typed.
    ///
    /// @return why not, in words
    public Optional<String> type(Coordinate place, String text) {
        OptionalDouble number = messages.numbers().parse(text);
        if (number.isEmpty()) {
            return Optional.of(messages.text("whatif.no-number", text));
        }
        set(place, number.getAsDouble());
        release();
        return Optional.empty();
    }

    /// The slider was let go: the next change is a step of its own.
    public void release() {
        workspace.seal();
    }

    /// Whether a number moves when the gradient is followed.
    public boolean isChosen(Coordinate place) {
        return !resting.contains(place);
    }

    /// Lets a number move when the gradient is followed, or rest.
    public void choose(Coordinate place, boolean isChosen) {
        if (isChosen) {
            resting.remove(place);
        } else {
            resting.add(place);
        }
    }

    /// Takes some steps along the gradient.
    ///
    /// @return why not, in words
    public Optional<String> follow(int steps) {
        OptionalDouble number = messages.numbers().parse(rate.get());
        List<Coordinate> moving =
                leaves.get().stream().map(Leaf::place).filter(this::isChosen).toList();
        if (number.isEmpty() || number.getAsDouble() <= 0) {
            return Optional.of(messages.text("whatif.no-rate", rate.get()));
        } else if (moving.isEmpty()) {
            return Optional.of(messages.text("whatif.none-chosen"));
        }
        workspace.whatIf().follow(moving, isUpwards.get() ? -number.getAsDouble() : number.getAsDouble(), steps);
        return Optional.empty();
    }

    /// Listens to the workspace no longer.
    public void dispose() {
        subscription.unsubscribe();
    }

    private void list() {
        State state = workspace.state().get();
        Told told = workspace.told().get();
        List<Leaf> found = new ArrayList<>();
        for (Node node : state.scene().document().graph().nodes()) {
            if (node.operation() instanceof Variable variable
                    && variable.value().size() <= MOST_CELLS) {
                Optional<Tensor> gradient = told.isStale()
                        ? Optional.empty()
                        : told.gradient(state.scene().value(Value.of(node.id())));
                for (int cell = 0; cell < variable.value().size(); cell++) {
                    found.add(leaf(node, variable.value(), cell, gradient));
                }
            }
        }
        leaves.set(List.copyOf(found));
    }

    private Leaf leaf(Node node, Tensor value, int cell, Optional<Tensor> gradient) {
        Coordinate place = new Coordinate(node.id(), cell);
        Numbers numbers = messages.numbers();
        double number = value.at(cell);
        double reach = reaches.compute(
                place, (same, known) -> known == null ? reach(2 * number) : Math.max(known, reach(number)));
        return new Leaf(
                place,
                value.size() == 1 ? node.name() : node.name() + "[" + (cell + 1) + "]",
                number,
                gradient.filter(known -> known.size() == value.size())
                        .map(known -> numbers.shortForm(known.at(cell)))
                        .orElse(""),
                -reach,
                reach);
    }

    /// How far a slider goes to both sides: so often doubled that the number is on it.
    private static double reach(double number) {
        double reach = LEAST_REACH;
        while (reach < Math.abs(number)) {
            reach *= 2;
        }
        return reach;
    }
}
