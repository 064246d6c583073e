package gradus.app.shell;

import gradus.app.workspace.Workspace;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import gradus.engine.project.BlockFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// What becomes of files from the desktop that are dropped on the canvas: data are taken into the project, a project is
/// opened, and of all others it is said what can be dropped.
record DroppedFiles(ShellViewModel shell, Workspace workspace) {

    private enum Kind {
        DATA,
        PROJECT,
        BLOCK
    }

    /// Takes one file.
    ///
    /// @param takeBlock takes a block into the library
    void take(List<Path> files, Consumer<Path> takeBlock) {
        shell.work(() -> kind(files), kind -> {
            Path file = files.getFirst();
            switch (kind) {
                case DATA -> workspace.sources().open(file);
                case PROJECT -> shell.open(file);
                case BLOCK -> takeBlock.accept(file);
            }
        });
    }

    private static Kind kind(List<Path> files) {
        if (files.size() != 1) {
            throw refused("drop.several", Integer.toString(files.size()));
        }
        Path file = files.getFirst();
        String name = String.valueOf(file.getFileName());
        String small = name.toLowerCase(Locale.ROOT);
        if (Files.isDirectory(file)) {
            throw refused("drop.folder", name);
        } else if (small.endsWith(Projects.SUFFIX)) {
            return Kind.PROJECT;
        } else if (small.endsWith(".csv") || small.endsWith(".tsv") || small.endsWith(".txt")) {
            return Kind.DATA;
        } else if (small.endsWith(BlockFile.SUFFIX)) {
            return Kind.BLOCK;
        } else if (small.endsWith(".onnx") || small.endsWith(".keras") || small.endsWith(".h5")) {
            throw refused("drop.model", name);
        }
        throw refused("drop.unknown", name);
    }

    private static GradusException refused(String code, String name) {
        return new GradusException(Diagnostic.error(code, new Place.Everywhere(), name));
    }
}
