package gradus.app.shell;

import gradus.app.document.Document;
import gradus.app.text.Language;
import gradus.engine.project.Project;
import gradus.engine.project.ProjectFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The sample projects that come with the program. A sample opens as a project in no file, so that it stays as it
/// is; its data are laid down in the user's folder, where the engine can read them.
record Samples(Path folder) {

    /// A sample.
    ///
    /// @param file its project
    /// @param data the data files it reads
    record Sample(String file, List<String> data, JsonNode texts) {
        /// What people call it.
        String title(Language language) {
            return texts.path("title").path(language.tag()).asString("");
        }

        /// What it is for, in a line.
        String purpose(Language language) {
            return texts.path("purpose").path(language.tag()).asString("");
        }

        /// Whether it is something to train rather than to run.
        boolean isTrained() {
            return !data.isEmpty();
        }

        /// Its name for programs.
        String id() {
            return file.replace(".gradus", "");
        }
    }

    private static final String RESOURCES = "/gradus/samples/";

    /// Those of the start page, in order.
    static List<Sample> all() {
        List<Sample> samples = new ArrayList<>();
        for (JsonNode entry : JsonMapper.shared().readTree(read("index.json")).path("samples")) {
            List<String> data = new ArrayList<>();
            entry.path("data").forEach(file -> data.add(file.asString()));
            samples.add(new Sample(entry.path("file").asString(), data, entry));
        }
        return samples;
    }

    /// Opens a sample as a document of its own.
    ///
    /// @throws UncheckedIOException when its data can't be laid down
    Document open(Sample sample) {
        sample.data().forEach(this::layDown);
        Project project = ProjectFile.read(read(sample.file()), sample.file()).project();
        return Document.of(
                project.withData(project.data()
                        .map(setup -> setup.withFile(
                                folder.resolve(setup.file()).toAbsolutePath().toString()))),
                Optional.empty());
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
