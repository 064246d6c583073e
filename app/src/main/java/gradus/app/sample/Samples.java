package gradus.app.sample;

import gradus.app.document.Document;
import gradus.engine.project.Project;
import gradus.engine.project.ProjectFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// The sample projects that come with the program. A sample opens as a project in no file, so that it stays as it
/// is; its data are laid down in the user's folder, where the engine can read them.
public record Samples(Path folder) {

    private static final String RESOURCES = "/gradus/samples/";

    /// All, in the order of the start page.
    public static List<Sample> all() {
        return JsonMapper.shared()
                .readTree(read("index.json"))
                .path("samples")
                .valueStream()
                .map(Sample::read)
                .toList();
    }

    /// Opens a sample as a document of its own.
    ///
    /// @throws UncheckedIOException when its data can't be laid down
    public Document open(Sample sample) {
        return Document.of(project(sample), Optional.empty());
    }

    /// A sample's project, its data laid down.
    ///
    /// @throws UncheckedIOException when they can't be
    public Project project(Sample sample) {
        sample.data().forEach(this::layDown);
        Project project = ProjectFile.read(read(sample.file()), sample.file()).project();
        return project.withData(project.data()
                .map(setup -> setup.file()
                        .map(file -> setup.withFile(
                                folder.resolve(file.path()).toAbsolutePath().toString()))
                        .orElse(setup)));
    }

    private void layDown(String file) {
        Path copy = folder.resolve(file);
        try (InputStream data = resource(file)) {
            Files.createDirectories(Optional.ofNullable(copy.getParent()).orElse(folder));
            Files.copy(data, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String read(String file) {
        try (InputStream text = resource(file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static InputStream resource(String file) throws IOException {
        InputStream found = Samples.class.getResourceAsStream(RESOURCES + file);
        if (found == null) {
            throw new IOException("No sample " + file);
        }
        return found;
    }
}
