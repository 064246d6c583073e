package gradus.app.shell;

import gradus.app.canvas.CanvasPicture;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.GradusException;
import gradus.engine.graph.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// The canvas as a file to put into a paper or a slide. Only the look is taken on the window's thread.
record PictureExport(ShellViewModel shell, Supplier<CanvasPicture> canvas) {

    /// Work with a file that may fail.
    private interface Writing {
        void write(Path file) throws IOException;
    }

    void png() {
        shell.export(".png", () -> {
            WritableImage image = canvas.get().image();
            return file -> write(file, target -> {
                if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", target.toFile())) {
                    throw new IOException("No PNG writer");
                }
            });
        });
    }

    void svg() {
        shell.export(".svg", () -> {
            Supplier<String> text = canvas.get().svg();
            return file -> write(file, target -> Files.writeString(target, text.get()));
        });
    }

    private static void write(Path file, Writing writing) {
        Path whole = file.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            writing.write(part);
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UncheckedIOException unwritable) {
            throw new GradusException(
                    Diagnostic.error("file.unwritable", new Place.InFile(file.toString(), 0, 0), file.toString()));
        }
    }
}
