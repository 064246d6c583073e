package gradus.app.shell;

import gradus.app.document.Document;
import gradus.app.workspace.Workplace;
import gradus.engine.data.CsvTable;
import gradus.engine.data.DataLoader;
import gradus.engine.data.DataSetup;
import gradus.engine.data.Origin;
import gradus.engine.data.Progress;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.project.Opened;
import gradus.engine.project.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
                .flatMap(data -> data.file()
                        .map(Origin.File::path)
                        .filter(path -> !from.equals(to) && !Path.of(path).isAbsolute())
                        .map(path -> data.withFile(seenFrom(to, from.resolve(path)))))
                .map(data -> document.withData(Optional.of(data)))
                .orElse(document);
    }

    /// Reads the rows that a document names.
    static final class Rows implements Workplace.Reader {
        @Override
        public CsvTable table(Document document, Progress progress) {
            DataSetup setup = document.data()
                    .orElseThrow(() -> new GradusException(Diagnostic.error("train.no-data", new Place.Everywhere())));
            return DataLoader.read(folder(document), setup.origin(), progress);
        }

        @Override
        public Object stamp(Document document) {
            try {
                BasicFileAttributes now = Files.readAttributes(
                        folder(document)
                                .resolve(document.data().orElseThrow().origin().name()),
                        BasicFileAttributes.class);
                return List.of(now.lastModifiedTime(), now.size());
            } catch (IOException | InvalidPathException none) {
                return "";
            }
        }
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
