package gradus.app.trace;

import gradus.app.document.Document;
import gradus.app.document.Placement;
import gradus.app.text.Messages;
import gradus.app.workspace.Workplace;
import gradus.app.workspace.Workspace;
import gradus.engine.block.CustomOptimizer;
import gradus.engine.block.Optimizer;
import gradus.engine.graph.Graph;
import gradus.engine.project.Direction;
import gradus.engine.project.Layout;
import gradus.engine.project.Project;
import gradus.engine.run.AppliedRule;
import gradus.engine.run.ParameterUpdate;
import gradus.engine.run.TraceFrame;
import gradus.engine.tensor.Shape;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The update of one parameter as the optimizer's own graph: computed again in the background, operation by operation,
/// and looked at in a workspace of its own, as a whole or one cell of the parameter. It closes when the trace of the
/// project is elsewhere.
public final class UpdateViewModel {
    private final Workspace project;
    private final Workspace inner;
    private final Workplace place;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private int asked;

    /// What is looked at.
    ///
    /// @param update of the parameter
    /// @param rule the optimizer's graph
    /// @param whole all numbers
    /// @param cell the number of the parameter's cell, from 0; empty for all cells
    public record Shown(ParameterUpdate update, AppliedRule rule, TraceFrame whole, Optional<Integer> cell) {

        private TraceFrame frame() {
            return cell.map(number -> rule.at(whole, number)).orElse(whole);
        }

        /// A cell by its place, counted from 1: `[2, 3]`.
        public String place(int number) {
            Shape shape = rule.shape();
            StringBuilder text = new StringBuilder();
            int left = number;
            for (int axis = shape.rank() - 1; axis >= 0; axis--) {
                int size = shape.get(axis).size();
                text.insert(0, (axis == 0 ? "" : ", ") + (left % size + 1));
                left /= size;
            }
            return "[" + text + "]";
        }
    }

    private record Found(Document document, Shown shown) {}

    /// @param place what a workspace computes with
    public UpdateViewModel(Workspace project, Workplace place) {
        this.project = project;
        this.place = place;
        inner = new Workspace(place);
        inner.refusal().subscribe(reasons -> {
            if (!reasons.isEmpty()) {
                project.refuse(reasons);
            }
        });
        project.tracing().traced().subscribe(this::follow);
        project.state().subscribe(this::follow);
    }

    /// The update that is looked at, if one is.
    public ReadOnlyObjectProperty<Optional<Shown>> shown() {
        return shown.getReadOnlyProperty();
    }

    /// Where it is looked at.
    public Workspace workspace() {
        return inner;
    }

    boolean isOpen() {
        return shown.get().isPresent();
    }

    /// Computes an update again and shows it, the first cell of its parameter.
    void open(ParameterUpdate update) {
        int number = ++asked;
        update.rule()
                .ifPresent(rule -> place.engine().execute(() -> {
                    Found found = found(update, rule);
                    place.window().execute(() -> {
                        if (number == asked && isTold(update)) {
                            inner.look(found.document(), found.shown().frame());
                            shown.set(Optional.of(found.shown()));
                        }
                    });
                }));
    }

    private Found found(ParameterUpdate update, AppliedRule rule) {
        Graph graph = rule.graph();
        Layout placed = Placement.of(graph, new Layout(Direction.RIGHT, Map.of()));
        return new Found(
                Document.of(Project.of(graph, placed), Optional.empty()),
                new Shown(update, rule, rule.frame(place.device()), Optional.of(0)));
    }

    /// Shows the numbers of another cell, or of all.
    ///
    /// @param cell its number, from 0; empty for all cells
    public void choose(Optional<Integer> cell) {
        shown.get().filter(now -> !now.cell().equals(cell)).ifPresent(now -> {
            Shown other = new Shown(now.update(), now.rule(), now.whole(), cell);
            shown.set(Optional.of(other));
            inner.tracing().tell(other.frame());
        });
    }

    /// Shows the project again.
    public void close() {
        asked++;
        if (isOpen()) {
            shown.set(Optional.empty());
            inner.tracing().leave();
        }
    }

    /// What the optimizer is called.
    public String optimizer(Messages words) {
        Optimizer optimizer = project.document().get().training().optimizer();
        return optimizer instanceof CustomOptimizer ? words.text("trace.update.own") : optimizer.name();
    }

    /// A step in words, by its number from 0.
    String line(int step, Messages words) {
        return shown.get()
                .flatMap(now -> inner.tracing()
                        .traced()
                        .get()
                        .map(traced -> traced.trace().frame())
                        .filter(frame -> step < frame.steps().size())
                        .map(frame -> now.rule()
                                .equality(frame, frame.steps().get(step).path(), words.numbers()::few)
                                .plain()))
                .orElse("");
    }

    private void follow() {
        if (shown.get().filter(now -> !isTold(now.update())).isPresent()) {
            close();
        }
    }

    /// Whether the trace of the project has come to an update, and nothing was changed since.
    private boolean isTold(ParameterUpdate update) {
        return project.tracing()
                .traced()
                .get()
                .filter(now -> now.revision() == project.state().get().revision())
                .filter(now -> now.trace().tellsUpdate(update.path()))
                .filter(now -> now.trace()
                        .frame()
                        .update(update.path())
                        .filter(update::equals)
                        .isPresent())
                .isPresent();
    }
}
