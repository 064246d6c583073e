package gradus.app.shell;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

/// A frame of fixed proportions around a small picture. The picture is laid out larger and scaled down, so that
/// what is in it shows its inside.
final class PictureFrame extends Region {
    private static final double HEIGHT_TO_WIDTH = 0.6;
    private static final double SCALE = 0.4;

    PictureFrame() {
        getStyleClass().add("sample-picture");
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    /// Puts a picture into the frame, in place of the one that is there. It takes no mouse and no keys.
    void show(Node picture) {
        picture.setMouseTransparent(true);
        picture.setFocusTraversable(false);
        picture.getTransforms().setAll(new Scale(SCALE, SCALE));
        getChildren().setAll(picture);
    }

    /// Takes the height that goes with a width.
    void fit(double width) {
        double height = Math.round(width * HEIGHT_TO_WIDTH);
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    @Override
    protected void layoutChildren() {
        getChildren().forEach(picture -> picture.resizeRelocate(0, 0, getWidth() / SCALE, getHeight() / SCALE));
    }
}
