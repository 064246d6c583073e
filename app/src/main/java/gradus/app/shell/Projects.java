package gradus.app.shell;

import gradus.app.document.Document;
import gradus.engine.data.DataLoader;
import gradus.engine.data.DataSetup;
import gradus.engine.data.Loaded;
import gradus.engine.data.Progress;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.project.Opened;
import gradus.engine.project.ProjectFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Projects and their data in files.
final class Projects {

    /// How project files end.
    static final String SUFFIX = ".gradus";

    private Projects() {}

    /// A document from a file.
    ///
    /// @param diagnostics what is wrong with the file itself
    record Read(Document document, List<Diagnostic> diagnostics) {}

    /// Opens a project file.
    ///
    /// @throws GradusException when it can't be read
    static Read open(Path file) {
        Opened opened = ProjectFile.read(file);
        return new Read(Document.of(opened.project(), Optional.of(file)), opened.diagnostics());
    }

    /// Writes a document's project.
    ///
    /// @throws GradusException when the file can't be written; the old one is then as it was
    static void save(Document document, Path file) {
        ProjectFile.write(file, document.project());
    }

    /// The document for another place: its data are named as seen from there.
    static Document moved(Document document, Path file) {
        Path from = folder(document);
        Path to = folder(file);
        return document.data()
                .filter(data -> !from.equals(to) && !Path.of(data.file()).isAbsolute())
                .map(data -> document.withData(Optional.of(data.withFile(seenFrom(to, from.resolve(data.file()))))))
                .orElse(document);
    }

    /// Reads the data that a document names.
    ///
    /// @throws GradusException when they can't be read
    static Loaded data(Document document) {
        DataSetup setup = document.data()
                .orElseThrow(() -> new GradusException(Diagnostic.error("train.no-data", new Place.Everywhere())));
        return DataLoader.load(folder(document), setup, document.training().seed(), Progress.unwatched());
    }

    /// The file with the suffix of projects, if the person left it out.
    static Path withSuffix(Path file) {
        return file.toString().endsWith(SUFFIX) ? file : file.resolveSibling(file.getFileName() + SUFFIX);
    }

    private static String seenFrom(Path folder, Path file) {
        Path wanted = file.toAbsolutePath().normalize();
        // Not on another drive.
        boolean isNear = Optional.ofNullable(folder.getRoot()).equals(Optional.ofNullable(wanted.getRoot()));
        return (isNear ? folder.relativize(wanted) : wanted).toString().replace('\\', '/');
    }

    private static Path folder(Document document) {
        return document.file().map(Projects::folder).orElseGet(() -> Path.of("").toAbsolutePath());
    }

    private static Path folder(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return Optional.ofNullable(absolute.getParent()).orElse(absolute);
    }
}
