package gradus.app.workspace;

import gradus.engine.graph.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which numbers are shown: those of the last run or, while it is traced, those told so far, and at wires the factors
/// that one wants to see.
final class Telling {
    private final ReadOnlyObjectProperty<State> state;
    private final ReadOnlyObjectProperty<Optional<Results>> results;
    private final Tracing tracing;
    private final Locals locals;
    private final Checking checking;
    private final ReadOnlyObjectWrapper<Told> told;
    private WireNumbers shown = WireNumbers.ALL;

    /// @param refused takes why a pass can't be computed
    /// @param moved is told each step of a trace
    Telling(
            Workplace place,
            ReadOnlyObjectProperty<State> state,
            Runs runs,
            Consumer<List<Diagnostic>> refused,
            Consumer<Traced> moved) {
        this.state = state;
        results = runs.results();
        tracing = new Tracing(place, state, runs.data(), refused, moved);
        locals = new Locals(place);
        checking = new Checking(place);
        told = new ReadOnlyObjectWrapper<>(tell());
        tracing.setup().subscribe(setup -> runs.towards(setup.cell()));
        results.subscribe(this::renew);
        tracing.traced().subscribe(this::renew);
        locals.byWire().subscribe(this::renew);
        checking.doubts().subscribe(this::renew);
    }

    Tracing tracing() {
        return tracing;
    }

    Checking checking() {
        return checking;
    }

    ReadOnlyObjectProperty<Told> told() {
        return told.getReadOnlyProperty();
    }

    void show(WireNumbers others) {
        shown = others;
        renew();
    }

    /// The state has changed.
    void follow(State before) {
        checking.follow(results.get(), state.get().revision());
        if (before.revision() != state.get().revision()) {
            told.set(tell());
        }
        locals.follow(state.get().scene(), told.get().evaluation());
    }

    private void renew() {
        checking.follow(results.get(), state.get().revision());
        told.set(tell());
        locals.follow(state.get().scene(), told.get().evaluation());
    }

    private Told tell() {
        return new Told(
                results.get(),
                tracing.traced().get(),
                state.get().revision(),
                locals.byWire().get(),
                checking.doubts().get(),
                shown);
    }
}
