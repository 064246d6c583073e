package gradus.app.shell;

import gradus.app.canvas.CanvasPicture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// The canvas as a file to put into a paper or a slide. Only the look is taken on the window's thread.
record PictureExport(ShellViewModel shell, Supplier<CanvasPicture> canvas) {

    void png() {
        shell.export(".png", () -> {
            WritableImage image = canvas.get().image();
            return stream -> {
                if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", stream)) {
                    throw new IOException("No PNG writer");
                }
            };
        });
    }

    void svg() {
        shell.export(".svg", () -> {
            Supplier<String> text = canvas.get().svg();
            return stream -> stream.write(text.get().getBytes(StandardCharsets.UTF_8));
        });
    }
}
