package gradus.app.action;

import gradus.app.text.Messages;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// All actions by id, with the keys they have now.
public final class Actions {
    private final Map<String, Action> byId = new LinkedHashMap<>();
    private final ObservableValue<KeyMap> keys;

    /// The rows.
    ///
    /// @param keys what the person has changed
    /// @throws IllegalArgumentException when two have the same id, or the same key to begin with
    public Actions(Collection<Action> rows, ObservableValue<KeyMap> keys) {
        this.keys = keys;
        for (Action row : rows) {
            if (byId.put(row.id(), row) != null) {
                throw new IllegalArgumentException("Two actions are named " + row.id());
            }
        }
        KeyMap.STANDARD.conflicts(rows).stream().findFirst().ifPresent(conflict -> {
            throw new IllegalArgumentException(conflict.first().id() + " and "
                    + conflict.second().id() + " have the same key "
                    + conflict.stroke().text());
        });
    }

    /// The action with this id.
    ///
    /// @throws IllegalArgumentException when there is none
    public Action action(String id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow(() -> new IllegalArgumentException("No action " + id));
    }

    /// All actions, in order.
    public List<Action> all() {
        return List.copyOf(byId.values());
    }

    /// The keys that the person has changed.
    public ObservableValue<KeyMap> keys() {
        return keys;
    }

    /// The keys of an action, the one shown in menus first.
    public List<KeyStroke> strokes(Action action) {
        return keys.getValue().strokes(action);
    }

    /// The key of an action that is shown beside it, in words, empty if it has none; follows what the person changes.
    public ObservableValue<String> shownKey(Action action, Messages messages) {
        return keys.map(map -> map.strokes(action).stream()
                .findFirst()
                .map(stroke -> stroke.words(messages))
                .orElse(""));
    }

    /// The actions that a key means where the keyboard is, those of the canvas first.
    List<Action> of(KeyStroke stroke, boolean isOnCanvas) {
        return byId.values().stream()
                .filter(action -> isOnCanvas || action.scope() == Action.Scope.WINDOW)
                .filter(action -> strokes(action).contains(stroke))
                .sorted((one, other) -> other.scope().compareTo(one.scope()))
                .toList();
    }
}
