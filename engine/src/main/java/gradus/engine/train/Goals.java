package gradus.engine.train;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Figures that are good enough, all of them together.
///
/// @param list none when training never is
public record Goals(List<Goal> list) {

    /// Training never is good enough.
    public static final Goals NONE = new Goals(List.of());

    public Goals {
        list = List.copyOf(list);
    }

    /// Reads goals with semicolons between them: `accuracy >= 0.97; loss <= 0.1`.
    ///
    /// @throws gradus.engine.graph.GradusException `attribute.invalid` when one has another form
    public static Goals parse(String text) {
        String inner = text.strip().replaceAll("^\\[|]$", "");
        return inner.isBlank()
                ? NONE
                : new Goals(Stream.of(inner.split("[;,]", -1)).map(Goal::parse).toList());
    }

    /// The goals, each as a text.
    public List<String> texts() {
        return list.stream().map(Goal::toString).toList();
    }

    /// Whether there are goals and the scores reach all of them.
    public boolean areReached(Scores scores) {
        return !list.isEmpty() && list.stream().allMatch(goal -> goal.isReached(scores));
    }

    /// What [#parse] reads.
    @Override
    public String toString() {
        return texts().stream().collect(Collectors.joining("; "));
    }
}
