package gradus.engine.data;

import java.util.concurrent.CancellationException;

/// How far some work is, told to whoever waits for it, who may also stop it.
@FunctionalInterface
public interface Progress {

    /// Tells the share that is done.
    ///
    /// @param share from 0 to 1
    /// @throws CancellationException to stop the work
    void reached(double share);

    /// Listens to nothing and never stops.
    static Progress unwatched() {
        return share -> {};
    }
}
