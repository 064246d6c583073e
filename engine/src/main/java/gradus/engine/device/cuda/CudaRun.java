package gradus.engine.device.cuda;

import gradus.engine.device.card.CardRun;
import java.util.Optional;

/// All launches of a run, which are recorded the second time and then go as one. The first time loads what is needed;
/// many plans run only once.
final class CudaRun implements CardRun {

    private final CudaQueue queue;
    private final CardRun launches;
    private Optional<CudaGraph> graph = Optional.empty();
    private int asked;

    /// @param launches one by one
    CudaRun(CudaQueue queue, CardRun launches) {
        this.queue = queue;
        this.launches = launches;
    }

    @Override
    public void ask() {
        if (++asked == 2) {
            graph = queue.record(launches::ask);
        }
        graph.ifPresentOrElse(queue::launch, launches::ask);
    }

    @Override
    public void close() {
        graph.ifPresent(CudaGraph::close);
    }
}
