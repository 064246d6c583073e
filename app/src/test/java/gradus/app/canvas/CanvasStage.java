package gradus.app.canvas;

import gradus.app.Fx;
import gradus.app.action.Actions;
import gradus.app.action.KeyMap;
import gradus.app.action.Keyboard;
import gradus.app.text.Language;
import gradus.app.text.Messages;
import gradus.app.theme.Theme;
import gradus.app.workspace.Workplace;
import gradus.app.workspace.Workspace;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/// A canvas in a window of its own, with the language and the theme of a test's choice.
record CanvasStage(
        Stage stage,
        Workspace workspace,
        CanvasViewModel model,
        CanvasView view,
        ReadOnlyObjectWrapper<Messages> messages) {

    static CanvasStage open(Workplace place, Theme theme, Language language, int width, int height) {
        return open(place, theme, language, width, height, null);
    }

    static CanvasStage open(
            Workplace place,
            Theme theme,
            Language language,
            int width,
            int height,
            @org.jspecify.annotations.Nullable Parent beside) {
        return Fx.call(() -> {
            Workspace workspace = new Workspace(place);
            ReadOnlyObjectWrapper<Messages> messages = new ReadOnlyObjectWrapper<>(Messages.of(language));
            CanvasViewModel model = new CanvasViewModel(workspace, messages);
            CanvasView view = new CanvasView(model);
            BorderPane root = new BorderPane(view);
            root.setLeft(beside);
            Stage stage = new Stage();
            stage.setScene(new javafx.scene.Scene(root, width, height));
            theme.apply(stage.getScene());
            Actions actions = new Actions(CanvasActions.rows(view), new SimpleObjectProperty<>(KeyMap.STANDARD));
            Keyboard.install(actions, stage.getScene(), view);
            stage.show();
            view.requestFocus();
            return new CanvasStage(stage, workspace, model, view, messages);
        });
    }

    void close() {
        Fx.run(stage::close);
    }
}
