package gradus.app.shell;

import gradus.app.canvas.CanvasView;
import gradus.app.canvas.CanvasViewModel;
import gradus.app.document.Document;
import gradus.app.text.Messages;
import gradus.app.workspace.Workplace;
import gradus.app.workspace.Workspace;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// A document with its numbers, to be looked at only.
final class DocumentPicture {

    private DocumentPicture() {}

    /// The canvas of a document, in a workspace of its own.
    static Node of(Document document, Workplace workplace, ObservableValue<Messages> messages) {
        Workspace own = new Workspace(workplace);
        own.open(document);
        Once.when(own.data(), data -> document.data().isEmpty() || data.find().isPresent(), data -> own.run());
        return new CanvasView(new CanvasViewModel(own, messages));
    }
}
