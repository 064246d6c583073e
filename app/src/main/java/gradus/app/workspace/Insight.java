package gradus.app.workspace;

import gradus.engine.train.Inside;
import gradus.engine.train.Learned;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of a run beside its epochs, in bounded memory.
///
/// @param losses of the batches, before each step
/// @param ratios how far the last step of each epoch moved each parameter, against the parameter's own size: the
///     norms' quotient, by path
/// @param kept weights of some epochs, evenly spread from the first one on
/// @param inside looks into the network with such weights; empty before the run has begun
public record Insight(Trail.Past losses, Map<String, Trail.Past> ratios, List<Kept> kept, Optional<Inside> inside) {

    /// Of a run that nothing is known of.
    public static final Insight NONE = new Insight(Trail.Past.NONE, Map.of(), List.of(), Optional.empty());

    public Insight {
        ratios = Collections.unmodifiableMap(new LinkedHashMap<>(ratios));
        kept = List.copyOf(kept);
    }

    /// What was learned after an epoch.
    ///
    /// @param epoch its number, from 1; 0 stands for the first weights
    public record Kept(int epoch, Learned learned) {}
}
