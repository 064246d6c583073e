package gradus.app.chart;

import gradus.engine.exchange.AtomicFile;
import java.util.function.Supplier;

/// Asks where to put a file, and puts it there: all of it or nothing, off the window's thread. What can't be written
/// is told by whoever saves.
@FunctionalInterface
public interface Saving {

    /// Nothing is saved: for pictures of the window, where nobody sits.
    Saving NOWHERE = (name, content) -> {};

    /// Asks and saves.
    ///
    /// @param name what the file's name ends with: `loss.png`
    /// @param content is taken on the window's thread once the place is known, and written on that of the files
    void save(String name, Supplier<AtomicFile.Content> content);
}
