package gradus.app.workspace;

import gradus.app.document.Document;
import gradus.engine.data.CsvTable;
import gradus.engine.data.DataLoader;
import gradus.engine.data.Loaded;
import gradus.engine.data.Progress;
import gradus.engine.device.Device;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/// What a workspace computes with.
///
/// @param device what computes what is looked at number by number
/// @param computing what trains, tests and predicts
/// @param engine runs work off the window's thread, one piece after the other
/// @param training runs the one training run, which may take long, off both other threads
/// @param window runs work on the window's thread
/// @param reader reads the data of a document that has some, on the engine's thread
public record Workplace(
        Device device, Computing computing, Executor engine, Executor training, Executor window, Reader reader) {

    /// One device for everything.
    public Workplace(Device device, Executor engine, Executor training, Executor window, Reader reader) {
        this(device, Computing.on(device), engine, training, window, reader);
    }

    /// What trains, tests and predicts: always the device chosen last.
    public Device quick() {
        return computing.device();
    }

    /// A file's name as a document's data setup states it: from the document's folder if it has one and a way leads
    /// there, else absolute.
    static String seenFrom(Document document, Path file) {
        Path target = file.toAbsolutePath().normalize();
        Optional<Path> folder = document.file()
                .map(own -> own.toAbsolutePath().normalize().getParent())
                .filter(parent -> Objects.equals(parent.getRoot(), target.getRoot()));
        return folder.map(parent -> parent.relativize(target))
                .orElse(target)
                .toString()
                .replace('\\', '/');
    }

    /// Reads the data of a document that has some.
    @FunctionalInterface
    public interface Reader {

        /// The rows that the document's setup names, as they come.
        ///
        /// @throws gradus.engine.graph.GradusException when they can't be read
        CsvTable table(Document document, Progress progress);

        /// What the document's setup makes of the rows.
        ///
        /// @throws gradus.engine.graph.GradusException with all that is wrong with them
        default Loaded prepare(CsvTable table, Document document) {
            return DataLoader.prepare(
                    table, document.data().orElseThrow(), document.training().seed());
        }

        /// What changes when the rows that the setup names may have changed.
        default Object stamp(Document document) {
            return "";
        }
    }
}
