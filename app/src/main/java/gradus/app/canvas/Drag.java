package gradus.app.canvas;

/// A drag from press to release. Only its end changes the document.
interface Drag {
    /// The pointer has moved.
    void drag(Touch now);

    /// The button was let go.
    void release(Touch now);

    /// Everything is to be as it was before.
    void cancel();
}
