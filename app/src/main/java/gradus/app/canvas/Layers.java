package gradus.app.canvas;

import gradus.app.action.Action;
import gradus.app.action.Category;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// What stands around the nodes on a canvas: frames and notes behind them, the minimap and the find bar before them.
public final class Layers {
    private final CanvasView view;
    private final DecorPane decor;
    private final Minimap minimap;
    private final FindBar find;
    private final Arranging arranging;
    private final Ghost ghost = new Ghost();
    private final TroublePopup trouble;
    private final CanvasPicture picture;
    private final Pane before = new Pane();

    Layers(CanvasView view, CanvasViewModel model, Ink ink, Painter painter) {
        this.view = view;
        decor = new DecorPane(view, model);
        Lit lit = new Lit(model, ink);
        painter.behind(() ->
                Stream.concat(decor.tints(ink).stream(), lit.tints().stream()).toList());
        painter.light(lit::isLit);
        model.workspace().whatIf().lit().subscribe(view::refresh);
        minimap = new Minimap(view, model, ink);
        find = new FindBar(view, model);
        arranging = new Arranging(model);
        picture = new CanvasPicture(view, model, ink, List.of(before));
        before.setManaged(false);
        before.setPickOnBounds(false);
        trouble = new TroublePopup(view, model, ghost);
        before.getChildren().addAll(ghost, minimap, trouble, find);
    }

    Node behind() {
        return decor;
    }

    Node before() {
        return before;
    }

    /// Follows what is seen.
    void draw(Viewport viewport) {
        decor.draw(viewport);
        minimap.draw(viewport);
        ghost.draw(viewport);
        trouble.draw(viewport);
        find.draw(viewport);
    }

    void showMotion(boolean isShown) {
        arranging.showMotion(isShown);
    }

    /// The canvas as a picture.
    public CanvasPicture picture() {
        return picture;
    }

    /// Shows the minimap where not everything is in view, until the person decides otherwise.
    public void offerMinimap() {
        minimap.offer();
        view.refresh();
    }

    void addNote() {
        decor.addNote();
    }

    void straighten() {
        arranging.straight();
    }

    /// The rows of what they do.
    List<Action> actions(ObservableValue<Boolean> hasNodes, ObservableValue<Boolean> hasSelection) {
        return List.of(
                Action.of("edit.frame", Category.EDIT, decor::frameSelection)
                        .keys("Ctrl+Shift+F")
                        .when(hasSelection),
                Action.of("edit.note", Category.EDIT, this::addNote),
                Action.of("edit.find", Category.SELECTION, find::open)
                        .keys("Ctrl+F")
                        .when(hasNodes),
                Action.trying("edit.mend", Category.EDIT, trouble::focus)
                        .keys("Alt+ENTER")
                        .when(hasSelection),
                Action.of("arrange.layout", Category.ARRANGE, arranging::inLayers)
                        .keys("Ctrl+Alt+L")
                        .when(hasNodes),
                Action.of("edit.straighten", Category.ARRANGE, this::straighten).when(hasSelection),
                Action.of("view.minimap", Category.VIEW, minimap::toggle).keys("Alt+M"));
    }
}
