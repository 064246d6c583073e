package gradus.engine.project;

import gradus.engine.block.Blocks;
import gradus.engine.exchange.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Project files, `*.gradus`. The format is described in docs/project-format.md.
public final class ProjectFile {

    private ProjectFile() {}

    /// Reads a project file. It is only read: nothing in it is executed, and the data it names are not opened.
    ///
    /// @throws gradus.engine.graph.GradusException with one diagnostic that has line and column when nothing can be
    ///     opened; unknown operations, refused attributes and newer versions can be, see [Opened] and
    ///     [Project#check]
    public static Opened read(Path file) {
        return read(FileBytes.read(file), String.valueOf(file.getFileName()));
    }

    /// Reads the text of a project file.
    ///
    /// @param file what to call it in messages
    /// @throws gradus.engine.graph.GradusException as [#read(Path)]
    public static Opened read(String text, String file) {
        return ProjectText.read(text, file, Blocks.catalogue());
    }

    /// The text that a project's file has; the same project always gives the same text.
    public static String text(Project project) {
        return ProjectText.write(project);
    }

    /// Writes or replaces a project file, whole or not at all.
    ///
    /// @throws gradus.engine.graph.GradusException `file.unwritable`; the old file is then as it was
    public static void write(Path file, Project project) {
        byte[] bytes = text(project).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, stream -> stream.write(bytes));
    }
}
