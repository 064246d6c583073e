package gradus.app.inspector;

import gradus.app.text.Messages;
import gradus.app.workspace.State;
import gradus.app.workspace.Weights.Weight;
import gradus.app.workspace.Workspace;
import gradus.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.StringJoiner;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/// The weights of the selected node, number by number: read, and written.
public final class WeightsViewModel {
    private final Workspace workspace;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<List<Weight>> weights = new ReadOnlyObjectWrapper<>(List.of());
    private final Subscription subscription;

    public WeightsViewModel(Workspace workspace, Messages messages) {
        this.workspace = workspace;
        this.messages = messages;
        subscription = Subscription.combine(
                workspace.state().subscribe(this::list), workspace.told().subscribe(this::list));
    }

    /// The parameters of the one node that is selected; empty before anything ran.
    public ReadOnlyObjectProperty<List<Weight>> weights() {
        return weights.getReadOnlyProperty();
    }

    /// Listens to the workspace no longer.
    public void dispose() {
        subscription.unsubscribe();
    }

    private void list() {
        State state = workspace.state().get();
        weights.set(
                state.selection().size() == 1
                        ? workspace.weights().of(state.selection().iterator().next())
                        : List.of());
    }

    /// A cell as people count: `2, 3`; empty for a single number.
    String place(Shape shape, int cell) {
        List<String> indices = new ArrayList<>();
        int rest = cell;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            int size = shape.get(axis).size();
            indices.addFirst(messages.numbers().whole(rest % size + 1));
            rest /= size;
        }
        StringJoiner joined = new StringJoiner(", ");
        indices.forEach(joined::add);
        return joined.toString();
    }

    /// The cell that a person means; empty when there is none such.
    OptionalInt cell(Shape shape, String place) {
        String[] indices = place.isBlank() ? new String[0] : place.strip().split("[\\s,;]+");
        if (indices.length != shape.rank()) {
            return OptionalInt.empty();
        }
        int cell = 0;
        for (int axis = 0; axis < indices.length; axis++) {
            OptionalDouble index = messages.numbers().parse(indices[axis]);
            int size = shape.get(axis).size();
            if (index.isEmpty()
                    || index.getAsDouble() < 1
                    || index.getAsDouble() > size
                    || index.getAsDouble() != Math.rint(index.getAsDouble())) {
                return OptionalInt.empty();
            }
            cell = cell * size + (int) index.getAsDouble() - 1;
        }
        return OptionalInt.of(cell);
    }

    /// A number of a weight as it is written into a field.
    String number(Weight weight, int cell) {
        return messages.numbers().full(weight.value().at(cell));
    }

    /// How the target changes with one number.
    String gradient(Weight weight, int cell) {
        return weight.gradient()
                .filter(known -> known.size() == weight.value().size())
                .map(known ->
                        messages.text("weights.gradient", messages.numbers().shortForm(known.at(cell))))
                .orElse("");
    }

    /// Gives one number another value.
    ///
    /// @return why not, in words
    Optional<String> set(Weight weight, String place, String text) {
        OptionalInt cell = cell(weight.value().shape(), place);
        OptionalDouble number = messages.numbers().parse(text);
        if (cell.isEmpty()) {
            return Optional.of(messages.text(
                    "weights.no-cell", place, weight.name(), weight.value().shape()));
        } else if (number.isEmpty() || !Double.isFinite(number.getAsDouble())) {
            return Optional.of(messages.text("whatif.no-number", text));
        }
        workspace.weights().set(weight.path(), cell.getAsInt(), number.getAsDouble());
        return Optional.empty();
    }
}
