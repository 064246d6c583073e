package gradus.app.action;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keys that a person has given to actions; all other actions have their standard ones.
///
/// @param own by the action's id; an empty list takes its keys away
public record KeyMap(Map<String, List<KeyStroke>> own) {
    /// Everything as it comes.
    public static final KeyMap STANDARD = new KeyMap(Map.of());

    /// Two actions with the same key, of which only one can have it.
    public record Conflict(Action first, Action second, KeyStroke stroke) {}

    public KeyMap {
        Map<String, List<KeyStroke>> copied = new LinkedHashMap<>();
        own.forEach((id, strokes) -> copied.put(id, List.copyOf(strokes)));
        own = Map.copyOf(copied);
    }

    /// The keys of an action.
    public List<KeyStroke> strokes(Action action) {
        return own.getOrDefault(action.id(), action.standard());
    }

    /// Whether an action has other keys than it comes with.
    public boolean isOwn(Action action) {
        return own.containsKey(action.id());
    }

    /// With other keys for one action.
    public KeyMap with(Action action, List<KeyStroke> strokes) {
        Map<String, List<KeyStroke>> changed = new LinkedHashMap<>(own);
        changed.put(action.id(), strokes);
        if (strokes.equals(action.standard())) {
            changed.remove(action.id());
        }
        return new KeyMap(changed);
    }

    /// With the standard keys of one action.
    public KeyMap reset(Action action) {
        return with(action, action.standard());
    }

    /// Another action of these that has the key already. Keys of the canvas stand in the way of those of the window,
    /// so where they act makes no difference.
    public Optional<Action> holder(Collection<Action> actions, Action action, KeyStroke stroke) {
        return actions.stream()
                .filter(other ->
                        !other.id().equals(action.id()) && strokes(other).contains(stroke))
                .findFirst();
    }

    /// Which of these actions have a key in common.
    public List<Conflict> conflicts(Collection<Action> actions) {
        List<Conflict> found = new ArrayList<>();
        Map<KeyStroke, Action> taken = new LinkedHashMap<>();
        for (Action action : actions) {
            for (KeyStroke stroke : strokes(action)) {
                Action first = taken.putIfAbsent(stroke, action);
                if (first != null) {
                    found.add(new Conflict(first, action, stroke));
                }
            }
        }
        return found;
    }
}
