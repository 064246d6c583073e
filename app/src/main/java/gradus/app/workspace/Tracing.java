package gradus.app.workspace;

import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Message;
import gradus.engine.graph.Place;
import gradus.engine.run.Alarm;
import gradus.engine.run.Trace;
import gradus.engine.run.Trace.Stride;
import gradus.engine.run.TraceFrame;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Steps through the numbers of the graph, both ways, pass after pass. Passes are computed in the background; what
/// comes back late is dropped. After an edit the numbers told stay, as stale ones, until the next step computes them
/// anew.
public final class Tracing {
    private final Workplace place;
    private final ReadOnlyObjectProperty<State> state;
    private final ReadOnlyObjectProperty<DataState> data;
    private final Consumer<List<Diagnostic>> refused;
    private final Consumer<Traced> moved;
    private final ReadOnlyObjectWrapper<Optional<Traced>> traced = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<TraceSetup> setup = new ReadOnlyObjectWrapper<>(TraceSetup.STANDARD);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private Optional<Passes> passes = Optional.empty();
    private int lastAsked;

    /// @param refused takes why a pass can't be computed
    /// @param moved is told each step
    Tracing(
            Workplace place,
            ReadOnlyObjectProperty<State> state,
            ReadOnlyObjectProperty<DataState> data,
            Consumer<List<Diagnostic>> refused,
            Consumer<Traced> moved) {
        this.place = place;
        this.state = state;
        this.data = data;
        this.refused = refused;
        this.moved = moved;
    }

    /// What has been told; empty while nothing is traced, when all numbers of the last run are shown.
    public ReadOnlyObjectProperty<Optional<Traced>> traced() {
        return traced.getReadOnlyProperty();
    }

    /// How it is traced.
    public ReadOnlyObjectProperty<TraceSetup> setup() {
        return setup.getReadOnlyProperty();
    }

    /// Whether a pass is being computed.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Traces otherwise, from before the first step.
    public void set(TraceSetup other) {
        if (!other.equals(setup.get())) {
            setup.set(other);
            if (traced.get().isPresent()) {
                begin(trace -> trace);
            }
        }
    }

    /// Tells a pass that is known, from before its first step or from where the one before was left.
    public void tell(TraceFrame known) {
        int position = traced.get().map(now -> now.trace().position()).orElse(0);
        passes = Optional.empty();
        show(new Traced(Trace.of(known).at(position), state.get().revision(), false));
    }

    /// Goes on by a stride; behind the last pass the next one is computed.
    public void next(Stride stride) {
        Optional<Traced> now = fresh();
        if (now.isEmpty()) {
            int position = position();
            begin(trace -> trace.at(position).next(stride, depth()));
        } else if (now.get().trace().isAtEnd()) {
            append(trace -> trace.next(stride, depth()));
        } else {
            show(now.get().at(now.get().trace().next(stride, depth())));
        }
    }

    /// Goes back by a stride.
    public void previous(Stride stride) {
        Optional<Traced> now = fresh();
        if (now.isPresent()) {
            show(now.get().at(now.get().trace().previous(stride, depth())));
        } else {
            int position = position();
            begin(trace -> trace.at(position).previous(stride, depth()));
        }
    }

    /// Goes to where so many steps have been told.
    public void at(int position) {
        go(trace -> Optional.of(trace.at(position)));
    }

    /// Goes to where a node is told next.
    ///
    /// @param path of the node in the whole graph
    public void to(String path) {
        go(trace -> trace.to(path));
    }

    /// Goes to where the gradient of a node is told; when nothing depends on it, it says so.
    ///
    /// @param path of the node in the whole graph
    public void toGradient(String path) {
        go(trace -> {
            Optional<Trace> found = trace.toGradient(path);
            refused.accept(
                    found.isPresent()
                            ? List.of()
                            : List.of(Diagnostic.error("trace.no-gradient", Place.node(path), path)));
            return found;
        });
    }

    /// Goes to the first number of a kind; when there is none it says so.
    public void to(Alarm alarm) {
        go(trace -> {
            Optional<Trace> found = trace.to(alarm);
            refused.accept(
                    found.isPresent()
                            ? List.of()
                            : List.of(Diagnostic.error(
                                    "trace.not-found",
                                    new Place.Everywhere(),
                                    Message.of("trace.alarm." + alarm.name()))));
            return found;
        });
    }

    /// Back to before the first step.
    public void reset() {
        if (traced.get().isPresent()) {
            at(0);
        }
    }

    /// Ends the trace: all numbers of the last run are shown again.
    public void leave() {
        lastAsked++;
        busy.set(false);
        passes = Optional.empty();
        traced.set(Optional.empty());
    }

    /// Another document takes the place of this one.
    void forget() {
        leave();
        setup.set(setup.get().elsewhere());
    }

    private void go(Function<Trace, Optional<Trace>> way) {
        UnaryOperator<Trace> there = trace -> way.apply(trace).orElse(trace);
        fresh().ifPresentOrElse(now -> show(now.at(there.apply(now.trace()))), () -> begin(there));
    }

    private Optional<Traced> fresh() {
        return traced.get().filter(now -> now.revision() == state.get().revision());
    }

    /// How many steps of what was told before an edit are to be told again.
    private int position() {
        return traced.get().map(old -> old.trace().told()).orElse(0);
    }

    private int depth() {
        return state.get().scene().place().size();
    }

    private void show(Traced now) {
        traced.set(Optional.of(now));
        moved.accept(now);
    }

    private void begin(UnaryOperator<Trace> then) {
        // What is asked for now takes the place of what is still being computed.
        busy.set(false);
        State asked = state.get();
        DataState rows = data.get();
        TraceSetup wanted = setup.get();
        compute(
                () -> {
                    Passes begun = Passes.of(asked, rows, wanted, place.device());
                    return new Pass(begun, begun.next().orElseThrow());
                },
                pass -> {
                    passes = Optional.of(pass.of());
                    show(new Traced(
                            then.apply(Trace.of(pass.frame())),
                            asked.revision(),
                            pass.of().hasMore()));
                });
    }

    private void append(UnaryOperator<Trace> then) {
        passes.filter(Passes::hasMore).ifPresent(more -> {
            Traced now = traced.get().orElseThrow();
            compute(
                    () -> new Pass(more, more.next().orElseThrow()),
                    pass -> show(now.at(then.apply(now.trace().with(pass.frame())))));
        });
    }

    private record Pass(Passes of, TraceFrame frame) {}

    private void compute(Supplier<Pass> work, Consumer<Pass> done) {
        if (busy.get()) {
            return;
        }
        int number = ++lastAsked;
        busy.set(true);
        place.engine().execute(() -> {
            Outcome<Pass> outcome = Outcome.of(work);
            place.window().execute(() -> {
                if (number == lastAsked) {
                    busy.set(false);
                    switch (outcome) {
                        case Outcome.Done<Pass>(Pass pass) -> {
                            refused.accept(List.of());
                            done.accept(pass);
                        }
                        case Outcome.Failed<Pass>(List<Diagnostic> reasons) -> refused.accept(reasons);
                    }
                }
            });
        });
    }
}
