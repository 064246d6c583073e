package gradus.app.canvas;

import gradus.app.action.Focus;
import gradus.app.document.Document;
import gradus.app.document.Mend;
import gradus.engine.graph.Diagnostic;
import gradus.engine.graph.Fix;
import gradus.engine.graph.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

/// What is wrong with the one node selected, told beside it, with its remedies: one that the pointer or the keyboard
/// is on is shown as it would be, a click or Enter applies it.
final class TroublePopup extends VBox {
    private static final String OPEN_PORT = "graph.open-port";
    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");
    private static final double WIDTH = 300;
    private static final double GAP = 40;
    private static final int MOST_FIXES = 3;

    private final CanvasView view;
    private final CanvasViewModel model;
    private final Ghost ghost;
    private List<Diagnostic> shown = List.of();
    private Optional<String> dismissed = Optional.empty();

    TroublePopup(CanvasView view, CanvasViewModel model, Ghost ghost) {
        super(4);
        this.view = view;
        this.model = model;
        this.ghost = ghost;
        setId("trouble");
        getStyleClass().add("trouble");
        setManaged(false);
        setVisible(false);
        addEventHandler(MouseEvent.ANY, MouseEvent::consume);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                dismissed = only();
                view.requestFocus();
                view.refresh();
                event.consume();
            }
        });
        model.workspace().diagnostics().subscribe(view::refresh);
    }

    /// Puts the keyboard on the first remedy of the node selected.
    ///
    /// @return whether there is one
    boolean focus() {
        dismissed = Optional.empty();
        draw(view.viewport());
        Optional<Hyperlink> first = getChildren().stream()
                .filter(Hyperlink.class::isInstance)
                .map(Hyperlink.class::cast)
                .findFirst()
                .filter(link -> isVisible());
        first.ifPresent(Focus::on);
        return first.isPresent();
    }

    /// Follows the selection and what is seen.
    void draw(Viewport viewport) {
        Optional<NodePicture> node = only().flatMap(id -> model.picture().get().node(id));
        if (!only().equals(dismissed)) {
            dismissed = Optional.empty();
        }
        List<Diagnostic> troubles = node.filter(each -> dismissed.isEmpty())
                .map(each -> troubles(each.id()))
                .orElse(List.of());
        if (!troubles.equals(shown)) {
            shown = troubles;
            fill(troubles);
        }
        setVisible(!troubles.isEmpty());
        node.filter(each -> isVisible()).ifPresent(each -> {
            applyCss();
            double height = prefHeight(WIDTH);
            Point corner =
                    viewport.toView(new Point(each.box().left(), each.box().bottom() + GAP));
            resizeRelocate(
                    Math.clamp(corner.x(), 0, Math.max(0, view.getWidth() - WIDTH)),
                    Math.clamp(corner.y(), 0, Math.max(0, view.getHeight() - height)),
                    WIDTH,
                    height);
        });
    }

    private Optional<String> only() {
        Set<String> selection = model.selection();
        return selection.size() == 1 ? Optional.of(selection.iterator().next()) : Optional.empty();
    }

    /// What is wrong with a node, and can be mended or is more than an open port.
    private List<Diagnostic> troubles(String id) {
        var state = model.workspace().state().get();
        Stream<Diagnostic> graph = state.scene().isInside()
                ? state.scene().types().diagnostics().stream()
                : model.workspace().diagnostics().get().stream();
        Stream<Diagnostic> numbers = model.workspace().told().get().doubts(state.scene()).stream();
        Stream<Diagnostic> all = Stream.concat(graph, numbers);
        return all.filter(
                        diagnostic -> diagnostic.place() instanceof Place.AtNode(String at, String _) && at.equals(id))
                .filter(diagnostic -> !diagnostic.code().equals(OPEN_PORT)
                        || !diagnostic.fixes().isEmpty())
                .limit(1)
                .toList();
    }

    private void fill(List<Diagnostic> troubles) {
        ghost.hide();
        getChildren().clear();
        pseudoClassStateChanged(DOUBTFUL, troubles.stream().noneMatch(Diagnostic::isError));
        for (Diagnostic trouble : troubles) {
            Label text = new Label(model.words().of(trouble));
            text.getStyleClass().add("trouble-text");
            text.setMaxWidth(WIDTH);
            text.setWrapText(true);
            getChildren().add(text);
            List<Fix> fixes = trouble.fixes().stream().limit(MOST_FIXES).toList();
            for (int i = 0; i < fixes.size(); i++) {
                getChildren().add(link(fixes.get(i), i));
            }
            setAccessibleText(text.getText());
        }
    }

    private Hyperlink link(Fix fix, int number) {
        Hyperlink link = new Hyperlink(model.words().of(fix.label()));
        link.setId("fix-" + number);
        link.setWrapText(true);
        link.setMaxWidth(WIDTH);
        link.setOnAction(event -> {
            ghost.hide();
            model.workspace().seal();
            model.workspace().apply(mend(fix));
            model.workspace().seal();
            view.requestFocus();
        });
        link.hoverProperty().subscribe(isOn -> preview(fix, isOn));
        link.focusedProperty().subscribe(isOn -> preview(fix, isOn));
        link.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                link.fire();
                event.consume();
            }
        });
        return link;
    }

    private Mend mend(Fix fix) {
        return new Mend(fix.change().apply(model.workspace().here().graph()));
    }

    private void preview(Fix fix, boolean isOn) {
        if (isOn) {
            Document here = model.workspace().here();
            ghost.show(model, here, mend(fix).apply(here));
            ghost.draw(view.viewport());
        } else {
            ghost.hide();
        }
    }
}
