package gradus.app.history;

import gradus.app.document.Difference;
import gradus.app.document.History.Step;
import gradus.app.document.Timeline;
import gradus.app.text.Messages;
import gradus.app.workspace.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;

/// What the history lists. A row is put into words when it is looked at, so that a long history costs nothing.
public final class HistoryViewModel {
    private static final int MOST_NAMES = 3;

    /// The states on both sides of a step.
    private record Pair(Step before, Step after) {}

    private final Workspace workspace;
    private final Messages messages;
    private final Map<Integer, Pair> pairs = new HashMap<>();
    private final Map<Integer, String> subjects = new HashMap<>();

    public HistoryViewModel(Workspace workspace, Messages messages) {
        this.workspace = workspace;
        this.messages = messages;
    }

    /// All states; another value means that rows have changed.
    public ReadOnlyObjectProperty<Timeline> timeline() {
        return workspace.timeline();
    }

    /// A state in words.
    public HistoryRow row(int step) {
        Timeline now = timeline().get();
        Step state = now.steps().get(step);
        return new HistoryRow(
                step,
                step == 0 ? messages.text("history.start") : capital(messages.text(state.label())),
                step == 0 ? "" : subject(step, now.steps().get(step - 1), state),
                step == now.present(),
                step > now.present(),
                now.saved().stream().anyMatch(saved -> saved == step));
    }

    /// Goes to a state.
    public void goTo(int step) {
        workspace.goTo(step);
    }

    private String subject(int step, Step before, Step after) {
        Pair pair = new Pair(before, after);
        Pair known = pairs.get(step);
        boolean isKnown = known != null
                && known.before().document().equals(before.document())
                && known.after().document().equals(after.document());
        if (!isKnown) {
            pairs.put(step, pair);
            subjects.put(step, words(Difference.of(before.document(), after.document(), after.edited())));
        }
        return Optional.ofNullable(subjects.get(step)).orElse("");
    }

    private String words(Difference difference) {
        List<String> names = difference.names();
        String some = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return difference
                .wire()
                .map(wire -> wire.from() + " → " + wire.to())
                .orElseGet(() -> names.size() > MOST_NAMES
                        ? messages.text("history.more", some, names.size() - MOST_NAMES)
                        : some);
    }

    private String capital(String label) {
        return label.isEmpty()
                ? label
                : label.substring(0, 1).toUpperCase(messages.language().locale()) + label.substring(1);
    }
}
