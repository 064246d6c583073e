package gradus.app.workspace;

import gradus.engine.run.Difference.Verdict;
import gradus.engine.run.Probe;
import java.util.ArrayList;
import java.util.List;

/// A check of gradients that a person asked for, on its way or over.
///
/// @param revision of the state whose numbers are checked
/// @param about the paths of the nodes that were asked for; empty for all
/// @param probes what has been compared so far
/// @param open how many nodes are still to be looked at
public record Checked(long revision, List<String> about, List<Probe> probes, int open) {
    public Checked {
        about = List.copyOf(about);
        probes = List.copyOf(probes);
    }

    /// With more compared.
    Checked with(List<Probe> more, int stillOpen) {
        List<Probe> all = new ArrayList<>(probes);
        all.addAll(more);
        return new Checked(revision, about, all, stillOpen);
    }

    public boolean isOver() {
        return open == 0;
    }

    /// How many came out so.
    public long count(Verdict verdict) {
        return probes.stream().filter(probe -> probe.verdict() == verdict).count();
    }
}
